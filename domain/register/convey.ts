import { Refusal } from '../refusal.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Party } from '../transaction/party.ts'
import { givers, receivers } from '../transaction/terms.ts'
import type { Sided, Terms } from '../transaction/terms.ts'
import { isWhole, multiply, sumOfShares } from './fraction.ts'
import type { Fraction } from './fraction.ts'
import { holdersOf } from './holders.ts'
import type { Holder, Title } from './title.ts'

/**
 * The holders after a conveyance: each who gives gives up the whole of his share, and those who receive divide
 * among them what was given up, added to what they held before. The shares add to one again.
 *
 * Throws `vendor-not-on-title` when one who gives holds nothing, and a RangeError when the shares of those who
 * receive do not add to one. Basis: Civil Code arts. 1582 and 1599.
 */
export function convey(title: Title, kind: Sided, terms: Pick<Terms, 'parties'>): readonly Holder[] {
  const [giving, receiving] = [givers(kind, terms), receivers(kind, terms)]
  if (!isWhole(sumOfShares(receiving.map(shareIn)))) {
    throw new RangeError('The shares of those who receive do not add to one')
  }
  const conveyed = sumOfShares(giving.map(({ id }) => shareOf(title, id)))
  const remaining = title.holders.filter((holder) => !giving.some(({ id }) => id === holder.id))
  const acquired = receiving.map((party) => ({
    ...{ id: party.id, name: party.name, marriage: party.marriage },
    ...{ share: multiply(shareIn(party), conveyed), right: 'full' as const },
  }))
  return holdersOf([...remaining, ...acquired])
}

/** Throws `illegal-transition` for a kind whose effect on the register is another one. */
export function onlyConveyance({ effect }: Pick<KindRow, 'effect'>): void {
  if (effect === 'convey') return
  throw new Refusal('illegal-transition', 'This kind of transaction is not registered yet', { effect })
}

function shareIn({ share, name }: Party): Fraction {
  if (share === null) throw new RangeError(`${name} receives no share`)
  return share
}

function shareOf(title: Title, id: Holder['id']): Fraction {
  const holder = title.holders.find((candidate) => candidate.id === id)
  if (holder === undefined) {
    throw new Refusal('vendor-not-on-title', 'Who gives is not on the title', { pin: title.pin })
  }
  return holder.share
}
