import type { DataOf, TemplateName } from '../../../domain/message/templates.ts'

/** What a message says, to be read as an e-mail or in an inbox. Plain text: every person and program can read it. */
export interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

type Datum = string | number | null

/** What the data of a message mean in the reader's words. Dates are absolute and those of Mauritius. */
export interface Tools {
  readonly money: (cents: Datum) => string
  readonly instant: (at: Datum) => string
  readonly text: (value: Datum) => string
  /** A list of codes as lines, each in words with its code. */
  readonly reasons: (codes: Datum) => string
  readonly kind: (kind: Datum) => string
  readonly payer: (payer: Datum) => string
  /** Of the two languages in which the data name documents, the reader's. */
  readonly title: (inBoth: Datum) => string
  /** Where the payer of this notice may pay; null for whoever must not have the link. */
  readonly payLink: string | null
  /** Where anyone reads the public notice of this transaction, if it has one. */
  readonly publicNotice: string
}

type Write<Name extends TemplateName> = (data: DataOf<Name>, tools: Tools) => Letter

/** A letter for every template. */
export type Letters = { readonly [Name in TemplateName]: Write<Name> }

/** What stands around every letter that leaves by e-mail. */
export interface Envelope {
  readonly greeting: string
  readonly closing: string
  readonly aboutTransaction: (id: string) => string
  readonly readInPortal: (url: string) => string
  readonly whyStatutory: string
  readonly unsubscribe: (url: string) => string
}
