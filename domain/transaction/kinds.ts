import type { Kind } from './sale.ts'

/** What a document is asked for as. The deed is the one that must be signed. */
export type DocumentSlot = 'deed' | 'vendor-identity' | 'purchaser-identity'

interface KindRow {
  readonly kind: Kind
  readonly documents: readonly { readonly slot: DocumentSlot; readonly basis: string }[]
}

/** One row a kind of transaction. */
export const KINDS: Readonly<Record<Kind, KindRow>> = {
  sale: {
    kind: 'sale',
    documents: [
      { slot: 'deed', basis: 'Registration Duty Act s. 2B' },
      { slot: 'vendor-identity', basis: 'FIAMLA s. 17C (customer due diligence)' },
      { slot: 'purchaser-identity', basis: 'FIAMLA s. 17C (customer due diligence)' },
    ],
  },
}

export function isDocumentSlot(kind: Kind, text: string): text is DocumentSlot {
  return KINDS[kind].documents.some((document) => document.slot === text)
}
