import { parseNic, parsePin } from '../domain/ids.ts'
import type { Nic } from '../domain/ids.ts'
import { inForce, RATES } from '../domain/assessment/schedule.ts'
import { cents } from '../domain/money.ts'
import type { Cents } from '../domain/money.ts'
import { isWhole, parseFraction, sumOfShares } from '../domain/register/fraction.ts'
import type { Fraction } from '../domain/register/fraction.ts'
import { Refusal } from '../domain/refusal.ts'
import { parseLocalDate } from '../domain/time.ts'
import type { LocalDate } from '../domain/time.ts'
import type { Purchaser, Terms } from '../domain/transaction/sale.ts'

/** The terms of a sale as they come from outside: the right shape, nothing believed yet. */
export interface DeclaredSale {
  readonly kind: 'sale'
  readonly pin: string
  readonly vendors: readonly { readonly nic: string; readonly name: string }[]
  readonly purchasers: readonly {
    readonly nic: string
    readonly name: string
    /** `1` or `1/2`; together they make one. */
    readonly share: string
    readonly citizen: boolean
  }[]
  /** In cents. */
  readonly price: number
  readonly deedDate: string
  readonly firstTimeBuyer: boolean
  readonly scheme: boolean
}

/**
 * Reads what a notary declares, from a form or from JSON. Throws `pin-malformed`, `nic-malformed`,
 * `price-invalid` or, for shares and dates that cannot be, `request-malformed`.
 */
export function parseTerms(declared: DeclaredSale): Terms {
  const pin = parsePin(declared.pin.trim())
  if (pin === undefined) throw new Refusal('pin-malformed', 'A PIN has nine digits', { field: 'pin' })
  return {
    kind: declared.kind,
    pin,
    vendors: declared.vendors.map(({ nic, name }, i) => ({
      nic: parsePersonsNic(nic, `vendors.${i}.nic`),
      name: name.trim(),
    })),
    purchasers: parsePurchasers(declared.purchasers),
    price: parsePrice(declared.price),
    deedDate: parseDeedDate(declared.deedDate),
    firstTimeBuyer: declared.firstTimeBuyer,
    scheme: declared.scheme,
  }
}

function parsePurchasers(declared: DeclaredSale['purchasers']): readonly Purchaser[] {
  const purchasers = declared.map(({ nic, name, share, citizen }, i) => ({
    nic: parsePersonsNic(nic, `purchasers.${i}.nic`),
    name: name.trim(),
    share: parseShare(share, i),
    citizen,
  }))
  if (makeOne(purchasers.map(({ share }) => share))) return purchasers
  throw malformed('purchasers', 'The shares of the purchasers must make one')
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

function parsePersonsNic(text: string, field: string): Nic {
  const nic = parseNic(text.trim().toUpperCase())
  if (nic !== undefined) return nic
  throw new Refusal('nic-malformed', 'An identity card number has 14 characters, the last of which checks', {
    field,
  })
}

function parsePrice(price: number): Cents {
  if (Number.isSafeInteger(price) && price > 0) return cents(price)
  throw new Refusal('price-invalid', 'The price is a positive number of whole cents', { field: 'price' })
}

function parseShare(text: string, index: number): Fraction {
  const share = parseFraction(text.trim())
  if (share !== undefined && share.numerator > 0) return share
  throw malformed(`purchasers.${index}.share`, 'A share is written 1 or 1/2')
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
