import { ok } from 'node:assert/strict'
import type { Pin } from '../../../domain/ids.ts'
import type { Holder } from '../../../domain/register/title.ts'
import { against, inForce } from '../../../domain/shield/shield.ts'
import type { Shield } from '../../../domain/shield/shield.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { pinsOf } from '../../../domain/transaction/parcels.ts'
import { must } from '../../must.ts'
import type { Land } from './land.ts'
import { expectReleased } from './released.ts'

/** Those on the title of a parcel at that time. */
type HoldersOf = (pin: Pin) => readonly Holder[]

/** Who asked for it is told of the receipt. */
export async function expectOwnersTold(
  land: Land,
  { transactionId, terms }: Dossier,
  holders: HoldersOf,
): Promise<void> {
  for (const { alert, ownerId } of await shieldsOn(land, terms, holders)) {
    if (!alert) continue
    const reader = { personId: ownerId, role: 'owner', partyId: null } as const
    const letters = await land.stores.outbox.inboxOf(reader, { most: 50 })
    ok(
      letters.some(
        ({ message }) => message.template === 'owner-alert' && message.transactionId === transactionId,
      ),
      'an owner who asked for it is told of the receipt',
    )
  }
}

/** No lock stood, every window had passed, and what an owner said against it was answered by two people. */
export async function expectOwnersHeard(land: Land, dossier: Dossier, holders: HoldersOf): Promise<void> {
  const { transactionId, terms } = dossier
  const [shields, { window, objections }] = await Promise.all([
    shieldsOn(land, terms, holders),
    land.stores.shields.standing(transactionId),
  ])
  const isLocked = against(KINDS[terms.kind], shields).some(({ lockedAt }) => lockedAt !== null)
  ok(!isLocked, 'nothing that a lock stops registers while an owner has locked his title')
  if (objections.length > 0) return expectReleased(land, dossier, 'serious')
  const { receipt, registeredAt } = dossier
  ok(window === null || window.until <= must(registeredAt), 'an owner’s window is waited out')
  const asked = shields.some(({ waitDays, setAt }) => waitDays > 0 && setAt < must(receipt).at)
  ok(!asked || window !== null, 'an owner who asked for it is waited for')
}

/** Of those who were on the title then. */
async function shieldsOn(
  { stores }: Land,
  terms: Dossier['terms'],
  holders: HoldersOf,
): Promise<readonly Shield[]> {
  const perParcel = pinsOf(terms).map(async (pin) => inForce(await stores.shields.on(pin), holders(pin)))
  return (await Promise.all(perParcel)).flat()
}
