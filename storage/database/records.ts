import type { Knex } from 'knex'
import type { Pin } from '../../domain/ids.ts'
import type { Parcel, ParcelRecord } from '../../domain/register/title.ts'
import { ENCUMBRANCE_COLUMNS, encumbranceFrom, ERASURE_OF } from './encumbrances.ts'
import type { EncumbranceRow } from './encumbrances.ts'
import { groupBy } from './group-by.ts'
import { TITLE_COLUMNS, titleFrom } from './titles.ts'
import type { TitleHolderRow } from './titles.ts'

/** One holder of the title in force beside one encumbrance, if there is any; a row for each pair of them. */
type RecordRow = Parcel & TitleHolderRow & (EncumbranceRow | { readonly nth: null })

/** One parcel, or all of them, by PIN. One statement, so that all of it is as of one moment. */
export async function recordsOf(knex: Knex, pin?: Pin): Promise<readonly ParcelRecord[]> {
  const rows = await knex('parcel')
    .join('title', 'title.pin', 'parcel.pin')
    .join('title_holder', { 'title_holder.pin': 'title.pin', 'title_holder.n': 'title.n' })
    .leftJoin('encumbrance', 'encumbrance.pin', 'parcel.pin')
    .leftJoin('erasure', ERASURE_OF)
    .whereRaw('title.n = (select max(n) from title where title.pin = parcel.pin)')
    .andWhere(pin === undefined ? {} : { 'parcel.pin': pin })
    .orderBy(['parcel.pin', 'title_holder.position', 'encumbrance.position'])
    .select<RecordRow[]>(
      ...['parcel.district', 'parcel.locality', 'parcel.extent', 'parcel.tenure'],
      ...[...TITLE_COLUMNS, ...ENCUMBRANCE_COLUMNS],
    )
  return [...groupBy(rows, (row) => row.pin).values()].flatMap((parcel) => recordFrom(parcel) ?? [])
}

function recordFrom(rows: readonly RecordRow[]): ParcelRecord | undefined {
  const [first] = rows
  const title = titleFrom(rows.filter((row) => row.nth === first?.nth))
  if (first === undefined || title === undefined) return undefined
  const { pin, district, locality, extent, tenure } = first
  const encumbrances = rows
    .filter((row) => row.position === first.position)
    .flatMap((row) => (row.nth === null ? [] : [encumbranceFrom(row)]))
  return { parcel: { pin, district, locality, extent, tenure }, title, encumbrances }
}
