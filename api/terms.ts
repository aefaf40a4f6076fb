import { parseNic, parsePersonId, parsePin } from '../domain/ids.ts'
import type { Nic, PersonId, Pin } from '../domain/ids.ts'
import { inForce, RATES } from '../domain/assessment/schedule.ts'
import { cents } from '../domain/money.ts'
import type { Cents } from '../domain/money.ts'
import { parseFraction } from '../domain/register/fraction.ts'
import type { Fraction } from '../domain/register/fraction.ts'
import { Refusal } from '../domain/refusal.ts'
import { parseLocalDate } from '../domain/time.ts'
import type { LocalDate } from '../domain/time.ts'
import { checkTerms } from '../domain/transaction/check-terms.ts'
import type { CourtOrder } from '../domain/transaction/court-order.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import type { Marriage, Party, PartyRole } from '../domain/transaction/party.ts'
import type { Declaration, Right } from '../domain/transaction/declarations.ts'
import type { Kind, Terms } from '../domain/transaction/terms.ts'

export interface DeclaredParty {
  readonly role: PartyRole
  readonly id: string
  readonly name: string
  readonly citizen: boolean
  /** `1` or `1/2`; those of one role make one. */
  readonly share: string | null
  readonly marriage: {
    readonly regime: Marriage['regime']
    readonly spouse: { readonly id: string; readonly name: string }
  } | null
  readonly cannotSign: string | null
}

/** Terms as they come from outside: the right shape, nothing believed yet. */
export interface DeclaredTerms {
  readonly kind: Kind
  readonly pin: string
  readonly counterpart: string | null
  readonly parties: readonly DeclaredParty[]
  /** In cents. */
  readonly price: number | null
  readonly deedDate: string
  readonly diedOn: string | null
  readonly right: Right
  readonly refersTo: string | null
  readonly order: { readonly court: string; readonly number: string; readonly date: string } | null
  readonly condition: { readonly text: string; readonly until: string } | null
  readonly declarations: readonly Declaration[]
}

/**
 * Reads what a notary declares, from a form or from JSON, and holds it against the row of its kind. Throws
 * `pin-malformed`, `nic-malformed`, `price-invalid`, `term-missing` or, for what cannot be, `request-malformed`.
 */
export function parseTerms(declared: DeclaredTerms): Terms {
  const { kind, counterpart, price, right, refersTo, condition, declarations, diedOn } = declared
  const terms: Terms = {
    ...{ kind, right, declarations: [...new Set(declarations)] },
    pin: parseParcel(declared.pin, 'pin'),
    counterpart: counterpart === null ? null : parseParcel(counterpart, 'counterpart'),
    parties: declared.parties.map(parseParty),
    price: price === null ? null : parsePrice(price),
    deedDate: parseDeedDate(declared.deedDate),
    ...(diedOn === null ? {} : { diedOn: parseDay(diedOn, 'diedOn') }),
    refersTo: refersTo === null ? null : parseText(refersTo, 'refersTo'),
    ...(declared.order === null ? {} : { order: parseOrder(declared.order) }),
    condition: condition && {
      text: parseText(condition.text, 'condition.text'),
      until: parseDay(condition.until, 'condition.until'),
    },
  }
  checkTerms(KINDS[kind], terms)
  return terms
}

function parseOrder({ court, number, date }: NonNullable<DeclaredTerms['order']>): CourtOrder {
  return {
    court: parseText(court, 'order.court'),
    number: parseText(number, 'order.number'),
    date: parseDay(date, 'order.date'),
  }
}

function parseParcel(text: string, field: string): Pin {
  const pin = parsePin(text.trim())
  if (pin !== undefined) return pin
  throw new Refusal('pin-malformed', 'A PIN has nine digits', { field })
}

function parseParty(
  { role, id, name, citizen, share, marriage, cannotSign }: DeclaredParty,
  i: number,
): Party {
  const field = `parties.${i}`
  return {
    ...{ role, citizen, name: name.trim() },
    id: parseId(parsePersonId, id, `${field}.id`),
    share: share === null ? null : parseShare(share, `${field}.share`),
    marriage: marriage && {
      regime: marriage.regime,
      spouse: {
        id: parseId<Nic>(parseNic, marriage.spouse.id, `${field}.marriage.spouse.id`),
        name: marriage.spouse.name.trim(),
      },
    },
    cannotSign: cannotSign === null ? null : parseText(cannotSign, `${field}.cannotSign`),
  }
}

function parseId<Id extends PersonId>(
  parse: (text: string) => Id | undefined,
  text: string,
  field: string,
): Id {
  const id = parse(text.trim().toUpperCase())
  if (id !== undefined) return id
  const message = 'An identity card number has 14 characters, the last of which checks; a BRN has nine'
  throw new Refusal('nic-malformed', message, { field })
}

function parsePrice(price: number): Cents {
  if (Number.isSafeInteger(price) && price > 0) return cents(price)
  throw new Refusal('price-invalid', 'The price is a positive number of whole cents', { field: 'price' })
}

function parseShare(text: string, field: string): Fraction {
  const share = parseFraction(text.trim())
  if (share !== undefined && share.numerator > 0) return share
  throw malformed(field, 'A share is written 1 or 1/2')
}

function parseText(text: string, field: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new Refusal('term-missing', 'This must be said in words', { field })
  return trimmed
}

function parseDay(text: string, field: string): LocalDate {
  const day = parseLocalDate(text)
  if (day !== undefined) return day
  throw malformed(field, 'A day is written 2026-11-23')
}

/** A deed is assessed under the law of its day, so there must be one. */
function parseDeedDate(text: string): LocalDate {
  const day = parseLocalDate(text)
  if (day !== undefined && inForce(RATES, day).length > 0) return day
  throw malformed(
    'deedDate',
    'The day of the deed is written 2026-11-23, and a schedule of duties is known for it',
  )
}

function malformed(field: string, message: string): Refusal {
  return new Refusal('request-malformed', message, { field })
}
