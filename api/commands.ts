import type { Actor } from '../domain/actor.ts'
import type { DocumentRequest } from '../domain/exchange/asked.ts'
import type { DossierMessage } from '../domain/exchange/dossier-message.ts'
import type { PartyKey } from '../domain/exchange/parties.ts'
import type { PartyLink } from '../domain/exchange/party-link.ts'
import type { TransactionId } from '../domain/ids.ts'
import type { Contact } from '../domain/message/contact.ts'
import type { WebhookEndpoint } from '../domain/ports.ts'
import type { DryRun } from '../domain/dry-run/dry-run.ts'
import type { Cents } from '../domain/money.ts'
import type { ObjectionEnd } from '../domain/publication/publication.ts'
import type { ClaimReason } from '../domain/revaluation/claim.ts'
import type { ObjectionOutcome } from '../domain/revaluation/revaluation.ts'
import type { Decision, Outcome } from '../domain/review/decision.ts'
import type { Watch } from '../domain/shield/shield.ts'
import type { Receipt } from '../domain/transaction/dossier.ts'
import type { Terms } from '../domain/transaction/terms.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { Finding } from '../domain/verdict.ts'

/** Every write names who asks and under which Idempotency-Key. */
export interface Request {
  readonly actor: Actor
  readonly key: string
}

/** How a party comes into its part of a dossier: by the code of its link, or by its login. */
export type Entrance =
  | { readonly code: string }
  | { readonly actor: Actor; readonly transactionId: TransactionId; readonly party: PartyKey }

/** A PDF on its way in. */
export interface Incoming {
  readonly source: AsyncIterable<Uint8Array>
  readonly declaredBytes?: number
}

/**
 * All that a person or a program may do, whether a page or the JSON API asks for it. Each authorises, checks
 * the key, sends one update and answers the new state; each throws a Refusal, or a fault when a part is away.
 */
export interface Commands {
  open(
    request: Request,
    terms: Terms,
  ): Promise<{ readonly transactionId: TransactionId; readonly stage: Stage }>
  /** Corrects the terms that the reasons of a return name. */
  amend(request: Request, id: TransactionId, terms: Terms): Promise<{ readonly stage: Stage }>
  upload(
    request: Request,
    id: TransactionId,
    slot: string,
    incoming: Incoming,
  ): Promise<{ readonly documentId: string; readonly version: number; readonly findings: readonly Finding[] }>
  judge(
    request: Request,
    id: TransactionId,
    judgement: {
      readonly documentId: string
      readonly accepted: boolean
      readonly reason: string | null
      /** The last day on which it counts, as `2026-12-31`; null where the notary reads none on it. */
      readonly validUntil?: string | null
    },
  ): Promise<{ readonly stage: Stage }>
  askFor(
    request: Request,
    id: TransactionId,
    asked: {
      readonly title: string
      readonly of: PartyKey | null
      readonly until: string | null
      readonly note: string | null
    },
  ): Promise<DocumentRequest>
  takeBack(request: Request, id: TransactionId, slot: string): Promise<{ readonly slot: string }>
  /** Lets a party in without a login. The code is shown here and derived anew; nobody keeps it. */
  makeLink(
    request: Request,
    id: TransactionId,
    party: PartyKey,
  ): Promise<{ readonly link: PartyLink; readonly code: string }>
  revokeLink(request: Request, id: TransactionId, linkId: string): Promise<{ readonly linkId: string }>
  /** Where a party's letters on this dossier go. Refuses `email-malformed`, `party-unknown`. */
  setPartyContact(
    request: Request,
    id: TransactionId,
    party: PartyKey,
    contact: Pick<Contact, 'email' | 'language'>,
  ): Promise<void>
  write(request: Request, id: TransactionId, party: PartyKey, text: string): Promise<DossierMessage>
  /** The office has seen what that party wrote, up to that message. */
  markRead(actor: Actor, id: TransactionId, party: PartyKey, upTo: number): Promise<void>
  /** A party uploads what is asked of it. Throws as `enter` does when it is not let in. */
  partyUpload(
    entrance: Entrance,
    key: string,
    slot: string,
    incoming: Incoming,
  ): Promise<{ readonly documentId: string; readonly version: number; readonly findings: readonly Finding[] }>
  partyWrite(entrance: Entrance, key: string, text: string): Promise<DossierMessage>
  lodge(request: Request, id: TransactionId): Promise<{ readonly receipt: Receipt }>
  /** What would be said if the deed were lodged now. It changes nothing, and is itself on record. */
  dryRun(request: Request, id: TransactionId): Promise<DryRun>
  withdraw(request: Request, id: TransactionId, reason: string): Promise<{ readonly stage: Stage }>
  /** More time: the notary's once, by rule and without a day; an officer's to the day that he names. */
  extend(
    request: Request,
    id: TransactionId,
    asked: { readonly lastDay: LocalDate | null; readonly reason: string },
  ): Promise<{ readonly until: Instant }>
  /** After registration: an officer claims more duty. */
  reopen(
    request: Request,
    id: TransactionId,
    claim: { readonly value: Cents; readonly reasons: readonly ClaimReason[]; readonly note: string },
  ): Promise<{ readonly stage: Stage }>
  object(request: Request, id: TransactionId, grounds: string): Promise<{ readonly stage: Stage }>
  /** The holder of a pay code objects to the claim on him. */
  objectAsPayer(payCode: string, key: string, grounds: string): Promise<{ readonly stage: Stage }>
  decideObjection(
    request: Request,
    id: TransactionId,
    decision: { readonly outcome: ObjectionOutcome; readonly value: Cents | null; readonly note: string },
  ): Promise<{ readonly stage: Stage }>
  /** An officer enters what somebody objects to while a transaction is published. */
  enterObjection(
    request: Request,
    id: TransactionId,
    said: { readonly objector: string; readonly grounds: string },
  ): Promise<{ readonly objectionId: string }>
  /** Anyone objects to what is published. Refuses `transaction-not-found` for what is not. */
  objectToPublication(
    id: TransactionId,
    key: string,
    said: { readonly objector: string; readonly grounds: string },
  ): Promise<{ readonly objectionId: string }>
  /** An officer records that it was withdrawn, that the court dismissed it, or that he set it aside. */
  endObjection(
    request: Request,
    id: TransactionId,
    end: { readonly objectionId: string; readonly outcome: ObjectionEnd; readonly note: string },
  ): Promise<{ readonly objectionId: string }>
  /** The holder of a pay code opens, or opens again, the bank's checkout. */
  pay(payCode: string, key: string): Promise<{ readonly checkoutUrl: string }>
  /** The bank, or the payer coming back from it, says that something may have been paid. */
  hintPayment(orderId: string): Promise<void>
  /** Refuses `message-not-found`. */
  readMessage(request: Request, messageId: string): Promise<void>
  /** How the actor is reached. Refuses `email-malformed`. */
  setContact(
    request: Request,
    contact: Pick<Contact, 'email' | 'language'> & { readonly courtesy: boolean },
  ): Promise<void>
  /** The holder of a letter's link wants no more courtesy letters. Refuses `unsubscribe-link-invalid`. */
  unsubscribe(token: string): Promise<void>
  /** Answers the secret, which is derived and never stored. Refuses `endpoint-invalid`. */
  registerWebhook(request: Request, url: string): Promise<WebhookEndpoint & { readonly secret: string }>
  /** Refuses `endpoint-not-found`. */
  removeWebhook(request: Request, endpointId: string): Promise<void>
  /** Answers the new secret; the one before signs beside it for a day. Refuses `endpoint-not-found`. */
  renewWebhookSecret(
    request: Request,
    endpointId: string,
  ): Promise<WebhookEndpoint & { readonly secret: string }>
  /** Calls the endpoint with an event that means nothing. Refuses `endpoint-not-found`. */
  tryWebhook(request: Request, endpointId: string): Promise<void>
  /** Sends off again what was given up. Refuses `delivery-not-found`. */
  resend(request: Request, deliveryId: string): Promise<void>
  /** An owner is told of deeds on his title, and waited for so many working days. Refuses `wait-days-invalid`. */
  watch(
    request: Request,
    pin: string,
    wish: { readonly alert: boolean; readonly waitDays: number },
  ): Promise<Watch>
  /** An owner locks his title, or lifts the lock. Refuses `login-not-fresh`. */
  lock(
    request: Request,
    pin: string,
    wish: { readonly locked: boolean; readonly loggedInAt: Instant | undefined },
  ): Promise<Watch>
  /** An owner objects to a transaction on his parcel; his first objection counts. Refuses `objection-too-late`. */
  objectAsOwner(
    request: Request,
    pin: string,
    objection: { readonly transactionId: TransactionId; readonly reason: string },
  ): Promise<{ readonly objectedAt: Instant }>
  claim(request: Request, caseId: string): Promise<{ readonly stage: Stage }>
  decide(
    request: Request,
    caseId: string,
    decision: { readonly decision: Decision; readonly reasons: readonly string[]; readonly note: string },
  ): Promise<{ readonly outcome: Outcome }>
}
