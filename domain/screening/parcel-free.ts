import type { Pin } from '../ids.ts'
import { barsAmong } from '../register/bars.ts'
import type { Encumbrance } from '../register/title.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Screened, ScreeningFacts } from './rule.ts'

/** A parcel under caveat or seizure cannot be disposed of until it is lifted; other kinds nothing forbids. */
export function parcelFree(
  kind: Pick<KindRow, 'bars'>,
  facts: Pick<ScreeningFacts, 'terms' | 'encumbrances'>,
): readonly Screened[] {
  return kind.bars.length === 0 ? [] : [freeOf(barsAmong(kind, facts.encumbrances), facts.terms.pin)]
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
