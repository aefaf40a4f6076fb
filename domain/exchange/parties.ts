import type { Nic, PersonId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Instant } from '../time.ts'
import type { PartyRole } from '../transaction/party.ts'
import type { Terms } from '../transaction/terms.ts'

/** A party by his part in a transaction: `vendor`, `vendor-2` for the second vendor. No name and no number. */
export type PartyKey = string

/** One with whom documents and messages are exchanged. */
export interface Counterpart {
  readonly key: PartyKey
  readonly role: PartyRole
  readonly id: PersonId
  readonly name: string
}

type WithParties = Pick<Terms, 'parties'>

/** All parties, in the order of the deed. */
export function partiesOf({ parties }: WithParties): readonly Counterpart[] {
  return parties.map(({ role, id, name }, i) => {
    const before = parties.slice(0, i).filter((other) => other.role === role).length
    return { key: before === 0 ? role : `${role}-${before + 1}`, role, id, name }
  })
}

/**
 * The parts that somebody acts in himself, in the order of the deed. A company has no identity card, and who comes with
 * that of the dead is somebody else.
 */
export function partsOf(terms: WithParties, nic: Nic): readonly Counterpart[] {
  return partiesOf(terms).filter(({ id, role }) => id === nic && role !== 'deceased')
}

/** The parts that are no longer of whom they were: a correction of the terms put another person there, or nobody. */
export function partsLeft(before: WithParties, after: WithParties): readonly PartyKey[] {
  const now = new Map(partiesOf(after).map(({ key, id }) => [key, id]))
  return partiesOf(before).flatMap(({ key, id }) => (now.get(key) === id ? [] : [key]))
}

interface Corrected {
  readonly terms: WithParties
  readonly openedAt: Instant
  /** Every correction of the terms, oldest first. */
  readonly amendments: readonly { readonly at: Instant; readonly before: WithParties }[]
}

/**
 * Since when a part is of whoever has it now: from the opening, or from the correction that put him there. What was
 * exchanged in it before is another's. Throws `party-unknown`.
 */
export function partSince({ terms, openedAt, amendments }: Corrected, key: PartyKey): Instant {
  const { id } = partyOf(terms, key)
  const isHis = ({ parties }: WithParties): boolean =>
    partiesOf({ parties }).some((party) => party.key === key && party.id === id)
  return amendments.findLast(({ before }) => !isHis(before))?.at ?? openedAt
}

/** Throws `party-unknown`. */
export function partyOf(terms: WithParties, key: PartyKey): Counterpart {
  const party = partiesOf(terms).find((one) => one.key === key)
  if (party === undefined) throw new Refusal('party-unknown', 'The transaction has no such party')
  return party
}
