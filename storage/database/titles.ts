import type { Knex } from 'knex'
import type { Nic, Pin, TransactionId } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import type { Holder, Title } from '../../domain/register/title.ts'
import type { Instant } from '../../domain/time.ts'
import { groupBy } from './group-by.ts'

interface TitleRow {
  readonly pin: Pin
  readonly n: number
  readonly transcription_volume: string
  readonly transcription_number: number
  readonly registered_at: Instant
  readonly price: Cents | null
  readonly transaction_id: TransactionId | null
}

interface HolderRow {
  readonly pin: Pin
  readonly n: number
  readonly position: number
  readonly nic: Nic
  readonly name: string
  readonly share_numerator: number
  readonly share_denominator: number
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
  'title_holder.position',
  'title_holder.nic',
  'title_holder.name',
  'title_holder.share_numerator',
  'title_holder.share_denominator',
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

/** Writes the parcel's `n`th title. Earlier ones stay. Throws a RangeError for a title that nobody holds. */
export async function insertTitle(trx: Knex.Transaction, title: Title, n: number): Promise<void> {
  if (title.holders.length === 0) throw new RangeError(`The title of ${title.pin} has no holder`)
  await trx<TitleRow>('title').insert({
    pin: title.pin,
    n,
    transcription_volume: title.transcription.volume,
    transcription_number: title.transcription.number,
    registered_at: title.registeredAt,
    price: title.price,
    transaction_id: title.transactionId,
  })
  await trx<HolderRow>('title_holder').insert(
    title.holders.map(({ nic, name, share }, position) => ({
      pin: title.pin,
      n,
      position,
      nic,
      name,
      share_numerator: share.numerator,
      share_denominator: share.denominator,
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
      transactionId: row.transaction_id,
    }
  )
}

function holderFrom({ nic, name, share_numerator, share_denominator }: HolderRow): Holder {
  return { nic, name, share: { numerator: share_numerator, denominator: share_denominator } }
}
