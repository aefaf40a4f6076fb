import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { DossierStore, LodgeDeed } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Dossier, Receipt } from '../../domain/transaction/dossier.ts'
import { advance, STAGES } from '../../domain/transaction/stages.ts'
import { receiptNumber } from '../numbers.ts'
import { actOnce, append, moveTo, mustFind, nextNumber } from './state.ts'
import type { State } from './state.ts'

export function lodge(state: State, { transactionId, actor, at, deedSha256 }: LodgeDeed): Receipt {
  const dossier = mustFind(state, transactionId)
  if (dossier.receipt !== null) return dossier.receipt
  advance(dossier.stage, 'lodged')
  if (isHeld(state, dossier)) throw new Refusal('parcel-held', 'Another transaction holds the parcel')
  const receipt = { number: receiptNumber('R', at, nextNumber(state, 'R', at)), at, deedSha256 }
  moveTo(state, dossier, 'lodged', { receipt })
  state.lodgings.push({ transactionId, deedSha256, at })
  const detail = { receipt: receipt.number, deedSha256 }
  append(state, transactionId, 'lodged', { at, event: 'lodged', actorId: actor.id, detail })
  return receipt
}

function isHeld(state: State, { terms }: Dossier): boolean {
  return [...state.dossiers.values()].some(
    (other) => other.terms.pin === terms.pin && STAGES[other.stage].holdsParcel,
  )
}

export function returnToNotary(
  state: State,
  { transactionId, round, at, codes, until }: Parameters<DossierStore['returnToNotary']>[0],
): Promise<void> {
  return actOnce(state, transactionId, `returned/${round}`, (dossier) => {
    moveTo(state, dossier, 'returned', { returned: { codes, until } })
    return { at, event: 'returned', actorId: null, detail: { round, codes: codes.join(', '), until } }
  })
}

export function resubmit(
  state: State,
  { transactionId, round, actor, at, deedSha256 }: LodgeDeed & { readonly round: number },
): Promise<void> {
  return actOnce(state, transactionId, `resubmitted/${round}`, (dossier) => {
    moveTo(state, dossier, 'examining', { returned: null })
    state.lodgings.push({ transactionId, deedSha256, at })
    return { at, event: 'resubmitted', actorId: actor.id, detail: { round, deedSha256 } }
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
  const sealed = all.find((dossier) => dossier.certificate?.ref.sha256 === sha256)
  if (sealed !== undefined) return { dossier: sealed, as: 'certificate' }
  const lodged = state.lodgings
    .filter((lodging) => lodging.deedSha256 === sha256)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map((lodging) => mustFind(state, lodging.transactionId))
  const dossier = lodged.find((candidate) => candidate.registeredAt !== null) ?? lodged[0]
  return dossier && { dossier, as: 'deed' }
}
