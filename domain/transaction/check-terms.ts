import { isWhole, sumOfShares } from '../register/fraction.ts'
import type { Fraction } from '../register/fraction.ts'
import { Refusal } from '../refusal.ts'
import type { KindRow, RoleRow } from './kinds/kind-row.ts'
import type { LocalDate } from '../time.ts'
import type { Party } from './party.ts'
import { partiesAs } from './sides.ts'
import type { Terms } from './terms.ts'

/**
 * Holds terms against the row of their kind. Throws `term-missing`, with the field that the kind needs, and
 * `request-malformed`, with the field that it has no place for or that cannot be.
 */
export function checkTerms(row: KindRow, terms: Terms): void {
  checkOptionalTerms(row, terms)
  checkDeath(terms)
  checkOrder(row, terms)
  for (const [i, party] of terms.parties.entries()) checkParty(row, terms, party, `parties.${i}`)
  for (const role of row.roles) checkRole(role, terms)
}

const OPTIONAL = ['counterpart', 'refersTo', 'condition', 'diedOn'] as const

function checkOptionalTerms(row: KindRow, terms: Terms): void {
  const needed = [...OPTIONAL.map((field) => [field, row.needs.includes(field)] as const)]
  for (const [field, isNeeded] of [...needed, ['price', row.amount !== null] as const]) {
    const isSaid = (terms[field] ?? null) !== null
    if (isNeeded && !isSaid) throw missing(field, 'This kind of transaction needs this field')
    if (!isNeeded && isSaid) {
      throw malformed(field, 'This kind of transaction has no such field')
    }
  }
  if (!row.rights.includes(terms.right)) throw malformed('right', 'This right does not pass by this kind')
  if (terms.counterpart === terms.pin) throw malformed('counterpart', 'A parcel is not exchanged for itself')
  const stray = terms.declarations.find((declared) => !row.declarations.includes(declared))
  if (stray !== undefined) throw malformed('declarations', `Nobody declares ${stray} in this kind`)
}

function checkOrder({ byOrder }: KindRow, { order, deedDate }: Terms): void {
  if (order === undefined) return
  if (byOrder !== true) throw malformed('order', 'No court orders a transaction of this kind')
  if (order.date > deedDate) throw malformed('order.date', 'What is filed today was ordered before')
}

function checkDeath({ diedOn, deedDate }: Terms): void {
  if (diedOn !== undefined && diedOn > deedDate) throw malformed('diedOn', 'Nobody inherits before the death')
}

/** Throws `request-malformed` for a death that is still to come on that day, whatever the date of the deed. */
export function onlyAfterDeath({ diedOn }: Pick<Terms, 'diedOn'>, on: LocalDate): void {
  if (diedOn !== undefined && diedOn > on) throw malformed('diedOn', 'The death is still to come')
}

function checkParty({ roles }: KindRow, terms: Terms, party: Party, field: string): void {
  const role = roles.find((one) => one.role === party.role)
  if (role === undefined) throw malformed(`${field}.role`, 'This kind of transaction has no such role')
  if (partiesAs(terms, party.role).some((other) => other !== party && other.id === party.id)) {
    throw malformed(`${field}.id`, 'The same person is there twice in the same role')
  }
  if (role.shares && party.share === null) throw missing(`${field}.share`, 'A share is needed here')
  if (!role.shares && party.share !== null) throw malformed(`${field}.share`, 'This role has no share')
  if (!role.signs && party.cannotSign !== null) {
    throw malformed(`${field}.cannotSign`, 'This role signs nothing')
  }
}

function checkRole({ role, least, most, shares }: RoleRow, terms: Terms): void {
  const parties = partiesAs(terms, role)
  if (parties.length < least) {
    throw new Refusal('term-missing', `${least} parties at least are needed as ${role}`, {
      ...{ field: 'parties', role, least },
    })
  }
  if (parties.length > most) throw malformed('parties', `No more than ${most} can be ${role}`, role)
  const parts = parties.flatMap(({ share }) => share ?? [])
  if (shares && !makeOne(parts)) throw malformed('parties', `The shares as ${role} must make one`, role)
}

/** Shares so odd that their sum leaves exact integers do not make one either. */
function makeOne(shares: readonly Fraction[]): boolean {
  try {
    return isWhole(sumOfShares(shares))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function missing(field: string, message: string): Refusal {
  return new Refusal('term-missing', message, { field })
}

function malformed(field: string, message: string, role?: string): Refusal {
  return new Refusal('request-malformed', message, role === undefined ? { field } : { field, role })
}
