import type { Knex } from 'knex'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { DossierStore, LodgeDeed } from '../../domain/ports.ts'
import { lodgedNews, returnedNews } from '../../domain/message/news.ts'
import { localDateAt } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { deedToLodge } from '../../domain/transaction/completeness.ts'
import type { Receipt } from '../../domain/transaction/dossier.ts'
import { parcelHeld } from '../../domain/transaction/parcel-held.ts'
import { onlyItsNotary } from '../../domain/transaction/its-notary.ts'
import { receiptNumber } from '../numbers.ts'
import { actOn, actOnce, moveTo } from './act.ts'
import { nextNumber } from './counter.ts'
import { setDeadline } from './deadlines.ts'
import { receiptFrom } from './extracts.ts'
import { append, appendOnce } from './history.ts'
import { holderOf, isHeldAlready } from './holds.ts'
import { toJson } from './json.ts'
import { enqueue, subjectOf } from './outbox.ts'
import { alertsFor } from './owners.ts'
import type { DossierRow, LodgingRow } from './rows.ts'
import { standingOf } from './standing.ts'

export async function lodge(knex: Knex, command: LodgeDeed): Promise<Receipt> {
  try {
    return await actOn(knex, command.transactionId, (trx, dossier) => giveReceipt(trx, dossier, command))
  } catch (error) {
    if (!isHeldAlready(error)) throw error
    throw parcelHeld(await holderOf(knex, command.transactionId))
  }
}

async function giveReceipt(trx: Knex.Transaction, dossier: DossierRow, command: LodgeDeed): Promise<Receipt> {
  const { transactionId, actor, at } = command
  onlyItsNotary(dossier.notary_id, actor)
  const given = receiptFrom(dossier)
  if (given !== null) return given
  const deedSha256 = await deedIn(trx, dossier, at)
  const number = receiptNumber('R', at, await nextNumber(trx, 'R', at))
  const lodged = { receipt_number: number, lodged_at: at, lodged_sha256: deedSha256 }
  await moveTo(trx, dossier, 'lodged', lodged)
  await insertLodging(trx, { transactionId, at, deedSha256 }, 1)
  await append(trx, transactionId, 'lodged', {
    at,
    event: 'lodged',
    actorId: actor.id,
    detail: { receipt: number, deedSha256 },
  })
  const receipt = { number, at, deedSha256 }
  const subject = subjectOf(dossier)
  await enqueue(trx, ...lodgedNews(subject, receipt), ...(await alertsFor(trx, subject, receipt)))
  return receipt
}

export function returnToNotary(
  knex: Knex,
  command: Parameters<DossierStore['returnToNotary']>[0],
): Promise<void> {
  const { transactionId, round, at, codes, until } = command
  const detail = { round, codes: codes.join(', '), until }
  const returned = { at, event: 'returned', actorId: null, detail } as const
  return actOnce(knex, transactionId, `returned/${round}`, returned, async (trx, dossier) => {
    await moveTo(trx, dossier, 'returned', { returned_codes: toJson(codes), returned_until: until })
    await enqueue(trx, ...returnedNews(subjectOf(dossier), command))
    await setDeadline(trx, transactionId, { deadline: 'correction', round, until, setAt: at })
  })
}

export function resubmit(knex: Knex, command: LodgeDeed & { readonly round: number }): Promise<void> {
  const { transactionId, round, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsNotary(dossier.notary_id, actor)
    const deedSha256 = await deedIn(trx, dossier, at)
    const isNew = await appendOnce(trx, transactionId, `resubmitted/${round}`, {
      at,
      event: 'resubmitted',
      actorId: actor.id,
      detail: { round, deedSha256 },
    })
    if (!isNew) return
    await moveTo(trx, dossier, 'examining', { returned_codes: null, returned_until: null })
    await insertLodging(trx, { transactionId, at, deedSha256 }, round)
  })
}

export async function deedSeenIn(
  knex: Knex,
  deedSha256: Sha256,
  except: TransactionId,
): Promise<readonly TransactionId[]> {
  const rows = await knex<LodgingRow>('lodging')
    .where({ deed_sha256: deedSha256 })
    .whereNot({ transaction_id: except })
    .distinct('transaction_id')
    .orderBy('transaction_id')
  return rows.map((row) => row.transaction_id)
}

/** The dossier is locked, so what is complete now is complete when the commit is done. */
async function deedIn(trx: Knex.Transaction, dossier: DossierRow, at: Instant): Promise<Sha256> {
  const { documents, ...asking } = await standingOf(trx, dossier)
  return deedToLodge(asking, documents, localDateAt(at)).sha256
}

interface Lodging {
  readonly transactionId: TransactionId
  readonly deedSha256: Sha256
  readonly at: Instant
}

async function insertLodging(
  trx: Knex.Transaction,
  { transactionId, deedSha256, at }: Lodging,
  round: number,
): Promise<void> {
  await trx<LodgingRow>('lodging').insert({
    transaction_id: transactionId,
    round,
    deed_sha256: deedSha256,
    at,
  })
}
