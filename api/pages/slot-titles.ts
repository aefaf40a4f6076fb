import { askedOf } from '../../domain/transaction/kinds.ts'
import { titleOfAsked } from '../../domain/transaction/kinds/asking.ts'
import type { DocumentSlot } from '../../domain/transaction/kinds/asking.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import type { Language } from '../../web/text/text.ts'

/** What each document that these terms ask for is called, by its slot. */
export function slotTitles(terms: Terms, language: Language): Readonly<Record<DocumentSlot, string>> {
  return Object.fromEntries(askedOf(terms).map((asked) => [asked.slot, titleOfAsked(asked)[language]]))
}
