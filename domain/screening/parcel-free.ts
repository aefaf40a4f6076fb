import type { Pin } from '../ids.ts'
import { barsAmong } from '../register/bars.ts'
import type { Encumbrance } from '../register/title.ts'
import { localDateAt } from '../time.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Screened, ScreeningFacts } from './rule.ts'

/** A parcel under caveat or seizure cannot be disposed of until it is lifted; other kinds nothing forbids. */
export function parcelFree(
  kind: Pick<KindRow, 'bars' | 'roles'>,
  { terms, encumbrances, asOf }: Pick<ScreeningFacts, 'terms' | 'encumbrances' | 'asOf'>,
): readonly Screened[] {
  if (kind.bars.length === 0) return []
  return [freeOf(barsAmong(kind, encumbrances, terms, localDateAt(asOf)), terms.pin)]
}

function freeOf(bars: readonly Encumbrance[], pin: Pin): Screened {
  const [first] = bars
  return {
    rule: 'parcel-free',
    verdict: bars.length === 0 ? 'passed' : 'failed',
    code:
      first === undefined
        ? 'parcel-free'
        : first.kind === 'seizure'
          ? 'parcel-seized'
          : 'parcel-under-caveat',
    weight: 'block',
    basis: 'Sale of Immovable Property Act (seizure); Transcription and Mortgage Act (caveat)',
    detail: {
      pin,
      inscriptions: bars.map((bar) => `${bar.kind} ${bar.inscription}`).join(', '),
    },
  }
}
