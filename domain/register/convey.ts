import { Refusal } from '../refusal.ts'
import type { Sale } from '../transaction/sale.ts'
import { isWhole, multiply, sumOfShares } from './fraction.ts'
import type { Fraction } from './fraction.ts'
import { holdersOf } from './holders.ts'
import type { Holder, Title } from './title.ts'

/**
 * The holders after the sale: each vendor gives up the whole of his share, and the purchasers divide among
 * them what was given up, added to what they held before. The shares add to one again.
 *
 * Throws `vendor-not-on-title` when a vendor holds nothing, and a RangeError when the purchasers' shares do
 * not add to one. Basis: Civil Code arts. 1582 and 1599.
 */
export function convey(title: Title, sale: Pick<Sale, 'vendors' | 'purchasers'>): readonly Holder[] {
  if (!isWhole(sumOfShares(sale.purchasers.map((purchaser) => purchaser.share)))) {
    throw new RangeError('The shares of the purchasers do not add to one')
  }
  const conveyed = sumOfShares(sale.vendors.map((vendor) => shareOf(title, vendor.nic)))
  const remaining = title.holders.filter((holder) => !sale.vendors.some((vendor) => vendor.nic === holder.id))
  const acquired = sale.purchasers.map(({ nic, name, share }) => ({
    ...{ id: nic, name, share: multiply(share, conveyed), right: 'full' as const },
    marriage: null,
  }))
  return holdersOf([...remaining, ...acquired])
}

function shareOf(title: Title, id: Holder['id']): Fraction {
  const holder = title.holders.find((candidate) => candidate.id === id)
  if (holder === undefined) {
    throw new Refusal('vendor-not-on-title', 'A vendor is not on the title', { pin: title.pin })
  }
  return holder.share
}
