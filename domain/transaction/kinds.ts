import { documentsAsked } from './kinds/asking.ts'
import type { AskedDocument } from './kinds/asking.ts'
import { BY_LAW_KINDS } from './kinds/by-law.ts'
import { CHARGES } from './kinds/charges.ts'
import { CONVEYANCES } from './kinds/conveyances.ts'
import type { KindRow } from './kinds/kind-row.ts'
import type { Kind, Terms } from './terms.ts'

/** The catalogue: one row a kind of transaction. A new kind is a new row. */
export const KINDS: Readonly<Record<Kind, KindRow>> = { ...CONVEYANCES, ...CHARGES, ...BY_LAW_KINDS }

export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[]

export function isKind(text: string): text is Kind {
  return Object.hasOwn(KINDS, text)
}

/** The documents that the terms' own kind asks for. */
export function askedOf(
  terms: Pick<Terms, 'kind' | 'parties' | 'declarations' | 'order'>,
): readonly AskedDocument[] {
  return documentsAsked(KINDS[terms.kind], terms)
}
