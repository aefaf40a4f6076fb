import { formatRupees } from '../money.ts'
import type { Cents } from '../money.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Screened, ScreeningFacts, Weight } from './rule.ts'

/** Departures from the last price that make an officer look, in per cent of it. A flag proves nothing by itself. */
const PRICE_BANDS = {
  ordinary: { below: 60, above: 250 },
  serious: { below: 30, above: 500 },
} as const

/** A price far from what the parcel last fetched only flags: the parcel may have been built on, or divided. */
export function pricePlausible(
  { amount }: Pick<KindRow, 'amount'>,
  { terms: { price }, lastPrice }: ScreeningFacts,
): readonly Screened[] {
  return amount === null || amount === 'sum' || price === null ? [] : [compare(price, lastPrice)]
}

const RULE = {
  rule: 'price-plausible',
  basis: 'Land (Duties and Taxes) Act s. 28 (declared value)',
} as const

function compare(price: Cents, lastPrice: Cents | null): Screened {
  if (lastPrice === null || lastPrice === 0) {
    return { ...RULE, verdict: 'passed', code: 'no-earlier-price', weight: 'ordinary', detail: {} }
  }
  const percent = Math.round((price / lastPrice) * 100)
  const weight = weightOf(percent)
  return {
    ...RULE,
    verdict: weight === null ? 'passed' : 'failed',
    code: weight === null ? 'price-plausible' : percent < 100 ? 'price-far-below' : 'price-far-above',
    weight: weight ?? 'ordinary',
    detail: { price: formatRupees(price), lastPrice: formatRupees(lastPrice), percent },
  }
}

function weightOf(percent: number): Weight | null {
  if (percent < PRICE_BANDS.serious.below || percent > PRICE_BANDS.serious.above) return 'serious'
  if (percent < PRICE_BANDS.ordinary.below || percent > PRICE_BANDS.ordinary.above) return 'ordinary'
  return null
}
