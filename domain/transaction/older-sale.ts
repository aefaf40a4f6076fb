import type { PersonId, Pin } from '../ids.ts'
import { cents } from '../money.ts'
import type { Cents } from '../money.ts'
import { WHOLE } from '../register/fraction.ts'
import type { Fraction } from '../register/fraction.ts'
import type { LocalDate } from '../time.ts'
import type { Party } from './party.ts'
import { declares } from './declarations.ts'
import { partiesAs } from './sides.ts'
import type { Declaration } from './declarations.ts'
import type { Terms } from './terms.ts'

/** A sale in the shape that the record had while it knew no other kind. */
export interface Sale {
  readonly kind: 'sale'
  readonly pin: Pin
  readonly vendors: readonly { readonly nic: PersonId; readonly name: string }[]
  readonly purchasers: readonly {
    readonly nic: PersonId
    readonly name: string
    readonly share: Fraction
    readonly citizen: boolean
  }[]
  readonly price: Cents
  readonly deedDate: LocalDate
  readonly firstTimeBuyer: boolean
  readonly scheme: boolean
}

const UNSAID = { marriage: null, cannotSign: null }

/** Nobody asked a vendor for his citizenship: it was of no consequence, so he counts as a citizen. */
export function termsOfSale(sale: Sale): Terms {
  const vendors = sale.vendors.map(({ nic, name }): Party => ({
    ...{ ...UNSAID, role: 'vendor', id: nic, name },
    ...{ citizen: true, share: null },
  }))
  const purchasers = sale.purchasers.map(({ nic, name, share, citizen }): Party => ({
    ...{ ...UNSAID, role: 'purchaser', id: nic, name },
    ...{ citizen, share },
  }))
  const declarations: readonly Declaration[] = [
    ...(sale.firstTimeBuyer ? ['first-time-buyer' as const] : []),
    ...(sale.scheme ? ['scheme' as const] : []),
  ]
  return {
    ...{ kind: 'sale', pin: sale.pin, counterpart: null, parties: [...vendors, ...purchasers] },
    ...{ price: sale.price, deedDate: sale.deedDate, right: 'ownership' },
    ...{ refersTo: null, condition: null, declarations },
  }
}

/** What `termsOfSale` was given: the way back, for hashes that were made over it. */
export function saleOf(terms: Terms): Sale {
  return {
    kind: 'sale',
    pin: terms.pin,
    vendors: partiesAs(terms, 'vendor').map(({ id, name }) => ({ nic: id, name })),
    purchasers: partiesAs(terms, 'purchaser').map(({ id, name, share, citizen }) => ({
      ...{ nic: id, name, citizen },
      share: share ?? WHOLE,
    })),
    price: terms.price ?? cents(0),
    deedDate: terms.deedDate,
    firstTimeBuyer: declares(terms, 'first-time-buyer'),
    scheme: declares(terms, 'scheme'),
  }
}
