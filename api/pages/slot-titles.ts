import type { Asking } from '../../domain/exchange/asked.ts'
import { askedOf } from '../../domain/transaction/kinds.ts'
import { titleOfAsked } from '../../domain/transaction/kinds/asking.ts'
import type { Language } from '../../web/text/text.ts'

/** What documents are called, by their slots. */
export type SlotTitles = Readonly<Record<string, string>>

/** What each document is called that the law or the notary asks for, or that the notary once asked for. */
export function slotTitles({ terms, requests }: Asking, language: Language): SlotTitles {
  return {
    ...Object.fromEntries(askedOf(terms).map((asked) => [asked.slot, titleOfAsked(asked)[language]])),
    ...Object.fromEntries(requests.map(({ slot, title }) => [slot, title])),
  }
}
