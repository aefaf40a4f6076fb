import type { Actor } from '../../../domain/actor.ts'
import type { Message } from '../../../domain/message/message.ts'
import type { Stores } from '../../../domain/ports.ts'
import { parseLocalDate } from '../../../domain/time.ts'
import { at, coOwnerNic, sale, strangerNic } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { notary } from './world.ts'
import type { Walk, World } from './world.ts'

/* Who takes part in an exchange, and who would like to. */

export const clerk = { id: 'clerk-1', role: 'clerk', worksFor: notary.id } as const
export const stranger = { id: 'notary-2', role: 'notary' } as const
export const strangersClerk = { id: 'clerk-2', role: 'clerk', worksFor: 'notary-2' } as const
export const until = must(parseLocalDate('2026-12-31'))

type MakeLink = Parameters<Stores['exchange']['makeLink']>[0]

/** Of these two no other test reads the letters. */
const parties = {
  parties: sale.parties.map((party) => ({
    ...party,
    id: party.role === 'vendor' ? coOwnerNic : strangerNic,
  })),
}

export function openedBetween(world: World, by?: Actor): Promise<Walk> {
  return world.opened(parties, by)
}

export function preparedBetween(world: World): Promise<Walk> {
  return world.prepared(parties)
}

/** What makes a link for a party of this transaction. */
export function linkingTo(world: World, { transactionId }: Walk, party = 'vendor'): MakeLink {
  const codeSha256 = world.newDigest()
  return { transactionId, linkId: `link-${codeSha256}`, codeSha256, party, actor: notary, at }
}

/** What was written to a party of this transaction, newest first. */
export async function lettersTo(
  { stores }: World,
  partyId: string,
  { transactionId }: Walk,
): Promise<readonly Message[]> {
  const reader = { personId: 'nobody', role: 'none', partyId }
  const inbox = await stores.outbox.inboxOf(reader, { most: 100 })
  return inbox.map(({ message }) => message).filter((message) => message.transactionId === transactionId)
}
