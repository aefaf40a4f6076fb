import type { Actor } from '../domain/actor.ts'
import type { Sha256, TransactionId } from '../domain/ids.ts'
import type { Cents } from '../domain/money.ts'
import type { ClaimReason } from '../domain/revaluation/claim.ts'
import type { ObjectionOutcome } from '../domain/revaluation/revaluation.ts'
import type { CaseDecision, Outcome } from '../domain/review/decision.ts'
import type { Weight } from '../domain/screening/rule.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { DocumentRef } from '../domain/transaction/document.ts'
import type { Receipt } from '../domain/transaction/dossier.ts'
import type { Terms } from '../domain/transaction/terms.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import type { Verdict } from '../domain/verdict.ts'

/*
 * What workflows may ask of the outside world. Types only: the workflow bundle must never contain an
 * implementation. Payloads are plain JSON; documents travel as references.
 */

/** Which transaction, and the moment that is written beside the effect. */
export interface Step {
  readonly transactionId: TransactionId
  readonly at: Instant
}

export interface Examined {
  /** The deed that was examined. */
  readonly deedSha256: Sha256
  readonly verdict: Verdict
  /** The codes of all findings that did not pass. */
  readonly codes: readonly string[]
  readonly rulesVersion: string
  /** Whether the deed has its receipt timestamp. Absent in histories that are older than this question. */
  readonly stamped?: boolean
  /** Whether the receipt of a first lodging is sealed; absent in later rounds. */
  readonly receiptSealed?: boolean
  /** Nothing was recorded: what is open may settle by itself before long. */
  readonly tryLater?: boolean
}

/** A wait for an owner; `until` is null while only he can end it. */
export interface Held {
  readonly until: Instant | null
}

export interface ScreeningOutcome {
  /** Nothing was screened yet. */
  readonly held?: Held
  readonly flagged: boolean
  readonly weight: Weight | null
  readonly rulesVersion: string
}

export interface SettledNotice {
  readonly noticeId: string
  readonly paid: boolean
  /** An attempt is open at the bank, so it is worth asking again. */
  readonly open: boolean
}

/** A term in milliseconds in place of the lawful one, for a test or a demonstration. */
interface Within {
  readonly within?: number | null
}

/** What was asked of whom, and until when. */
export interface IssuedNotices {
  /** Those not paid yet. */
  readonly unpaid: readonly string[]
  readonly dueAt: Instant
}

/** Effects on the record and the payment gateway: task queue `registrar-transactions`. */
export interface TransactionActivities {
  /** Answers until when it may be lodged. */
  openDossier(input: Step & Within & { readonly actor: Actor; readonly terms: Terms }): Promise<Instant>
  /** Refuses while a document that is asked for is missing or was not accepted. */
  lodgeDeed(input: Step & { readonly actor: Actor }): Promise<Receipt>
  /** The same for a deed that comes back. */
  resubmitDeed(input: Step & { readonly actor: Actor; readonly round: number }): Promise<void>
  enterStage(input: Step & { readonly stage: Stage; readonly round: number }): Promise<void>
  /** Answers until when it may be lodged anew. */
  returnToNotary(
    input: Step & Within & { readonly round: number; readonly codes: readonly string[] },
  ): Promise<Instant>
  /** Puts off the deadline of the present stage. Answers until when. */
  extendDeadline(
    input: Step & { readonly actor: Actor; readonly lastDay: LocalDate | null; readonly reason: string },
  ): Promise<Instant>
  /** Claims more duty of a registered transaction: a notice of the claim to each payer. */
  reopenDuty(
    input: Step & {
      readonly actor: Actor
      readonly value: Cents
      readonly reasons: readonly ClaimReason[]
      readonly note: string
    },
  ): Promise<IssuedNotices>
  /** Answers until when it is to be decided. */
  objectToClaim(input: Step & { readonly actorId: string | null; readonly grounds: string }): Promise<Instant>
  /** What stands of the claim is to be paid; what was paid in excess is owed back. */
  decideObjection(
    input: Step & {
      readonly actor: Actor
      readonly outcome: ObjectionOutcome
      readonly value: Cents | null
      readonly note: string
    },
  ): Promise<IssuedNotices>
  /** Everything claimed is paid. */
  settleDuty(input: Step): Promise<void>
  /** Issues a notice to each payer who owes something. */
  issueNotices(input: Step & Within): Promise<IssuedNotices>
  openCheckout(input: Step & { readonly noticeId: string }): Promise<{ readonly checkoutUrl: string }>
  /** Asks the bank how the open attempts stand and records what it says. */
  settleNotices(input: Step & { readonly noticeIds: readonly string[] }): Promise<readonly SettledNotice[]>
  /** Stops what is still open at the bank, and holds what was captured too late. */
  closeCheckouts(input: Step & { readonly noticeIds: readonly string[] }): Promise<void>
  /**
   * Stage `clearing`. Screens on facts as of now; what is flagged becomes a case, stage `in-review`. When an owner is to
   * be waited for, nothing is screened yet: stage `on-hold`.
   */
  clearTransaction(input: Step & { readonly round: number }): Promise<ScreeningOutcome>
  /** Whether a transaction on hold is still to wait for an owner; null: it is back in clearing. */
  holdsOn(input: Step): Promise<Held | null>
  /** Screens again and opens a case whatever the screening says; stage `in-review`. */
  reviewAnew(input: Step & { readonly round: number }): Promise<void>
  claimCase(input: Step & { readonly round: number; readonly officer: Actor }): Promise<void>
  decideCase(input: Step & { readonly round: number; readonly decision: CaseDecision }): Promise<Outcome>
  /**
   * The one commit that changes the register: through stage `registering` to `registered`. `moved`: the register, its
   * owners or the papers no longer bear the deed out; the stage is `registering`. Else until when the valuation may
   * reopen the duty.
   */
  registerTransaction(
    input: Step & Within & { readonly round: number },
  ): Promise<{ readonly reopenableUntil: Instant } | 'moved'>
  endUnregistered(
    input: Step & {
      readonly stage: 'refused' | 'withdrawn' | 'lapsed'
      readonly actor: Actor | null
      readonly reason: string
    },
  ): Promise<void>
  /** Does what is due on record, and says when something is due next; null: nothing is, unless the record changes. */
  dueNow(input: Step): Promise<{ readonly next: Instant | null }>
}

/** Work on the bytes of documents: task queue `registrar-documents`. */
export interface DocumentActivities {
  /** The first time: stage `examining`, and the receipt sealed beside. Signatures to a verdict, data against the register, duties assessed; all stored. */
  examineDeed(
    input: Step & {
      readonly round: number
      /** There is time left to examine again, so an open question that may settle by itself is not recorded. */
      readonly mayWait?: boolean
    },
  ): Promise<Examined>
  /** Has the timestamp authority stamp the deed that was lodged in this round. */
  stampReceipt(input: Step & { readonly round: number; readonly deedSha256: Sha256 }): Promise<void>
  /** Draws and seals the priority receipt, once, and stores it under retention. */
  sealReceipt(input: Step): Promise<DocumentRef>
  /** Draws and seals the certificate, once, puts it and the deed under retention, and records the delivery. */
  deliver(input: Step): Promise<void>
  /** Renews the proofs of one batch of archived documents. `more`: the batch was full, so there may be others. */
  renewArchive(input: { readonly at: Instant }): Promise<{ readonly renewed: number; readonly more: boolean }>
}
