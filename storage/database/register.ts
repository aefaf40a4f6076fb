import type { Knex } from 'knex'
import type { Pin } from '../../domain/ids.ts'
import type { RegisterStore } from '../../domain/ports.ts'
import type { Parcel, ParcelRecord } from '../../domain/register/title.ts'
import { commit, snapshot } from './commit.ts'
import { encumbrancesOf, insertEncumbrances } from './encumbrances.ts'
import { groupBy } from './group-by.ts'
import { insertTitle, titlesOf } from './titles.ts'

export function createRegister(knex: Knex): RegisterStore {
  return {
    find: (pin) => snapshot(knex, async (trx) => (await recordsOf(trx, pin))[0]),
    chainOf: (pin) => snapshot(knex, (trx) => titlesOf(trx, pin)),
    all: () => snapshot(knex, (trx) => recordsOf(trx)),
    import: (records) =>
      commit(knex, async (trx) => {
        let added = 0
        for (const record of records) added += (await importRecord(trx, record)) ? 1 : 0
        return added
      }),
  }
}

/** One parcel, or all of them, by PIN. */
async function recordsOf(trx: Knex.Transaction, pin?: Pin): Promise<readonly ParcelRecord[]> {
  const only = pin === undefined ? {} : { pin }
  const parcels = await trx<Parcel>('parcel')
    .where(only)
    .orderBy('pin')
    .select('pin', 'district', 'locality', 'extent')
  const titles = await titlesOf(trx, pin)
  const encumbrances = await encumbrancesOf(trx, pin)
  const current = new Map(titles.toReversed().map((title) => [title.pin, title]))
  const byPin = groupBy(encumbrances, (encumbrance) => encumbrance.pin)
  return parcels.flatMap((parcel) => {
    const title = current.get(parcel.pin)
    return title === undefined ? [] : [{ parcel, title, encumbrances: byPin.get(parcel.pin) ?? [] }]
  })
}

async function importRecord(trx: Knex.Transaction, record: ParcelRecord): Promise<boolean> {
  const { pin, district, locality, extent } = record.parcel
  const added = await trx<Parcel>('parcel')
    .insert({ pin, district, locality, extent })
    .onConflict('pin')
    .ignore()
    .returning('pin')
  if (added.length === 0) return false
  await insertTitle(trx, { ...record.title, pin }, 1)
  await insertEncumbrances(trx, pin, record.encumbrances)
  return true
}
