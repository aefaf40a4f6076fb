import type { Actor } from '../domain/actor.ts'
import type { Nic, Pin, TransactionId } from '../domain/ids.ts'
import type { ParcelRecord } from '../domain/register/title.ts'
import { isObjectable, UNSHIELDED } from '../domain/shield/shield.ts'
import type { Watch } from '../domain/shield/shield.ts'
import type { Instant } from '../domain/time.ts'
import type { Kind } from '../domain/transaction/terms.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import { ownNic } from './authorize.ts'
import type { CommandDeps } from './deps.ts'

/** A transaction on his parcel, as far as it is an owner's to know: nobody's name, no price. */
interface UnderWay {
  readonly transactionId: TransactionId
  readonly kind: Kind
  readonly stage: Stage
  readonly receipt: string
  readonly lodgedAt: Instant
  /** The end of the window that was opened for owners; null before. */
  readonly objectUntil: Instant | null
  readonly mayObject: boolean
  /** When this owner objected. */
  readonly objectedAt: Instant | null
}

interface OwnTitle {
  readonly record: ParcelRecord
  readonly watch: Watch
  readonly underWay: UnderWay | null
}

type Sources = Pick<CommandDeps, 'stores'>

/** By which number he stands in the register. Throws `not-authorised` for anyone but an owner. */
export function ownerOf(actor: Actor): Nic {
  return ownNic(actor, 'watch own titles')
}

/** The titles on which an owner stands now, by PIN, how he has them watched, and what is under way. */
export async function ownTitles({ stores }: Sources, actor: Actor): Promise<readonly OwnTitle[]> {
  const nic = ownerOf(actor)
  const shields = await stores.shields.of(nic)
  const records = await stores.register.heldBy(nic)
  return await Promise.all(
    records.map(async (record) => ({
      record,
      watch: watchOf(shields.find(({ pin }) => pin === record.parcel.pin)),
      underWay: await underWayOn({ stores }, record.parcel.pin, nic),
    })),
  )
}

export function watchOf({ alert, waitDays, lockedAt }: Watch = UNSHIELDED): Watch {
  return { alert, waitDays, lockedAt }
}

async function underWayOn({ stores }: Sources, pin: Pin, nic: Nic): Promise<UnderWay | null> {
  const id = await stores.dossiers.underWayOn(pin)
  const dossier = id && (await stores.dossiers.extract(id))
  if (dossier === undefined || dossier.receipt === null) return null
  const { transactionId, kind, stage, receipt } = dossier
  const { window, objections } = await stores.shields.standing(transactionId)
  const objectedAt = objections.find((one) => one.nic === nic)?.at ?? null
  return {
    ...{ transactionId, kind, stage, receipt: receipt.number, lodgedAt: receipt.at },
    ...{ objectUntil: window?.until ?? null, objectedAt },
    mayObject: isObjectable(stage) && objectedAt === null,
  }
}
