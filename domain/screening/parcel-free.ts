import { barsAmong } from '../register/bars.ts'
import type { Screened, ScreeningFacts } from './rule.ts'

/** A parcel under caveat or seizure cannot be disposed of until it is lifted. */
export function parcelFree(facts: Pick<ScreeningFacts, 'sale' | 'encumbrances'>): Screened {
  const bars = barsAmong(facts.encumbrances)
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
      pin: facts.sale.pin,
      inscriptions: bars.map((bar) => `${bar.kind} ${bar.inscription}`).join(', '),
    },
  }
}
