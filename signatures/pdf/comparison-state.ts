import type { PdfValue } from './values.ts'
import type { RevisionView } from './view.ts'

/** Where in the document a difference lies, which decides what it is called. All three are refused. */
export type Realm = 'OTHER' | 'ANNOTATION' | 'FORM'

/** What a dictionary is to the document, when that decides which of its keys may change. */
export type Role = 'plain' | 'catalog' | 'form' | 'information'

/** The same place in both states, still to be compared. */
export interface Pair {
  readonly before: PdfValue
  readonly after: PdfValue
  readonly role: Role
  readonly realm: Realm
}

/** What a lawful change was for. REMARK: of the file itself, lawful as part of another change and not alone. */
type LawfulChange = 'LTA' | 'SIGNATURE' | 'REMARK'

export interface Comparison {
  readonly before: RevisionView
  readonly after: RevisionView
  readonly pending: Pair[]
  /** Object numbers that the signed document reaches and that were held against each other. */
  readonly compared: Set<number>
  /** Object numbers that a lawful change brought. What is neither compared nor explained is unlawful. */
  readonly explained: Set<number>
  readonly lawful: Set<LawfulChange>
  /** What may still be compared, for all signatures of the file together. */
  readonly effort: { comparisons: number }
}

/** A difference that no rule allows. */
export class UnlawfulChange extends Error {
  readonly realm: Realm

  constructor(realm: Realm) {
    super(`Changed after signing: ${realm}`)
    this.name = 'UnlawfulChange'
    this.realm = realm
  }
}
