import { assess } from '../../../domain/assessment/assess.ts'
import type { Payer } from '../../../domain/assessment/schedule.ts'
import type { Actor } from '../../../domain/actor.ts'
import { parsePin, parseSha256, transactionIdFrom } from '../../../domain/ids.ts'
import type { Pin, Sha256, TransactionId } from '../../../domain/ids.ts'
import { sumOf } from '../../../domain/money.ts'
import { noticeIdOf } from '../../../domain/payment/notice.ts'
import type { Notice } from '../../../domain/payment/notice.ts'
import type { AddDocument, StoredCase, Stores } from '../../../domain/ports.ts'
import type { EncumbranceKind, Parcel, Title } from '../../../domain/register/title.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import type { DossierDocument } from '../../../domain/transaction/document.ts'
import { askedOf, KINDS } from '../../../domain/transaction/kinds.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { at, facts, judgement, mortgage, parcel as land, sale, title, today } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { pay } from './payment.ts'

/* A small register in which any number of sales can be walked to any point. Nothing in it repeats. */

export const notary: Actor = { id: 'notary-1', role: 'notary' }
export const officer: Actor = { id: 'officer-1', role: 'officer' }
export const secondOfficer: Actor = { id: 'officer-2', role: 'officer' }
export const assessment = assess(KINDS.sale, sale, today)

const DAY = 86_400_000

/** A sale on its way, and the parcel that it is about. */
export interface Walk {
  readonly transactionId: TransactionId
  readonly pin: Pin
  readonly deed: Sha256
}

export interface World {
  readonly stores: Stores
  newId(): TransactionId
  newDigest(): Sha256
  parcel(
    holders?: Title['holders'],
    under?: readonly EncumbranceKind[],
    change?: Partial<Parcel>,
  ): Promise<Pin>
  opened(change?: Partial<Terms>, by?: Actor): Promise<Walk>
  /** Every document that the kind asks for uploaded and accepted; the deed has the walk's digest. */
  filed(walk: Walk, by?: Actor): Promise<void>
  /** Opened, and ready to be lodged. */
  prepared(change?: Partial<Terms>, by?: Actor): Promise<Walk>
  lodged(change?: Partial<Terms>, when?: Instant): Promise<Walk>
  examined(): Promise<Walk>
  awaitingPayment(): Promise<Walk>
  clearing(change?: Partial<Terms>): Promise<Walk>
  inReview(flags: StoredCase['flags']): Promise<Walk & { readonly caseId: string }>
  registering(change?: Partial<Terms>): Promise<Walk>
  registered(change?: Partial<Terms>): Promise<Walk>
}

/** The same moment `days` later. */
export const day = (days: number): Instant => later(at, days * DAY)

export function documentOf(documentId: string, change: Partial<DossierDocument> = {}): DossierDocument {
  const sha256 = must(parseSha256('cd'.repeat(32)))
  const ref = { sha256, bytes: 5_000_000_000, key: `sha256/${sha256}`, versionId: 'v-1' }
  const base = { documentId, slot: 'deed', version: 1, ref, status: 'uploaded', reason: null } as const
  return {
    ...base,
    mediaType: 'application/pdf',
    uploadedAt: at,
    judgedAt: null,
    validUntil: null,
    findings: [],
    ...change,
  }
}

const SOME_DOCUMENT = documentOf('x')

/** A deed as it is handed to the record. */
export function uploadOf(
  transactionId: TransactionId,
  sha256: Sha256 = SOME_DOCUMENT.ref.sha256,
): AddDocument {
  const ref = { ...SOME_DOCUMENT.ref, sha256, key: `sha256/${sha256}` }
  return { transactionId, slot: 'deed', ref, mediaType: 'application/pdf', findings: [], actor: notary, at }
}

/** What happened to a transaction, the filing of its documents aside. */
export async function stepsOf({ history }: Stores, transactionId: TransactionId): Promise<readonly string[]> {
  const events = await history.after(transactionId, 0)
  return events.map(({ event }) => event).filter((event) => !event.startsWith('document-'))
}

export function noticeOf(transactionId: TransactionId, payer: Payer): Notice {
  const lines = assessment.lines.filter((line) => line.payer === payer)
  return {
    noticeId: noticeIdOf(transactionId, payer),
    transactionId,
    payer,
    lines,
    amount: sumOf(lines.map((line) => line.amount)),
    issuedAt: day(1),
    dueAt: day(31),
    paidAt: null,
    paymentReceipt: null,
  }
}

export function createWorld(stores: Stores): World {
  let made = 0
  const next = (): number => (made += 1)
  const { dossiers, payments, registrations, cases } = stores

  const newId = (): TransactionId => {
    const n = next()
    return transactionIdFrom(
      Uint8Array.from({ length: 12 }, (_, i) => (n >> (5 * (11 - i))) & (i < 6 ? 0 : 31)),
    )
  }
  const newDigest = (): Sha256 => must(parseSha256(next().toString(16).padStart(64, '0')))

  const parcel: World['parcel'] = async (holders = title.holders, under = [], change = {}) => {
    const pin = must(parsePin(String(100_000_000 + next())))
    const encumbrances = under.map((kind, i) => ({
      ...{ ...mortgage, pin, kind, inscription: `${kind} 1`, rank: i + 1 },
    }))
    await stores.register.import([
      { parcel: { ...land, ...change, pin }, title: { ...title, pin, holders }, encumbrances },
    ])
    return pin
  }
  const opened: World['opened'] = async (change = {}, by = notary) => {
    const pin = change.pin ?? (await parcel())
    const transactionId = newId()
    const terms = { ...sale, ...change, pin }
    await dossiers.open({ transactionId, actor: by, at, terms, until: day(180) })
    return { transactionId, pin, deed: newDigest() }
  }
  const filed: World['filed'] = async ({ transactionId, deed }, actor = notary) => {
    const { terms } = must(await dossiers.find(transactionId))
    for (const { slot } of askedOf(terms)) {
      const upload = uploadOf(transactionId, slot === 'deed' ? deed : undefined)
      const { documentId } = await dossiers.addDocument({ ...upload, slot, actor })
      await dossiers.judgeDocument({ transactionId, documentId, accepted: true, reason: null, actor, at })
    }
  }
  const prepared: World['prepared'] = async (change, by) => {
    const walk = await opened(change, by)
    await filed(walk, by)
    return walk
  }
  const lodged: World['lodged'] = async (change, when = at) => {
    const walk = await prepared(change)
    await dossiers.lodge({ ...walk, actor: notary, at: when })
    return walk
  }
  const examined = async (change?: Partial<Terms>): Promise<Walk> => {
    const walk = await lodged(change)
    await dossiers.enter({ ...walk, stage: 'examining', round: 1, at })
    await dossiers.recordExamination({ judgement, ...walk, round: 1, at, findings: [], assessment })
    return walk
  }
  const awaitingPayment = async (change?: Partial<Terms>): Promise<Walk> => {
    const walk = await examined(change)
    await payments.issueNotices({ ...walk, at: day(1), dueAt: day(31) })
    return walk
  }
  const clearing = async (change?: Partial<Terms>): Promise<Walk> => {
    const walk = await awaitingPayment(change)
    await pay(stores, walk.transactionId, 'purchaser', day(2))
    await pay(stores, walk.transactionId, 'vendor', day(2))
    await dossiers.enter({ ...walk, stage: 'clearing', round: 1, at: day(2) })
    return walk
  }
  const inReview: World['inReview'] = async (flags) => {
    const walk = await clearing()
    const caseId = `${walk.transactionId}-case-1`
    await cases.open(caseOf(walk, caseId, flags))
    return { ...walk, caseId }
  }
  const registering: World['registering'] = async (change) => {
    const walk = await clearing(change)
    await dossiers.enter({ ...walk, stage: 'registering', round: 1, at: day(3) })
    return walk
  }
  const registered: World['registered'] = async (change) => {
    const walk = await registering(change)
    await registrations.register({ ...walk, round: 1, at: day(3) })
    return walk
  }
  return {
    stores,
    newId,
    newDigest,
    parcel,
    opened,
    filed,
    prepared,
    lodged,
    examined,
    awaitingPayment,
    clearing,
    inReview,
    registering,
    registered,
  }
}

export function caseOf(walk: Walk, caseId: string, flags: StoredCase['flags']): StoredCase {
  return {
    caseId,
    transactionId: walk.transactionId,
    openedAt: day(2),
    flags,
    claimedBy: null,
    decisions: [],
    outcome: null,
    facts: { ...facts, transactionId: walk.transactionId },
    factsSha256: walk.deed,
    rulesVersion: '2026-11',
  }
}
