import {
  encumbrancesFromOlder,
  olderEncumbrancesOf,
  olderTitleOf,
  titleFromOlder,
} from '../register/older-title.ts'
import type { OlderEncumbrance, OlderTitle } from '../register/older-title.ts'
import type { Sale } from '../transaction/older-sale.ts'
import { saleOf, termsOfSale } from '../transaction/older-sale.ts'
import type { ScreeningFacts } from './rule.ts'

/*
 * Facts are stored with their hash and never rewritten. Those of the first rules hold a sale in the shape that
 * sales had then; they are read as terms, and hashed as they were.
 */

type OlderFacts = Omit<ScreeningFacts, 'terms' | 'parcel' | 'title' | 'encumbrances' | 'counterpart'> & {
  readonly sale: Sale
  readonly title: OlderTitle
  readonly encumbrances: readonly OlderEncumbrance[]
}

const LAST_RULES_ON_SALES = '2026-11'

/** The facts of a stored screening or case, of whatever age, as the rules look at them now. */
export function factsFrom(stored: ScreeningFacts | OlderFacts): ScreeningFacts {
  if (!('sale' in stored)) return stored
  const { sale, title, encumbrances, ...facts } = stored
  return {
    ...{ ...facts, terms: termsOfSale(sale), parcel: null, title: titleFromOlder(title) },
    ...{ encumbrances: encumbrancesFromOlder(encumbrances), counterpart: null },
  }
}

/** The same facts as those rules hashed them. */
export function factsAsHashed(facts: ScreeningFacts, rulesVersion: string): ScreeningFacts | OlderFacts {
  if (rulesVersion > LAST_RULES_ON_SALES) return facts
  const { transactionId, asOf, terms, title, encumbrances } = facts
  const { deedSha256, deedSeenIn, lastPrice, openFindings } = facts
  return {
    ...{ transactionId, asOf, sale: saleOf(terms), title: olderTitleOf(title) },
    ...{ encumbrances: olderEncumbrancesOf(encumbrances) },
    ...{ deedSha256, deedSeenIn, lastPrice, openFindings },
  }
}
