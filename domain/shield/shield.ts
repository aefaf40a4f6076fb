import { addWorkingDays } from '../calendar/working-days.ts'
import { lastMomentOf } from '../calendar/days.ts'
import type { PersonId, Pin, TransactionId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Holder } from '../register/title.ts'
import { localDateAt } from '../time.ts'
import type { Instant } from '../time.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Stage } from '../transaction/stages.ts'

/** The longest objection window, in working days. */
export const MOST_WAIT_DAYS = 30

/** How an owner has his title watched. Counts only while he stands on the title in force. */
export interface Shield {
  readonly nic: PersonId
  readonly pin: Pin
  /** Under which he logs in: where his messages go. */
  readonly ownerId: string
  /** Tell him when a deed is lodged. */
  readonly alert: boolean
  /** "Tell me and wait": working days in which he may object before registration; 0 for none. */
  readonly waitDays: number
  /** Since when nothing registers; null while his title is not locked. */
  readonly lockedAt: Instant | null
  readonly setAt: Instant
}

/** What he sets about his shield; what is not named stays as it is. */
export type ShieldChange = Pick<Shield, 'nic' | 'pin' | 'ownerId' | 'setAt'> & Partial<Shield>

/** How an owner has one title watched. */
export type Watch = Pick<Shield, 'alert' | 'waitDays' | 'lockedAt'>

/** Where he has set nothing. */
export const UNSHIELDED: Watch = { alert: false, waitDays: 0, lockedAt: null }

/** What an owner says against a transaction on his parcel. */
export interface Objection {
  readonly transactionId: TransactionId
  readonly nic: PersonId
  readonly ownerId: string
  readonly text: string
  readonly at: Instant
}

/** What has been said and opened on one transaction. */
export interface OwnersStanding {
  /** Until when owners may object; null before the window was opened. Opened once, and never shortened. */
  readonly window: { readonly until: Instant } | null
  readonly objections: readonly Objection[]
}

/** Why a transaction waits for an owner. `until` is null while only he can end it. */
export type Hold =
  | { readonly held: false }
  | { readonly held: true; readonly because: 'lock'; readonly until: null }
  | { readonly held: true; readonly because: 'window'; readonly until: Instant }

/** The shields of those who are on the title now: who has sold has no say any more. */
export function inForce(shields: readonly Shield[], holders: readonly Holder[]): readonly Shield[] {
  return shields.filter(({ nic }) => holders.some(({ id }) => id === nic))
}

/**
 * Whether a transaction waits for an owner at this moment. A lock holds until it is lifted; a window holds until it
 * has passed or somebody objected, for then officers look at it.
 * @param shields those in force, as they count `against` its kind
 */
export function holdOf(shields: readonly Shield[], standing: OwnersStanding, at: Instant): Hold {
  if (standing.objections.length > 0) return { held: false }
  if (shields.some(({ lockedAt }) => lockedAt !== null)) return { held: true, because: 'lock', until: null }
  const days = Math.max(0, ...shields.map(({ waitDays }) => waitDays))
  if (standing.window === null && days === 0) return { held: false }
  const until = standing.window?.until ?? windowEnd(at, days)
  return until <= at ? { held: false } : { held: true, because: 'window', until }
}

/** The shields as they count against a kind: what comes upon an owner by the law, no lock of his stops. */
export function against(
  { lockStops }: Pick<KindRow, 'lockStops'>,
  shields: readonly Shield[],
): readonly Shield[] {
  return lockStops ? shields : shields.map((shield) => ({ ...shield, lockedAt: null }))
}

/** The last moment of the last working day of a window that opens now; the day of its opening does not count. */
export function windowEnd(at: Instant, days: number): Instant {
  return lastMomentOf(addWorkingDays(localDateAt(at), days))
}

/**
 * Throws `title-locked`. Asked in the commit that registers: a lock may be newer than the clearance.
 * @param shields those in force, as they count `against` its kind
 */
export function onlyUnlocked(shields: readonly Shield[]): void {
  if (shields.some(({ lockedAt }) => lockedAt !== null)) {
    throw new Refusal('title-locked', 'An owner has locked his title')
  }
}

/** From the receipt until registration begins. */
const OBJECTABLE: readonly Stage[] = [
  ...(['lodged', 'examining', 'returned', 'awaiting-payment', 'clearing', 'on-hold', 'in-review'] as const),
]

/** Throws `wait-days-invalid` unless the window is a whole number of working days, from none to the most. */
export function onlyWaitDays(days: number): void {
  if (Number.isInteger(days) && days >= 0 && days <= MOST_WAIT_DAYS) return
  throw new Refusal('wait-days-invalid', 'The objection window is 0 to 30 working days', {
    most: MOST_WAIT_DAYS,
  })
}

export function isObjectable(stage: Stage): boolean {
  return OBJECTABLE.includes(stage)
}

/** Throws `objection-too-late` when the transaction is over, or registration has begun. */
export function onlyObjectable(stage: Stage): void {
  if (!isObjectable(stage)) {
    throw new Refusal('objection-too-late', 'Nobody can object to this transaction any more', { stage })
  }
}
