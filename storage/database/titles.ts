import type { Knex } from 'knex'
import type { PersonId, Pin, TransactionId } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import { holdersOf } from '../../domain/register/holders.ts'
import type { HeldRight, Holder, Title } from '../../domain/register/title.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import type { CourtOrder } from '../../domain/transaction/court-order.ts'
import type { Marriage } from '../../domain/transaction/party.ts'
import { groupBy } from './group-by.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'

interface TitleRow {
  readonly pin: Pin
  readonly n: number
  readonly transcription_volume: string
  readonly transcription_number: number
  readonly registered_at: Instant
  readonly price: Cents | null
  readonly transaction_id: TransactionId | null
  readonly valid_from: LocalDate
  readonly refers_to: string | null
  readonly court_order: Json<CourtOrder> | null
}

interface HolderRow {
  readonly pin: Pin
  readonly n: number
  readonly position: number
  readonly person_id: PersonId
  readonly name: string
  readonly share_numerator: number
  readonly share_denominator: number
  readonly held_right: HeldRight
  readonly marriage: Json<Marriage> | null
}

/** One holder of a title, the title beside him. */
export type TitleHolderRow = TitleRow & HolderRow

export const TITLE_COLUMNS = [
  'title.pin',
  'title.n',
  'title.transcription_volume',
  'title.transcription_number',
  'title.registered_at',
  'title.price',
  'title.transaction_id',
  'title.valid_from',
  'title.refers_to',
  'title.court_order',
  'title_holder.position',
  'title_holder.person_id',
  'title_holder.name',
  'title_holder.share_numerator',
  'title_holder.share_denominator',
  'title_holder.held_right',
  'title_holder.marriage',
] as const

/** The titles of the parcel, newest first; the first is the one in force. */
export async function titlesOf(knex: Knex, pin: Pin): Promise<readonly Title[]> {
  const rows = await knex('title')
    .join('title_holder', { 'title_holder.pin': 'title.pin', 'title_holder.n': 'title.n' })
    .where('title.pin', pin)
    .orderBy([{ column: 'title.n', order: 'desc' }, { column: 'title_holder.position' }])
    .select<TitleHolderRow[]>(...TITLE_COLUMNS)
  return [...groupBy(rows, (row) => String(row.n)).values()].flatMap((holders) => titleFrom(holders) ?? [])
}

/** Writes the parcel's next title. Earlier ones stay. Throws a RangeError when its shares do not make one. */
export async function insertTitle(trx: Knex.Transaction, title: Title): Promise<void> {
  const holders = holdersOf(title.holders)
  const { pin } = title
  const next = trx.raw('(select coalesce(max(n), 0) + 1 from title where pin = ?)', [pin])
  const [key] = await trx<TitleRow>('title')
    .insert({
      pin,
      n: next as unknown as number,
      transcription_volume: title.transcription.volume,
      transcription_number: title.transcription.number,
      registered_at: title.registeredAt,
      price: title.price,
      transaction_id: title.transactionId,
      valid_from: title.validFrom,
      refers_to: title.refersTo,
      court_order: title.order === undefined ? null : toJson(title.order),
    })
    .returning(['pin', 'n'])
  if (key === undefined) throw new Error(`The parcel ${pin} was given no title`)
  await trx<HolderRow>('title_holder').insert(
    holders.map(({ id, name, share, right, marriage }, position) => ({
      ...key,
      position,
      person_id: id,
      name,
      share_numerator: share.numerator,
      share_denominator: share.denominator,
      held_right: right,
      marriage: marriage && toJson(marriage),
    })),
  )
}

/** The title of these rows, one a holder; undefined when there are none. */
export function titleFrom(rows: readonly TitleHolderRow[]): Title | undefined {
  const [row] = rows
  return (
    row && {
      pin: row.pin,
      holders: rows.map(holderFrom),
      transcription: { volume: row.transcription_volume, number: row.transcription_number },
      registeredAt: row.registered_at,
      price: row.price,
      validFrom: row.valid_from,
      transactionId: row.transaction_id,
      refersTo: row.refers_to,
      ...(row.court_order === null ? {} : { order: fromJson(row.court_order) }),
    }
  )
}

function holderFrom(row: HolderRow): Holder {
  return {
    id: row.person_id,
    name: row.name,
    share: { numerator: row.share_numerator, denominator: row.share_denominator },
    right: row.held_right,
    marriage: row.marriage && fromJson(row.marriage),
  }
}
