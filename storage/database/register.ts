import type { Knex } from 'knex'
import type { PersonId, Pin } from '../../domain/ids.ts'
import type { RegisterStore } from '../../domain/ports.ts'
import type { Parcel, ParcelRecord } from '../../domain/register/title.ts'
import { commit } from './commit.ts'
import { insertEncumbrances } from './encumbrances.ts'
import { recordsOf } from './records.ts'
import { insertTitle, titlesOf } from './titles.ts'

export function createRegister(knex: Knex): RegisterStore {
  return {
    find: async (pin) => (await recordsOf(knex, pin))[0],
    heldBy: (id) => recordsHeldBy(knex, id),
    chainOf: (pin) => titlesOf(knex, pin),
    all: () => recordsOf(knex),
    import: (records) =>
      commit(knex, async (trx) => {
        let added = 0
        for (const record of records) added += (await importRecord(trx, record)) ? 1 : 0
        return added
      }),
  }
}

async function recordsHeldBy(knex: Knex, id: PersonId): Promise<readonly ParcelRecord[]> {
  const ever = await knex('title_holder').where({ person_id: id }).distinct<{ readonly pin: Pin }[]>('pin')
  const records = await Promise.all(ever.map(({ pin }) => recordsOf(knex, pin)))
  // Whoever has sold stands on an earlier title alone.
  return records
    .flat()
    .filter(({ title }) => title.holders.some((holder) => holder.id === id))
    .toSorted((a, b) => (a.parcel.pin < b.parcel.pin ? -1 : 1))
}

async function importRecord(trx: Knex.Transaction, record: ParcelRecord): Promise<boolean> {
  const { pin, district, locality, extent, tenure } = record.parcel
  const added = await trx<Parcel>('parcel')
    .insert({ pin, district, locality, extent, tenure })
    .onConflict('pin')
    .ignore()
    .returning('pin')
  if (added.length === 0) return false
  await insertTitle(trx, { ...record.title, pin })
  await insertEncumbrances(trx, record.encumbrances)
  return true
}
