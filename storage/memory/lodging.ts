import type { Pin, Sha256, TransactionId } from '../../domain/ids.ts'
import type { DossierStore, Judgement, LodgeDeed, ParcelHolder } from '../../domain/ports.ts'
import { lodgedNews, returnedNews } from '../../domain/message/news.ts'
import { Refusal } from '../../domain/refusal.ts'
import { localDateAt } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { deedToLodge } from '../../domain/transaction/completeness.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import type { Receipt } from '../../domain/transaction/dossier.ts'
import { parcelHeld } from '../../domain/transaction/parcel-held.ts'
import { onlyItsNotary } from '../../domain/transaction/its-notary.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import { advance, STAGES } from '../../domain/transaction/stages.ts'
import { receiptNumber } from '../numbers.ts'
import { setDeadline } from './deadlines.ts'
import { recordJudged } from './evidence.ts'
import { enqueue } from './outbox.ts'
import { alertsFor } from './shields.ts'
import { actOnce, append, hasHappened, moveTo, mustFind, nextNumber, soon } from './state.ts'
import type { State } from './state.ts'

export function lodge(state: State, { transactionId, actor, at }: LodgeDeed): Receipt {
  const dossier = mustFind(state, transactionId)
  onlyItsNotary(dossier.notaryId, actor)
  if (dossier.receipt !== null) return dossier.receipt
  const deedSha256 = deedToLodge(dossier, dossier.documents, localDateAt(at)).sha256
  advance(dossier.stage, 'lodged')
  const holder = holderOf(state, transactionId)
  if (holder !== undefined) throw parcelHeld(holder)
  const receipt = { number: receiptNumber('R', at, nextNumber(state, 'R', at)), at, deedSha256 }
  moveTo(state, dossier, 'lodged', { receipt })
  state.lodgings.push({ transactionId, deedSha256, at })
  const detail = { receipt: receipt.number, deedSha256 }
  append(state, transactionId, 'lodged', { at, event: 'lodged', actorId: actor.id, detail })
  enqueue(state, ...lodgedNews(dossier, receipt), ...alertsFor(state, dossier, receipt))
  return receipt
}

export function recordReceipt(
  state: State,
  transactionId: TransactionId,
  judgement: Judgement,
  sealedAt: Instant,
): DocumentRef {
  const ref = judgement.document
  const dossier = mustFind(state, transactionId)
  if (dossier.receiptDocument !== null) return dossier.receiptDocument.ref
  if (dossier.receipt === null) throw new Refusal('illegal-transition', 'Only what is lodged has a receipt')
  recordJudged(state, transactionId, { ...judgement, purpose: 'receipt', round: 1 })
  state.dossiers.set(transactionId, { ...dossier, receiptDocument: { ref, sealedAt } })
  return ref
}

export function underWayOn(state: State, pin: Pin): TransactionId | undefined {
  const found = [...state.dossiers.values()].find(
    ({ stage, terms }) => STAGES[stage].holdsParcel && pinsOf(terms).includes(pin),
  )
  return found?.transactionId
}

export function holderOf(state: State, transactionId: TransactionId): ParcelHolder | undefined {
  const dossier = state.dossiers.get(transactionId)
  const pins = new Set(dossier === undefined ? [] : pinsOf(dossier.terms))
  const [first] = [...state.dossiers.values()]
    .filter((other) => other.transactionId !== transactionId && STAGES[other.stage].holdsParcel)
    .flatMap(({ receipt, terms }) => {
      const pin = pinsOf(terms).find((one) => pins.has(one))
      return receipt === null || pin === undefined
        ? []
        : [{ pin, receipt: receipt.number, since: receipt.at }]
    })
    .toSorted((a, b) => (a.since + a.receipt < b.since + b.receipt ? -1 : 1))
  return first
}

export function returnToNotary(
  state: State,
  command: Parameters<DossierStore['returnToNotary']>[0],
): Promise<void> {
  const { transactionId, round, at, codes, until } = command
  const detail = { round, codes: codes.join(', '), until }
  const event = { at, event: 'returned', actorId: null, detail } as const
  return actOnce(state, transactionId, `returned/${round}`, event, (dossier) => {
    moveTo(state, dossier, 'returned', { returned: { codes, until } })
    enqueue(state, ...returnedNews(dossier, command))
    setDeadline(state, transactionId, { deadline: 'correction', round, until, setAt: at })
  })
}

export function resubmit(
  state: State,
  { transactionId, round, actor, at }: LodgeDeed & { readonly round: number },
): Promise<void> {
  return soon(() => {
    const dossier = mustFind(state, transactionId)
    onlyItsNotary(dossier.notaryId, actor)
    const deedSha256 = deedToLodge(dossier, dossier.documents, localDateAt(at)).sha256
    const key = `resubmitted/${round}`
    if (hasHappened(state, transactionId, key)) return
    moveTo(state, dossier, 'examining', { returned: null })
    state.lodgings.push({ transactionId, deedSha256, at })
    const detail = { round, deedSha256 }
    append(state, transactionId, key, { at, event: 'resubmitted', actorId: actor.id, detail })
  })
}

export function deedSeenIn(
  state: State,
  deedSha256: Sha256,
  except: TransactionId,
): readonly TransactionId[] {
  const lodgings = state.lodgings.filter((lodging) => lodging.deedSha256 === deedSha256)
  const ids = new Set(lodgings.map((lodging) => lodging.transactionId))
  ids.delete(except)
  return [...ids].toSorted()
}

export function findByDocument(
  state: State,
  sha256: Sha256,
): Awaited<ReturnType<DossierStore['findByDocument']>> {
  const all = [...state.dossiers.values()]
  const received = all.find((dossier) => dossier.receiptDocument?.ref.sha256 === sha256)
  if (received !== undefined) return { dossier: received, as: 'receipt' }
  const sealed = all.find((dossier) => dossier.certificate?.ref.sha256 === sha256)
  if (sealed !== undefined) return { dossier: sealed, as: 'certificate' }
  const lodged = state.lodgings
    .filter((lodging) => lodging.deedSha256 === sha256)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map((lodging) => mustFind(state, lodging.transactionId))
  const dossier = lodged.find((candidate) => candidate.registeredAt !== null) ?? lodged[0]
  return dossier && { dossier, as: 'deed' }
}
