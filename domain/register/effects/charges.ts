import { Refusal } from '../../refusal.ts'
import type { Party } from '../../transaction/party.ts'
import { givers } from '../../transaction/sides.ts'
import type { Terms } from '../../transaction/terms.ts'
import { NO_CHANGE } from '../change.ts'
import type { Effect, EffectRow } from '../change.ts'
import { onlyOnTitle } from '../passing.ts'

/**
 * A charge on what some hold of the parcel, ranked after all that were ever inscribed on it. Its beneficiary is
 * the party whom the deed concerns. Basis: Civil Code art. 2134.
 */
export const inscribe: Effect = (row, { parcel: { title, encumbrances } }, terms, on) => {
  if (row.inscribes === null) throw new RangeError(`The kind ${terms.kind} does not say what it inscribes`)
  onlyOnTitle(title, givers(row, terms))
  const [favoured] = beneficiariesOf(row, terms)
  if (favoured === undefined) throw new RangeError(`Nobody is favoured by the ${terms.kind}`)
  const inscription = {
    ...{ pin: title.pin, kind: row.inscribes, rank: encumbrances.length + 1, inscribedOn: on },
    beneficiary: favoured.name,
    beneficiaryId: favoured.id,
    amount: terms.price,
    until: terms.condition?.until ?? null,
    condition: terms.condition?.text ?? null,
  }
  return { ...NO_CHANGE, book: 'IV', inscriptions: [inscription] }
}

/**
 * Ends one inscription of the parcel by a mark. Throws `inscription-unknown`, `inscription-erased`, and
 * `not-the-beneficiary` when he in whose favour it stands has no part in the deed. Basis: Civil Code art. 2157.
 */
export const erase: Effect = (row, { parcel: { parcel, encumbrances } }, terms) => {
  const facts = { pin: parcel.pin, inscription: terms.refersTo ?? '' }
  const found = encumbrances.find(({ inscription }) => inscription === terms.refersTo)
  if (found === undefined) {
    throw new Refusal('inscription-unknown', 'The parcel has no such inscription', facts)
  }
  if (found.erasedAt !== null) throw new Refusal('inscription-erased', 'It is erased already', facts)
  const { beneficiaryId, pin, rank } = found
  if (beneficiaryId !== null && !beneficiariesOf(row, terms).some(({ id }) => id === beneficiaryId)) {
    throw new Refusal('not-the-beneficiary', 'Only its beneficiary has an inscription erased', facts)
  }
  return { ...NO_CHANGE, book: 'EV', erasures: [{ pin, rank }] }
}

function beneficiariesOf({ roles }: EffectRow, { parties }: Terms): readonly Party[] {
  return parties.filter((party) =>
    roles.some(({ role, side }) => role === party.role && side === 'concerned'),
  )
}
