import type { Party, PartyRole } from './party.ts'

interface WithParties {
  readonly parties: readonly Party[]
}

/** On which side of the transaction a role stands. */
export type Side = 'gives' | 'receives' | 'concerned'

/** What is needed of a kind's row to tell its sides apart. */
export interface Sided {
  readonly roles: readonly { readonly role: PartyRole; readonly side: Side }[]
}

export function partiesAs({ parties }: WithParties, role: PartyRole): readonly Party[] {
  return parties.filter((party) => party.role === role)
}

/** Those who give up a right, in the order of the deed. */
export function givers(row: Sided, terms: WithParties): readonly Party[] {
  return onSide(row, terms, 'gives')
}

/** Those to whom a right passes, in the order of the deed. */
export function receivers(row: Sided, terms: WithParties): readonly Party[] {
  return onSide(row, terms, 'receives')
}

function onSide({ roles }: Sided, { parties }: WithParties, side: Side): readonly Party[] {
  return parties.filter((party) => roles.some((row) => row.role === party.role && row.side === side))
}

/** Whom a list names: those to whom something passes, or all parties where nothing does. Each person once. */
export function principalsOf(row: Sided, terms: WithParties): string {
  const receiving = receivers(row, terms)
  const names = (receiving.length > 0 ? receiving : terms.parties).map(({ name }) => name)
  return [...new Set(names)].join(', ')
}
