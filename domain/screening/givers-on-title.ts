import { givers } from '../transaction/sides.ts'
import type { Sided } from '../transaction/sides.ts'
import type { Screened, ScreeningFacts } from './rule.ts'

/** Only someone on the title can give a right away, and he is known by his number, never by his name. */
export function giversOnTitle(
  kind: Sided,
  facts: Pick<ScreeningFacts, 'terms' | 'title'>,
): readonly Screened[] {
  if (!kind.roles.some(({ side }) => side === 'gives')) return []
  const giving = givers(kind, facts.terms)
  const onTitle = new Set(facts.title.holders.map((holder) => holder.id))
  const strangers = giving.filter((party) => !onTitle.has(party.id))
  return [
    {
      rule: 'vendor-on-title',
      verdict: strangers.length === 0 ? 'passed' : 'failed',
      code: strangers.length === 0 ? 'vendors-on-title' : 'vendor-not-on-title',
      weight: 'block',
      basis: 'Civil Code art. 1599 (the sale of what belongs to another is void)',
      detail: {
        pin: facts.terms.pin,
        vendors: giving.map((party) => party.name).join(', '),
        holders: facts.title.holders.map((holder) => holder.name).join(', '),
        strangers: strangers.map((party) => party.name).join(', '),
      },
    },
  ]
}
