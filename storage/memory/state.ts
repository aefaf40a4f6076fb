import type { DocumentRequest } from '../../domain/exchange/asked.ts'
import type { DossierMessage } from '../../domain/exchange/dossier-message.ts'
import type { PartyLink } from '../../domain/exchange/party-link.ts'
import type { Pin, Sha256, TransactionId } from '../../domain/ids.ts'
import type { LedgerEntry } from '../../domain/payment/ledger.ts'
import type { PaymentIntent } from '../../domain/payment/notice.ts'
import type { Contact } from '../../domain/message/contact.ts'
import type {
  Amendment,
  DeadlineSet,
  Delivery,
  InboxMessage,
  Judged,
  Notary,
  RecordExamination,
  Screening,
  StoredCase,
  WebhookEndpoint,
} from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { PublicObjection } from '../../domain/publication/publication.ts'
import type { Revaluation } from '../../domain/revaluation/revaluation.ts'
import type { ParcelRecord, Title } from '../../domain/register/title.ts'
import type { Outcome } from '../../domain/review/decision.ts'
import type { Objection, Shield } from '../../domain/shield/shield.ts'
import type { Instant } from '../../domain/time.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import type { HistoryEvent } from '../../domain/transaction/history.ts'
import { advance } from '../../domain/transaction/stages.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import { seriesYear } from '../numbers.ts'
import type { Series } from '../numbers.ts'

/** Messages to people, and how they are reached. */
interface OutboxState {
  /** In the order in which they were written. */
  readonly inbox: InboxMessage[]
  readonly deliveries: Map<string, Omit<Delivery, 'way'> & { readonly endpointId: string | null }>
  readonly contacts: Map<string, Contact>
  readonly endpoints: Map<string, WebhookEndpoint>
}

interface ShieldState {
  readonly shields: Map<string, Shield>
  readonly windows: Map<TransactionId, { readonly until: Instant }>
  readonly objections: Objection[]
}

function emptyOutbox(): OutboxState {
  return { inbox: [], deliveries: new Map(), contacts: new Map(), endpoints: new Map() }
}

/** A party's link, with that by which its code is known. */
export type KeptLink = PartyLink & { readonly codeSha256: Sha256 }

/** What the stores share. Whatever is written is written in one go, so nothing is ever half done. */
export interface State {
  readonly parcels: Map<Pin, Omit<ParcelRecord, 'title'>>
  /** Newest first. */
  readonly titles: Map<Pin, readonly Title[]>
  readonly dossiers: Map<TransactionId, Dossier>
  readonly revaluations: Map<TransactionId, Revaluation>
  readonly amendments: Map<TransactionId, readonly Amendment[]>
  readonly deadlines: Map<TransactionId, readonly DeadlineSet[]>
  readonly lodgings: {
    readonly transactionId: TransactionId
    readonly deedSha256: Sha256
    readonly at: Instant
  }[]
  /** By round, highest first. */
  readonly examinations: Map<TransactionId, readonly RecordExamination[]>
  readonly verdicts: Map<TransactionId, readonly Judged[]>
  /** By round, highest first. */
  readonly screenings: Map<TransactionId, readonly Screening[]>
  readonly intents: Map<string, PaymentIntent>
  readonly payCodes: Map<string, Sha256>
  readonly ledger: { readonly transactionId: TransactionId; readonly entry: LedgerEntry }[]
  readonly cases: Map<string, StoredCase>
  readonly outcomes: Map<string, Outcome>
  readonly notaries: Map<string, Notary>
  /** With their business keys. */
  readonly requests: Map<TransactionId, ReadonlyMap<string, DocumentRequest>>
  readonly links: Map<string, KeptLink>
  readonly messages: Map<TransactionId, ReadonlyMap<string, DossierMessage>>
  /** Up to which message somebody has seen a conversation, by transaction, party and reader. */
  readonly seen: Map<string, number>
  readonly history: { readonly key: string; readonly event: HistoryEvent }[]
  readonly counters: Map<string, number>
  readonly outbox: OutboxState
  readonly shields: ShieldState
  readonly publicObjections: Map<TransactionId, readonly PublicObjection[]>
}

export function emptyState(): State {
  return {
    parcels: new Map(),
    titles: new Map(),
    dossiers: new Map(),
    revaluations: new Map(),
    amendments: new Map(),
    deadlines: new Map(),
    lodgings: [],
    examinations: new Map(),
    verdicts: new Map(),
    screenings: new Map(),
    intents: new Map(),
    payCodes: new Map(),
    ledger: [],
    cases: new Map(),
    outcomes: new Map(),
    notaries: new Map(),
    requests: new Map(),
    links: new Map(),
    messages: new Map(),
    seen: new Map(),
    history: [],
    counters: new Map(),
    outbox: emptyOutbox(),
    shields: { shields: new Map(), windows: new Map(), objections: [] },
    publicObjections: new Map(),
  }
}

/** Does the work after the caller has let go, as a database would; what it throws becomes a rejection. */
export function soon<T>(work: () => T | Promise<T>): Promise<T> {
  return Promise.resolve().then(work)
}

/** Throws `transaction-not-found`. */
export function mustFind(state: State, transactionId: TransactionId): Dossier {
  const dossier = state.dossiers.get(transactionId)
  if (dossier !== undefined) return dossier
  throw new Refusal('transaction-not-found', 'There is no such transaction', { transactionId })
}

/** Throws `illegal-transition`. */
export function moveTo(state: State, dossier: Dossier, stage: Stage, changes: Partial<Dossier> = {}): void {
  const moved = { ...dossier, ...changes, stage: advance(dossier.stage, stage) }
  state.dossiers.set(dossier.transactionId, moved)
}

export type Occurrence = Omit<HistoryEvent, 'seq' | 'transactionId'>

export function append(state: State, transactionId: TransactionId, key: string, event: Occurrence): void {
  state.history.push({ key, event: { seq: state.history.length + 1, transactionId, ...event } })
}

/** Has the effect and appends the event, unless one with this key is there already. */
export function actOnce(
  state: State,
  transactionId: TransactionId,
  key: string,
  occurrence: Occurrence,
  effect: (dossier: Dossier) => void,
): Promise<void> {
  return soon(() => {
    const dossier = mustFind(state, transactionId)
    if (hasHappened(state, transactionId, key)) return
    effect(dossier)
    append(state, transactionId, key, occurrence)
  })
}

export function hasHappened(state: State, transactionId: TransactionId, key: string): boolean {
  return state.history.some((line) => line.event.transactionId === transactionId && line.key === key)
}

export function nextNumber(state: State, series: Series, at: Instant): number {
  const name = `${series}-${seriesYear(at)}`
  const value = (state.counters.get(name) ?? 0) + 1
  state.counters.set(name, value)
  return value
}
