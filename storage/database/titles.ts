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

/** The titles of one parcel, or of all, newest first; the first of a parcel is the one in force. */
export async function titlesOf(trx: Knex.Transaction, pin?: Pin): Promise<readonly Title[]> {
  const only = pin === undefined ? {} : { pin }
  const order = [{ column: 'pin' }, { column: 'n', order: 'desc' as const }]
  const titles = await trx<TitleRow>('title')
    .where(only)
    .orderBy(order)
    .select(
      'pin',
      'n',
      'transcription_volume',
      'transcription_number',
      'registered_at',
      'price',
      'transaction_id',
    )
  const holders = await trx<HolderRow>('title_holder')
    .where(only)
    .orderBy([...order, { column: 'position' }])
    .select('pin', 'n', 'nic', 'name', 'share_numerator', 'share_denominator')
  const byTitle = groupBy(holders, (row) => `${row.pin}/${row.n}`)
  return titles.map((row) => titleFrom(row, (byTitle.get(`${row.pin}/${row.n}`) ?? []).map(holderFrom)))
}

/** Writes the parcel's `n`th title. Earlier ones stay. */
export async function insertTitle(trx: Knex.Transaction, title: Title, n: number): Promise<void> {
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

function titleFrom(row: TitleRow, holders: readonly Holder[]): Title {
  return {
    pin: row.pin,
    holders,
    transcription: { volume: row.transcription_volume, number: row.transcription_number },
    registeredAt: row.registered_at,
    price: row.price,
    transactionId: row.transaction_id,
  }
}

type SharedRow = Pick<HolderRow, 'nic' | 'name' | 'share_numerator' | 'share_denominator'>

function holderFrom(row: SharedRow): Holder {
  return {
    nic: row.nic,
    name: row.name,
    share: { numerator: row.share_numerator, denominator: row.share_denominator },
  }
}
