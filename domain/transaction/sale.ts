import type { Nic, Pin } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { Fraction } from '../register/fraction.ts'
import type { LocalDate } from '../time.ts'

/** One who sells. He conveys the whole of what he holds on the title. */
interface Vendor {
  readonly nic: Nic
  readonly name: string
}

/** One who buys. `share` is his part of what is conveyed; the shares of all purchasers add to one. */
export interface Purchaser {
  readonly nic: Nic
  readonly name: string
  readonly share: Fraction
  readonly citizen: boolean
}

/** What the notary declares of a sale; the deed says the same in words. */
export interface Sale {
  readonly kind: 'sale'
  readonly pin: Pin
  readonly vendors: readonly Vendor[]
  readonly purchasers: readonly Purchaser[]
  readonly price: Cents
  readonly deedDate: LocalDate
  /** Declared under s. 27 of the Registration Duty Act: the purchasers own no other immovable property. */
  readonly firstTimeBuyer: boolean
  /** Residential property sold under a scheme open to non-citizens (IRS, RES, PDS, SCS, IHS, ground + 2). */
  readonly scheme: boolean
}

/** All that a transaction can be about. The next kinds join here. */
export type Terms = Sale
export type Kind = Terms['kind']
