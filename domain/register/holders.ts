import { add, isNothing, isWhole, lesserOf, subtract, sumOfShares } from './fraction.ts'
import type { HeldRight, Holder } from './title.ts'

/**
 * The holders of a title: the one place where they are made. One line a person and right; who holds a share bare
 * and in usufruct holds it in full (Civil Code art. 617, consolidation).
 *
 * Throws a RangeError when the shares in full and bare, or those in full and in usufruct, do not make one, or
 * when a share is finer than can be kept exactly.
 */
export function holdersOf(lines: readonly Holder[]): readonly Holder[] {
  const holders = lines.reduce<readonly Holder[]>(join, []).reduce(consolidate, [])
  for (const part of ['bare', 'usufruct'] as const) {
    const shares = holders.filter(({ right }) => right === 'full' || right === part)
    if (!isWhole(sumOfShares(shares.map(({ share }) => share)))) {
      throw new RangeError(`The shares held in full and ${part} do not make one`)
    }
  }
  return holders
}

/** Who already held a share by this right holds more; his name and marriage are as the later line has them. */
export function join(holders: readonly Holder[], next: Holder): readonly Holder[] {
  if (isNothing(next.share)) return holders
  const held = holders.find((holder) => isSameLine(holder, next))
  if (held === undefined) return [...holders, next]
  const grown = { ...next, share: add(held.share, next.share) }
  return holders.map((holder) => (holder === held ? grown : holder))
}

const OTHER_PART: Readonly<Partial<Record<HeldRight, HeldRight>>> = { bare: 'usufruct', usufruct: 'bare' }

/** Makes full what one person holds bare and in usufruct, as far as both reach. */
function consolidate(holders: readonly Holder[], next: Holder): readonly Holder[] {
  const part = OTHER_PART[next.right]
  const held = holders.find(({ id, right }) => id === next.id && right === part)
  if (held === undefined) return join(holders, next)
  const share = lesserOf(held.share, next.share)
  const rest = holders.filter((holder) => holder !== held)
  return [
    { ...held, share: subtract(held.share, share) },
    { ...next, share: subtract(next.share, share) },
    { ...next, right: 'full' as const, share },
  ].reduce(join, rest)
}

function isSameLine(a: Holder, b: Holder): boolean {
  return a.id === b.id && a.right === b.right
}
