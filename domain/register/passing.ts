import type { PersonId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Party } from '../transaction/party.ts'
import type { Right } from '../transaction/declarations.ts'
import { isWhole, multiply, NOTHING, sumOfShares } from './fraction.ts'
import type { Fraction } from './fraction.ts'
import type { HeldRight, Holder, Title } from './title.ts'

/** What some give up of a title, and the lines that stay. */
interface GivenUp {
  readonly kept: readonly Holder[]
  readonly right: HeldRight
  readonly share: Fraction
}

/** What passes, from which lines of a title it is taken, and what stays with him who held these in full. */
const PASSING = {
  ownership: { passes: 'full', from: ['full', 'bare', 'usufruct'], leaves: null },
  'bare-ownership': { passes: 'bare', from: ['full', 'bare'], leaves: 'usufruct' },
  usufruct: { passes: 'usufruct', from: ['full', 'usufruct'], leaves: 'bare' },
} as const satisfies Readonly<
  Record<Right, { passes: HeldRight; from: readonly HeldRight[]; leaves: HeldRight | null }>
>

/**
 * Each giver gives up the whole of what he holds by the right that passes; who holds in full and passes one part
 * keeps the other. A bare owner and a usufructuary who give together give full ownership.
 *
 * Throws `vendor-not-on-title` when a giver holds nothing, and `right-not-held` when he does not hold what passes.
 * Basis: Civil Code arts. 544, 578, 595 and 1599.
 */
export function giveUp(
  title: Pick<Title, 'pin' | 'holders'>,
  givers: readonly Party[],
  right: Right,
): GivenUp {
  const { passes, leaves } = PASSING[right]
  const from: readonly HeldRight[] = PASSING[right].from
  const isTaken = (line: Holder): boolean =>
    from.includes(line.right) && givers.some(({ id }) => id === line.id)
  const taken = title.holders.filter(isTaken)
  onlyOnTitle(title, givers)
  const without = givers.find((giver) => !taken.some(({ id }) => id === giver.id))
  if (without !== undefined) {
    const who = { pin: title.pin, who: without.name }
    throw new Refusal('right-not-held', 'He does not hold the right that passes', who)
  }
  const kept = title.holders.flatMap((line) => {
    if (!isTaken(line)) return [line]
    return leaves === null || line.right !== 'full' ? [] : [{ ...line, right: leaves }]
  })
  const share = leaves === null ? fullShareOf(title.pin, taken) : sumOfShares(taken.map((line) => line.share))
  return { kept, right: passes, share }
}

/** Throws `vendor-not-on-title` when one who gives or charges holds nothing of the parcel. */
export function onlyOnTitle(
  { pin, holders }: Pick<Title, 'pin' | 'holders'>,
  givers: readonly Party[],
): void {
  const stranger = givers.find((giver) => !holders.some(({ id }) => id === giver.id))
  if (stranger === undefined) return
  throw new Refusal('vendor-not-on-title', 'One who gives is not on the title', { pin, who: stranger.name })
}

/** What bare and usufruct shares make together is full; what is left over of either is not ownership. */
function fullShareOf(pin: Title['pin'], taken: readonly Holder[]): Fraction {
  const by = (held: HeldRight): Fraction =>
    sumOfShares(taken.filter(({ right }) => right === held).map(({ share }) => share))
  const [bare, usufruct] = [by('bare'), by('usufruct')]
  if (bare.numerator !== usufruct.numerator || bare.denominator !== usufruct.denominator) {
    throw new Refusal('right-not-held', 'Bare ownership and usufruct do not come together', { pin })
  }
  return sumOfShares([by('full'), bare])
}

/** The lines of those who receive: each his part of what passes. Throws a RangeError unless the parts make one. */
export function received(
  receivers: readonly Party[],
  { right, share }: Pick<GivenUp, 'right' | 'share'>,
): readonly Holder[] {
  if (!isWhole(sumOfShares(receivers.map(partOf)))) {
    throw new RangeError('The shares of those who receive do not make one')
  }
  return receivers.map((party) => ({
    ...{ id: party.id, name: party.name, right, marriage: party.marriage },
    share: multiply(partOf(party), share),
  }))
}

function partOf({ share }: Party): Fraction {
  return share ?? NOTHING
}

/**
 * The lines once the usufruct of these people has ended with their lives: it returns to the bare owners, to each
 * in proportion to what he holds bare. Basis: Civil Code art. 617.
 */
export function endUsufruct(holders: readonly Holder[], dead: readonly PersonId[]): readonly Holder[] {
  const ended = holders.filter(({ id, right }) => right === 'usufruct' && dead.includes(id))
  const whole = sumOfShares(holders.filter(({ right }) => right === 'usufruct').map(({ share }) => share))
  if (ended.length === 0) return holders
  const part = multiply(sumOfShares(ended.map(({ share }) => share)), inverse(whole))
  const returned = holders
    .filter(({ right }) => right === 'bare')
    .map((owner) => ({ ...owner, right: 'usufruct' as const, share: multiply(owner.share, part) }))
  return [...holders.filter((line) => !ended.includes(line)), ...returned]
}

function inverse({ numerator, denominator }: Fraction): Fraction {
  return { numerator: denominator, denominator: numerator }
}
