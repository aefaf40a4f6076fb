import type { KindRow } from '../transaction/kinds/kind-row.ts'
import { declares } from '../transaction/declarations.ts'
import { receivers } from '../transaction/sides.ts'
import type { Terms } from '../transaction/terms.ts'
import type { PaidBy, Payer, RateClass } from './schedule.ts'

/** What the duties depend on in the row of the kind. */
export type DutiableKind = Pick<KindRow, 'roles' | 'duties'>

/** What these terms are taxed as, given the duty class of their kind and what was declared. */
export function rateClassOf(kind: DutiableKind, terms: Pick<Terms, 'parties' | 'declarations'>): RateClass {
  if (kind.duties === 'gift') return declares(terms, 'to-descendant') ? 'gift-to-descendant' : 'ordinary'
  if (kind.duties !== 'conveyance') return kind.duties
  const toNonCitizen = receivers(kind, terms).some(({ citizen }) => !citizen)
  return declares(terms, 'scheme') && toNonCitizen ? 'non-citizen-scheme' : 'ordinary'
}

const SIDES = { acquirer: 'receives', disposer: 'gives' } as const

/** The role that owes it; where nobody stands on that side, whoever pays at all. */
export function payerOf({ roles }: DutiableKind, paidBy: PaidBy): Payer {
  const payers = roles.filter(({ pays }) => pays)
  const payer = payers.find(({ side }) => side === SIDES[paidBy]) ?? payers[0]
  if (payer === undefined) throw new RangeError('Nobody pays the duties of this kind')
  return payer.role
}
