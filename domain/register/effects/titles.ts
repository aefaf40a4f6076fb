import { Refusal } from '../../refusal.ts'
import type { Party } from '../../transaction/party.ts'
import { givers, partiesAs, receivers } from '../../transaction/sides.ts'
import type { Terms } from '../../transaction/terms.ts'
import { NO_CHANGE } from '../change.ts'
import type { Change, Effect, NewTitle } from '../change.ts'
import { holdersOf } from '../holders.ts'
import { inForce } from '../in-force.ts'
import { endUsufruct, giveUp, received } from '../passing.ts'
import type { Holder, ParcelRecord, Title } from '../title.ts'

/** What the givers hold passes to the receivers; a promise that is kept by it is erased. Basis: Civil Code art. 711. */
export const convey: Effect = (row, { parcel }, terms, on) => {
  const [giving, receiving] = [givers(row, terms), receivers(row, terms)]
  const dead = partiesAs(terms, 'deceased').map(({ id }) => id)
  const holders = holdersOf(endUsufruct(parcel.title.holders, dead))
  const passed = isOver(holders, giving, terms)
    ? onlyBareOwners(parcel, holders, receiving)
    : passing({ ...parcel.title, holders }, giving, receiving, terms)
  return {
    ...{ ...NO_CHANGE, book: 'TV', titles: [titleAfter(parcel.title, passed, terms)] },
    erasures: promisesKept(parcel, receiving, on),
  }
}

function passing(
  title: Pick<Title, 'pin' | 'holders'>,
  giving: readonly Party[],
  receiving: readonly Party[],
  { right }: Pick<Terms, 'right'>,
): readonly Holder[] {
  const given = giveUp(title, giving, right)
  return holdersOf([...given.kept, ...received(receiving, given)])
}

/** Whether the death of the usufructuary has done all there was to do. */
function isOver(
  holders: readonly Holder[],
  giving: readonly Party[],
  terms: Pick<Terms, 'right' | 'parties'>,
): boolean {
  const isDeath = terms.right === 'usufruct' && partiesAs(terms, 'deceased').length > 0
  return isDeath && !giving.some((giver) => holders.some(({ id }) => id === giver.id))
}

/** A usufruct ends with a life and is inherited by nobody: it can only return to the bare owners. */
function onlyBareOwners(
  { title }: ParcelRecord,
  holders: readonly Holder[],
  receiving: readonly Party[],
): readonly Holder[] {
  const bare = title.holders.filter(({ right }) => right === 'bare')
  if (bare.length > 0 && receiving.every((heir) => bare.some(({ id }) => id === heir.id))) return holders
  throw new Refusal('right-not-held', 'A usufruct ends with the life of him who held it', { pin: title.pin })
}

/** Each side gives what it holds on its own parcel and receives on the other. Basis: Civil Code art. 1702. */
export const exchange: Effect = (row, { parcel, counterpart }, terms, on) => {
  if (counterpart === null) throw new RangeError('An exchange is about two parcels')
  const [first, second] = [givers(row, terms), receivers(row, terms)]
  return {
    ...{ ...NO_CHANGE, book: 'TV' },
    titles: [
      titleAfter(parcel.title, passing(parcel.title, first, second, terms), terms),
      titleAfter(counterpart.title, passing(counterpart.title, second, first, terms), terms),
    ],
    erasures: [...promisesKept(parcel, second, on), ...promisesKept(counterpart, first, on)],
  }
}

/** All who hold the parcel divide it anew, among themselves and nobody else. Basis: Civil Code arts. 815 and 883. */
export const partition: Effect = (row, { parcel }, terms) => {
  const { title } = parcel
  const [sharing, allotted] = [givers(row, terms), receivers(row, terms)]
  const missing = title.holders.find((holder) => !sharing.some(({ id }) => id === holder.id))
  if (missing !== undefined) {
    const who = { pin: title.pin, who: missing.name }
    throw new Refusal('co-owner-missing', 'A co-owner has no part in the partition', who)
  }
  const stranger = allotted.find((party) => !sharing.some(({ id }) => id === party.id))
  if (stranger !== undefined) {
    const who = { pin: title.pin, who: stranger.name }
    throw new Refusal('vendor-not-on-title', 'One who receives is not a co-owner', who)
  }
  const holders = passing(title, sharing, allotted, terms)
  return { ...NO_CHANGE, book: 'TV', titles: [titleAfter(title, holders, terms)] }
}

/** A title that comes from nobody: whoever held before holds no more. Basis: Acquisitive Prescription Act 2018 s. 8. */
export const acquire: Effect = (row, { parcel }, terms) => {
  const lines = received(receivers(row, terms), { right: 'full', share: { numerator: 1, denominator: 1 } })
  return {
    ...{ ...NO_CHANGE, book: 'TV' },
    titles: [{ ...titleAfter(parcel.title, holdersOf(lines), terms), validFrom: terms.deedDate }],
  }
}

/**
 * A succession counts from the death (Civil Code art. 718), every other deed from its date. Nobody can pass on what he
 * does not have yet: a deed takes effect no earlier than the title it rests on.
 */
function titleAfter(title: Title, holders: readonly Holder[], terms: Terms): NewTitle {
  const { pin, validFrom: earlier } = title
  const from = terms.diedOn ?? terms.deedDate
  const validFrom = from > earlier ? from : earlier
  return { pin, holders, validFrom, price: terms.price, refersTo: null }
}

function promisesKept(
  { encumbrances }: ParcelRecord,
  receiving: readonly Party[],
  on: Parameters<Effect>[3],
): Change['erasures'] {
  return inForce(encumbrances, on)
    .filter(
      ({ kind, beneficiaryId }) => kind === 'promise' && receiving.some(({ id }) => id === beneficiaryId),
    )
    .map(({ pin, rank }) => ({ pin, rank }))
}
