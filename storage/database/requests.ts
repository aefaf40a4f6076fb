import type { Knex } from 'knex'
import type { DocumentRequest } from '../../domain/exchange/asked.ts'
import { documentAsked } from '../../domain/exchange/letters.ts'
import { partyOf } from '../../domain/exchange/parties.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { AskFor, ExchangeStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import { onlyWhilePrepared } from '../../domain/transaction/filing.ts'
import { onlyItsOffice } from '../../domain/transaction/its-notary.ts'
import { actOn } from './act.ts'
import { append, appendOnce } from './history.ts'
import { fromJson } from './json.ts'
import { notaryName } from './notaries.ts'
import { enqueue } from './outbox.ts'
import type { DossierRow } from './rows.ts'

interface RequestRow {
  readonly transaction_id: TransactionId
  readonly n: number
  readonly request_key: string
  readonly title: string
  readonly party: string | null
  readonly until: LocalDate | null
  readonly note: string | null
  readonly asked_at: Instant
  readonly taken_back_at: Instant | null
}

const COLUMNS = [
  ...['n', 'title', 'party', 'until', 'note'],
  ...['asked_at', 'taken_back_at'],
] as readonly (keyof RequestRow)[]

/** Oldest first. */
export async function requestsOf(
  knex: Knex,
  transactionId: TransactionId,
): Promise<readonly DocumentRequest[]> {
  const rows = await knex<RequestRow>('document_request')
    .where({ transaction_id: transactionId })
    .orderBy('n')
    .select(...COLUMNS)
  return rows.map(requestFrom)
}

export function askFor(knex: Knex, command: AskFor): Promise<DocumentRequest> {
  const { transactionId, key, actor } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsOffice(dossier.notary_id, actor)
    const earlier = await trx<RequestRow>('document_request')
      .where({ transaction_id: transactionId, request_key: key })
      .first(...COLUMNS)
    if (earlier !== undefined) return requestFrom(earlier)
    onlyWhilePrepared(dossier.stage)
    return insertRequest(trx, dossier, command)
  })
}

async function insertRequest(
  trx: Knex.Transaction,
  dossier: DossierRow,
  { transactionId, key, title, of, until, note, actor, at }: AskFor,
): Promise<DocumentRequest> {
  const party = of === null ? null : partyOf(fromJson(dossier.terms), of)
  const n = (await requestsOf(trx, transactionId)).length + 1
  const row = { n, title, party: of, until, note, asked_at: at, taken_back_at: null }
  await trx<RequestRow>('document_request').insert({
    ...row,
    transaction_id: transactionId,
    request_key: key,
  })
  const asked = requestFrom(row)
  const { slot } = asked
  const event = { at, event: 'document-requested', actorId: actor.id } as const
  await append(trx, transactionId, `request/${n}`, { ...event, detail: { slot, party: of, until } })
  if (party !== null) {
    const by = await notaryName(trx, dossier.notary_id)
    const titled = { slot, until, title: { en: title, fr: title } }
    await enqueue(trx, documentAsked({ transactionId, at, party, asked: titled, by }))
  }
  return asked
}

export function takeBack(knex: Knex, command: Parameters<ExchangeStore['takeBack']>[0]): Promise<void> {
  const { transactionId, slot, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsOffice(dossier.notary_id, actor)
    const requests = await requestsOf(trx, transactionId)
    const n = requests.findIndex((request) => request.slot === slot) + 1
    if (n === 0) throw new Refusal('document-unknown', 'No document of this name was asked for in addition')
    const taken = { at, event: 'document-request-taken-back', actorId: actor.id, detail: { slot } } as const
    if (!(await appendOnce(trx, transactionId, `request-back/${n}`, taken))) return
    await trx<RequestRow>('document_request')
      .where({ transaction_id: transactionId, n })
      .update({ taken_back_at: at })
  })
}

function requestFrom(row: Omit<RequestRow, 'transaction_id' | 'request_key'>): DocumentRequest {
  const { n, title, party: of, until, note, asked_at: askedAt, taken_back_at: takenBackAt } = row
  return { slot: `more-${n}`, title, of, until, note, askedAt, takenBackAt }
}
