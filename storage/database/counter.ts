import type { Knex } from 'knex'
import type { Instant } from '../../domain/time.ts'
import { seriesYear } from '../numbers.ts'
import type { Series } from '../numbers.ts'

/**
 * The next number of the series in the year of `at`. Drawn within the commit that uses it: when the commit
 * fails the number goes back, so the series has no gaps.
 */
export async function nextNumber(trx: Knex.Transaction, series: Series, at: Instant): Promise<number> {
  const rows = await trx<{ name: string; value: number }>('counter')
    .insert({ name: `${series}-${seriesYear(at)}`, value: 1 })
    .onConflict('name')
    .merge({ value: trx.raw('counter.value + 1') as unknown as number })
    .returning('value')
  const [row] = rows
  if (row === undefined) throw new Error(`The counter ${series} gave no number`)
  return row.value
}
