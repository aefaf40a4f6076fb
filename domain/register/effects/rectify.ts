import { Refusal } from '../../refusal.ts'
import { receivers } from '../../transaction/sides.ts'
import { NO_CHANGE } from '../change.ts'
import type { Effect } from '../change.ts'
import { holdersOf } from '../holders.ts'
import { placeOf } from '../places.ts'
import type { Holder } from '../title.ts'

/**
 * A new title for the same people with the same rights, their names and marriages as they ought to have been. It
 * counts from the day from which the faulty one did, and names it and the court order, if one has made it; the faulty
 * one stays on record.
 */
export const rectify: Effect = (row, { parcel: { title } }, terms) => {
  const { pin, validFrom, price } = title
  const refersTo = placeOf(title.transcription)
  if (terms.refersTo !== refersTo) {
    const facts = { pin, transcription: refersTo }
    throw new Refusal('not-the-title-in-force', 'Only the title in force can be rectified', facts)
  }
  const corrected = receivers(row, terms)
  const stranger = corrected.find((party) => !title.holders.some(({ id }) => id === party.id))
  if (stranger !== undefined) {
    const who = { pin, who: stranger.name }
    throw new Refusal('vendor-not-on-title', 'A rectification is about those on the title', who)
  }
  const holders = title.holders.map((line) => {
    const party = corrected.find(({ id }) => id === line.id)
    return party === undefined ? line : { ...line, name: party.name, marriage: party.marriage }
  })
  if (holders.every((line, i) => saysTheSame(line, title.holders[i]))) {
    throw new Refusal('nothing-to-rectify', 'The title says so already', { pin })
  }
  const ordered = terms.order === undefined ? {} : { order: terms.order }
  return {
    ...{ ...NO_CHANGE, book: 'TV' },
    titles: [{ ...ordered, pin, holders: holdersOf(holders), validFrom, price, refersTo }],
  }
}

function saysTheSame(a: Holder, b: Holder | undefined): boolean {
  return a.name === b?.name && JSON.stringify(marriageOf(a)) === JSON.stringify(marriageOf(b))
}

function marriageOf({ marriage }: Pick<Holder, 'marriage'>): readonly string[] {
  return marriage === null ? [] : [marriage.regime, marriage.spouse.id, marriage.spouse.name]
}
