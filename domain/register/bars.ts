import type { LocalDate } from '../time.ts'
import { receivers } from '../transaction/sides.ts'
import type { Terms } from '../transaction/terms.ts'
import type { EffectRow } from './change.ts'
import { inForce } from './in-force.ts'
import type { Encumbrance } from './title.ts'

/**
 * The encumbrances that forbid this transaction on that day: those of the kinds that its row names, unless they
 * are erased, past their term, or a promise to the very person who receives.
 */
export function barsAmong(
  row: Pick<EffectRow, 'bars' | 'roles'>,
  encumbrances: readonly Encumbrance[],
  terms: Pick<Terms, 'parties'>,
  on: LocalDate,
): readonly Encumbrance[] {
  const receiving = receivers(row, terms)
  return inForce(encumbrances, on).filter(
    ({ kind, beneficiaryId }) =>
      row.bars.includes(kind) && !(kind === 'promise' && receiving.some(({ id }) => id === beneficiaryId)),
  )
}
