import type { Pin } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { LocalDate } from '../time.ts'
import type { CourtOrder } from './court-order.ts'
import type { Party, PartyRole } from './party.ts'

/** All that a transaction can be about. The compiler asks for a row of the catalogue for each. */
export type Kind =
  | 'sale'
  | 'vefa'
  | 'gift'
  | 'exchange'
  | 'partition'
  | 'succession'
  | 'promise-of-sale'
  | 'state-lease-transfer'
  | 'mortgage'
  | 'erasure'
  | 'seizure'
  | 'prescription'
  | 'rectification'

export const RIGHTS = ['ownership', 'bare-ownership', 'usufruct'] as const

/** What passes or is charged: the whole right, or one of the two parts that a usufruct divides it into. */
export type Right = (typeof RIGHTS)[number]

/** What the parties declare to the tax office, or the notary to the Registrar, on top of the deed's terms. */
export const DECLARATIONS = [
  'first-time-buyer',
  'scheme',
  'to-descendant',
  'by-attorney',
  'new-building',
  'private-signature',
] as const

/**
 * - `first-time-buyer`: those who receive own no other immovable property (Registration Duty Act s. 27)
 * - `scheme`: residential property under a scheme open to non-citizens (IRS, RES, PDS, SCS, IHS, ground + 2)
 * - `to-descendant`: the gift goes to a descendant (Land (Duties and Taxes) Act s. 29)
 * - `by-attorney`: somebody signs under a power of attorney
 * - `new-building`: the deed covers a building put up since the last title
 * - `private-signature`: the parties drew the deed up among themselves, and the notary presents it
 */
export type Declaration = (typeof DECLARATIONS)[number]

/** What the notary declares of a transaction, of whatever kind; the deed says the same in words. */
export interface Terms {
  readonly kind: Kind
  readonly pin: Pin
  /** The other parcel of an exchange. */
  readonly counterpart: Pin | null
  readonly parties: readonly Party[]
  /** The price, the declared value or the sum secured; null where the kind has none. */
  readonly price: Cents | null
  readonly deedDate: LocalDate
  /** When the deceased died; absent where nobody has, and in terms that are older than this question. */
  readonly diedOn?: LocalDate
  readonly right: Right
  /** The inscription that is erased, or the transcription that is rectified. */
  readonly refersTo: string | null
  /** The court order on which the deed rests; absent where it rests on the parties. */
  readonly order?: CourtOrder
  /** What a promise waits for, and until when. */
  readonly condition: { readonly text: string; readonly until: LocalDate } | null
  readonly declarations: readonly Declaration[]
}

/** On which side of the transaction a role stands. */
export type Side = 'gives' | 'receives' | 'concerned'

/** What is needed of a kind's row to tell its sides apart. */
export interface Sided {
  readonly roles: readonly { readonly role: PartyRole; readonly side: Side }[]
}

export function partiesAs({ parties }: Pick<Terms, 'parties'>, role: PartyRole): readonly Party[] {
  return parties.filter((party) => party.role === role)
}

/** Those who give up a right, in the order of the deed. */
export function givers(row: Sided, terms: Pick<Terms, 'parties'>): readonly Party[] {
  return onSide(row, terms, 'gives')
}

/** Those to whom a right passes, in the order of the deed. */
export function receivers(row: Sided, terms: Pick<Terms, 'parties'>): readonly Party[] {
  return onSide(row, terms, 'receives')
}

function onSide({ roles }: Sided, { parties }: Pick<Terms, 'parties'>, side: Side): readonly Party[] {
  return parties.filter((party) => roles.some((row) => row.role === party.role && row.side === side))
}

export function declares({ declarations }: Pick<Terms, 'declarations'>, what: Declaration): boolean {
  return declarations.includes(what)
}

/** Whom a list names: those to whom something passes, or all parties where nothing does. Each person once. */
export function principalsOf(row: Sided, terms: Pick<Terms, 'parties'>): string {
  const receiving = receivers(row, terms)
  const names = (receiving.length > 0 ? receiving : terms.parties).map(({ name }) => name)
  return [...new Set(names)].join(', ')
}
