import { Refusal } from '../refusal.ts'
import type { LocalDate } from '../time.ts'
import type { EffectName } from '../transaction/kinds/kind-row.ts'
import type { Terms } from '../transaction/terms.ts'
import { barsAmong } from './bars.ts'
import type { Change, Effect, EffectRow, Standing } from './change.ts'
import { erase, inscribe } from './effects/charges.ts'
import { rectify } from './effects/rectify.ts'
import { acquire, convey, exchange, partition } from './effects/titles.ts'
import { InexactShare } from './fraction.ts'
import type { ParcelRecord } from './title.ts'

const EFFECTS: Readonly<Record<EffectName, Effect>> = {
  ...{ convey, exchange, partition, inscribe, erase, acquire, rectify },
}

/**
 * What registering this transaction on that day does to the register. Throws a Refusal when the register does not
 * bear it out, by one of `EFFECT_REFUSALS`; and a RangeError for terms that their kind does not allow.
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
  const [bar] = barsAmong(row, record.encumbrances, terms, on)
  if (bar === undefined) return
  const facts = { pin, inscription: bar.inscription, kind: bar.kind }
  throw new Refusal('parcel-not-free', 'An inscription on the parcel forbids it', facts)
}
