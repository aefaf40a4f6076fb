import type { TransactionId } from '../../../domain/ids.ts'
import type { Title } from '../../../domain/register/title.ts'
import type { Shield, Watch } from '../../../domain/shield/shield.ts'
import { later } from '../../../domain/time.ts'
import { pinsOf } from '../../../domain/transaction/parcels.ts'
import { takeNudge } from '../../../workflows/rest.ts'
import { must } from '../../must.ts'
import type { Deal } from './deal.ts'
import type { Land } from './land.ts'

/* What owners do about a parcel of a transaction. */

const DAY = 24 * 60 * 60 * 1_000

interface Chance {
  readonly by: number
  readonly chance: number
}

/** Sets something about his shield. Whatever may wait for him is told to look again. */
export async function shield(
  land: Land,
  { transaction }: Deal,
  event: Chance,
  change: Partial<Watch>,
): Promise<void> {
  const owner = await ownerOf(land, transaction.state.transactionId, event)
  if (owner === undefined) return
  await land.stores.shields.set({ ...owner, ...change, setAt: land.now })
  for (const deal of land.deals) takeNudge(deal.transaction)
}

/** The same of a first holder, the day before. */
export function shieldBefore(
  { stores, now }: Land,
  { pin, holders }: Title,
  change: Partial<Watch>,
): Promise<void> {
  const nic = must(holders[0]).id
  return stores.shields.set({ pin, nic, ownerId: `owner-${nic}`, ...change, setAt: later(now, -DAY) })
}

/** Objects to the transaction. */
export async function protest(land: Land, { transaction }: Deal, event: Chance): Promise<void> {
  const { transactionId } = transaction.state
  const owner = await ownerOf(land, transactionId, event)
  if (owner === undefined) return
  const { nic, ownerId } = owner
  await land.stores.shields.object({ transactionId, nic, ownerId, text: 'It is mine', at: land.now }, [])
  takeNudge(transaction)
}

/** Somebody on the title of a parcel of the transaction. */
async function ownerOf(
  { stores }: Land,
  transactionId: TransactionId,
  { by, chance }: Chance,
): Promise<Pick<Shield, 'pin' | 'nic' | 'ownerId'> | undefined> {
  const dossier = await stores.dossiers.find(transactionId)
  if (dossier === undefined) return undefined
  const pins = pinsOf(dossier.terms)
  const pin = must(pins[chance % pins.length])
  const { holders } = must(await stores.register.find(pin)).title
  const nic = must(holders[by % holders.length]).id
  return { pin, nic, ownerId: `owner-${nic}` }
}
