import { Refusal } from '../refusal.ts'
import type { Sale } from '../transaction/sale.ts'
import { add, isWhole, multiply, sumOfShares } from './fraction.ts'
import type { Fraction } from './fraction.ts'
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
  const remaining = title.holders.filter(
    (holder) => !sale.vendors.some((vendor) => vendor.nic === holder.nic),
  )
  const acquired = sale.purchasers.map(({ nic, name, share }) => ({
    nic,
    name,
    share: multiply(share, conveyed),
  }))
  return acquired.reduce(join, remaining)
}

function shareOf(title: Title, nic: Holder['nic']): Fraction {
  const holder = title.holders.find((candidate) => candidate.nic === nic)
  if (holder === undefined) {
    throw new Refusal('vendor-not-on-title', 'A vendor is not on the title', { pin: title.pin })
  }
  return holder.share
}

/** One line a person: who already held a share holds more. */
function join(holders: readonly Holder[], next: Holder): readonly Holder[] {
  if (!holders.some((holder) => holder.nic === next.nic)) return [...holders, next]
  return holders.map((holder) =>
    holder.nic === next.nic ? { ...holder, share: add(holder.share, next.share) } : holder,
  )
}
