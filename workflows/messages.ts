import { defineSearchAttributeKey } from '@temporalio/common'
import { defineSignal, defineUpdate } from '@temporalio/workflow'
import type { Actor } from '../domain/actor.ts'
import type { TransactionId } from '../domain/ids.ts'
import type { Cents } from '../domain/money.ts'
import type { ClaimReason } from '../domain/revaluation/claim.ts'
import type { ObjectionOutcome } from '../domain/revaluation/revaluation.ts'
import type { CaseDecision, Outcome } from '../domain/review/decision.ts'
import type { Receipt } from '../domain/transaction/dossier.ts'
import type { Terms } from '../domain/transaction/terms.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import type { Durations } from '../domain/transaction/durations.ts'
import type { State } from './transaction.ts'

/*
 * Every message a land transaction understands. Updates where the caller needs an answer, signals for
 * facts that nobody waits for. Validators refuse with an ApplicationFailure whose type is a refusal code.
 */

export const LAND_TRANSACTION = 'landTransaction'
export const ARCHIVE_RENEWAL = 'archiveRenewal'
/** One for the whole register. */
export const ARCHIVE_SCHEDULE = 'archive-renewal'

export const TRANSACTIONS_QUEUE = 'registrar-transactions'
export const DOCUMENTS_QUEUE = 'registrar-documents'

/** Opaque: no name, no parcel. */
export function workflowIdOf(transactionId: TransactionId): string {
  return `land-transaction/${transactionId}`
}

export interface LandTransactionInput {
  readonly transactionId: TransactionId
  /** All of them, so that what this transaction was told stands in its history and no later edit reaches it. */
  readonly durations: Durations
  /** Its short commits take turns; absent from those begun before that was so. */
  readonly inTurns?: true
  /** A test's: goes on in a new run once its history has so many events, with 0 after each step. */
  readonly mostEvents?: number
  /** What the run before handed on; absent in the first. */
  readonly handedOn?: State
}

/** What a transaction is started with, and with nothing less. */
export function inputFor(transactionId: TransactionId, durations: Durations): LandTransactionInput {
  return { transactionId, durations, inTurns: true }
}

export interface StageView {
  readonly stage: Stage
}

export const openDossier = defineUpdate<StageView, [{ actor: Actor; terms: Terms }]>('openDossier')
/** Lodges the deed; after a return, lodges it anew under the same receipt. */
export const lodge = defineUpdate<{ receipt: Receipt }, [{ actor: Actor }]>('lodge')
export const openCheckout = defineUpdate<{ checkoutUrl: string }, [{ noticeId: string }]>('openCheckout')
export const claimCase = defineUpdate<StageView, [{ officer: Actor }]>('claimCase')
export const decideCase = defineUpdate<{ outcome: Outcome }, [{ decision: CaseDecision }]>('decideCase')
export const withdraw = defineUpdate<StageView, [{ actor: Actor; reason: string }]>('withdraw')

/** After registration, an officer claims more duty; whoever pays may object; another officer decides. */
export const reopenDuty = defineUpdate<
  StageView,
  [{ actor: Actor; value: Cents; reasons: readonly ClaimReason[]; note: string }]
>('reopenDuty')
export const objectToClaim = defineUpdate<StageView, [{ actor: Actor | null; grounds: string }]>(
  'objectToClaim',
)
export const decideObjection = defineUpdate<
  StageView,
  [{ actor: Actor; outcome: ObjectionOutcome; value: Cents | null; note: string }]
>('decideObjection')

/** More time for what the transaction waits for now. */
export const extend = defineUpdate<
  { until: Instant },
  [{ actor: Actor; lastDay: LocalDate | null; reason: string }]
>('extend')

/** The bank, the payer's browser or an operator says that something may have been paid. A hint, never a proof. */
export const paymentHint = defineSignal('paymentHint')
/** Something on record changed: what is due may be another thing now. */
export const nudge = defineSignal('nudge')

export const STAGE_ATTRIBUTE = defineSearchAttributeKey('RegistrarStage', 'KEYWORD')
export const WAITS_UNTIL_ATTRIBUTE = defineSearchAttributeKey('RegistrarWaitsUntil', 'DATETIME')

/** Registered with the server at start; values are in clear there, so no personal data. */
export const SEARCH_ATTRIBUTES = [STAGE_ATTRIBUTE, WAITS_UNTIL_ATTRIBUTE] as const
