import type { Actor } from '../../domain/actor.ts'
import { parsePin } from '../../domain/ids.ts'
import type { Nic, Pin, TransactionId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import { onlyFresh } from '../../domain/shield/fresh-login.ts'
import { objectionLetters } from '../../domain/shield/letters.ts'
import { onlyWaitDays } from '../../domain/shield/shield.ts'
import type { Watch } from '../../domain/shield/shield.ts'
import type { DossierExtract, Receipt } from '../../domain/transaction/dossier.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import { notFound } from '../authorize.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { ownerOf, watchOf } from '../own-titles.ts'
import { once } from './once.ts'

type OwnerCommands = Pick<Commands, 'watch' | 'lock' | 'objectAsOwner'>
type Deps = Pick<CommandDeps, 'stores' | 'workflows' | 'now'>

/** How owners watch over their titles. SQL alone; a transaction that may wait for them is told to look again. */
export function createOwnerCommands(deps: CommandDeps): OwnerCommands {
  return { watch: watching(deps), lock: locking(deps), objectAsOwner: objecting(deps) }
}

function watching(deps: Deps): OwnerCommands['watch'] {
  return async ({ actor, key }, pin, { alert, waitDays }) => {
    const own = await ownTitle(deps, actor, pin)
    onlyWaitDays(waitDays)
    return await once(deps, { actorId: actor.id, key, what: ['watch', pin, alert, waitDays] }, async () => {
      await deps.stores.shields.set({ ...own, alert, waitDays, setAt: deps.now() })
      return await watchOn(deps, own)
    })
  }
}

function locking(deps: Deps): OwnerCommands['lock'] {
  return async ({ actor, key }, pin, { locked, loggedInAt }) => {
    const own = await ownTitle(deps, actor, pin)
    // Not an answer of the key: once he has logged in anew, the same request is good.
    onlyFresh(loggedInAt, deps.now())
    return await once(deps, { actorId: actor.id, key, what: ['lock', pin, locked] }, async () => {
      const at = deps.now()
      const { lockedAt } = await watchOn(deps, own)
      await deps.stores.shields.set({ ...own, lockedAt: locked ? (lockedAt ?? at) : null, setAt: at })
      await nudgeOn(deps, own.pin)
      return await watchOn(deps, own)
    })
  }
}

function objecting(deps: Deps): OwnerCommands['objectAsOwner'] {
  return async ({ actor, key }, pin, { transactionId, reason }) => {
    const { nic, ...own } = await ownTitle(deps, actor, pin)
    const { receipt, ...dossier } = await lodgedOn(deps, own.pin, transactionId)
    if (reason.trim() === '') throw new Refusal('reason-missing', 'Say why you object')
    return await once(
      deps,
      { actorId: actor.id, key, what: ['owner-objects', pin, transactionId, reason] },
      async () => {
        const objection = { transactionId, nic, ownerId: actor.id, text: reason.trim(), at: deps.now() }
        await deps.stores.shields.object(objection, objectionLetters(objection, dossier, receipt.number))
        await deps.workflows.nudge(transactionId)
        const { objections } = await deps.stores.shields.standing(transactionId)
        return { objectedAt: objections.find((one) => one.nic === nic)?.at ?? objection.at }
      },
    )
  }
}

/**
 * Whose title it is. Throws `not-the-owner` for a parcel that he does not stand on, that he has sold, or that never
 * was: all three look the same, or anyone could learn what others hold.
 */
async function ownTitle(
  { stores }: Pick<CommandDeps, 'stores'>,
  actor: Actor,
  text: string,
): Promise<{ readonly nic: Nic; readonly pin: Pin; readonly ownerId: string }> {
  const nic = ownerOf(actor)
  const pin = parsePin(text)
  const holders = (pin && (await stores.register.find(pin)))?.title.holders ?? []
  if (pin !== undefined && holders.some(({ id }) => id === nic)) return { nic, pin, ownerId: actor.id }
  throw new Refusal('not-the-owner', 'You do not stand on the title of such a parcel')
}

async function watchOn(
  { stores }: Pick<CommandDeps, 'stores'>,
  own: { readonly nic: Nic; readonly pin: Pin },
): Promise<Watch> {
  return watchOf((await stores.shields.on(own.pin)).find(({ nic }) => nic === own.nic))
}

/** Throws `transaction-not-found` for one on another parcel, and one that is not lodged: nobody knows of it yet. */
async function lodgedOn(
  { stores }: Pick<CommandDeps, 'stores'>,
  pin: Pin,
  id: TransactionId,
): Promise<DossierExtract & { readonly receipt: Receipt }> {
  const dossier = await stores.dossiers.extract(id)
  if (dossier === undefined || !pinsOf(dossier.terms).includes(pin)) throw notFound()
  const { receipt } = dossier
  if (receipt === null) throw notFound()
  return { ...dossier, receipt }
}

/** Whatever is under way on the parcel looks anew whom it waits for. */
async function nudgeOn(
  { stores, workflows }: Pick<CommandDeps, 'stores' | 'workflows'>,
  pin: Pin,
): Promise<void> {
  const id = await stores.dossiers.underWayOn(pin)
  if (id !== undefined) await workflows.nudge(id)
}
