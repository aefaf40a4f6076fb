import type { Screened, ScreeningFacts } from './rule.ts'

/** Only someone on the title can convey the parcel, and a vendor is known by his NIC, never by his name. */
export function vendorOnTitle(facts: Pick<ScreeningFacts, 'sale' | 'title'>): Screened {
  const onTitle = new Set<string>(facts.title.holders.map((holder) => holder.id))
  const strangers = facts.sale.vendors.filter((vendor) => !onTitle.has(vendor.nic))
  return {
    rule: 'vendor-on-title',
    verdict: strangers.length === 0 ? 'passed' : 'failed',
    code: strangers.length === 0 ? 'vendors-on-title' : 'vendor-not-on-title',
    weight: 'block',
    basis: 'Civil Code art. 1599 (the sale of what belongs to another is void)',
    detail: {
      pin: facts.sale.pin,
      vendors: facts.sale.vendors.map((vendor) => vendor.name).join(', '),
      holders: facts.title.holders.map((holder) => holder.name).join(', '),
      strangers: strangers.map((vendor) => vendor.name).join(', '),
    },
  }
}
