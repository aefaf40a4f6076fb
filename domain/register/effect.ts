import { Refusal } from '../refusal.ts'
import type { LocalDate } from '../time.ts'
import type { EffectName } from '../transaction/kinds/kind-row.ts'
import { receivers } from '../transaction/terms.ts'
import type { Terms } from '../transaction/terms.ts'
import type { Change, Effect, EffectRow, Standing } from './change.ts'
import { erase, inscribe } from './effects/charges.ts'
import { rectify } from './effects/rectify.ts'
import { acquire, convey, exchange, partition } from './effects/titles.ts'
import { InexactShare } from './fraction.ts'
import { inForce } from './in-force.ts'
import type { Encumbrance, ParcelRecord } from './title.ts'

const EFFECTS: Readonly<Record<EffectName, Effect>> = {
  ...{ convey, exchange, partition, inscribe, erase, acquire, rectify },
}

/**
 * What registering this transaction on that day does to the register. Throws a Refusal when the register does not
 * bear it out: `tenure-differs`, `parcel-not-free`, `vendor-not-on-title`, `right-not-held`, `co-owner-missing`,
 * `inscription-unknown`, `inscription-erased`, `not-the-beneficiary`, `not-the-title-in-force`,
 * `nothing-to-rectify`, `share-too-fine`; and a RangeError for terms that their kind does not allow.
 */
export function effectOf(row: EffectRow, standing: Standing, terms: Terms, on: LocalDate): Change {
  for (const record of [standing.parcel, standing.counterpart]) {
    if (record !== null) onlyOpenTo(row, record, terms, on)
  }
  try {
    return EFFECTS[row.effect](row, standing, terms, on)
  } catch (error) {
    if (!(error instanceof InexactShare)) throw error
    throw new Refusal('share-too-fine', 'A share would be too fine to be kept exactly', { pin: terms.pin })
  }
}

function onlyOpenTo(row: EffectRow, record: ParcelRecord, terms: Terms, on: LocalDate): void {
  const { pin, tenure } = record.parcel
  if (row.tenure !== null && row.tenure !== tenure) {
    throw new Refusal('tenure-differs', 'The parcel is held by another tenure', { pin, tenure })
  }
  const [bar] = barsOf(row, record.encumbrances, terms, on)
  if (bar === undefined) return
  const facts = { pin, inscription: bar.inscription, kind: bar.kind }
  throw new Refusal('parcel-not-free', 'An inscription on the parcel forbids it', facts)
}

/**
 * The encumbrances that forbid this transaction on that day: those of the kinds that its row names, unless they
 * are erased, past their term, or a promise to the very person who receives.
 */
export function barsOf(
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
