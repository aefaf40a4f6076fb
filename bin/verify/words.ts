import type { Coverage } from '../../signatures/pdf/byte-range.ts'
import type { Aspect, Aspects } from '../../signatures/verdict.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import type { Conclusion } from './examined.ts'

/** Everything the page says, in one language. */
export interface Words {
  readonly conclusions: Readonly<Record<Conclusion, string>>
  readonly unsigned: string
  readonly unreadable: (code: string) => string
  readonly document: (bytes: number, revisions: number) => string
  readonly judged: (at: string, policy: string, trust: string) => string
  readonly signature: (number: number, signer: string | null) => string
  readonly signatures: Readonly<Record<Conclusion, string>>
  readonly certificate: (subject: string, issuer: string) => string
  readonly claimed: (at: string) => string
  readonly proven: (at: string) => string
  readonly coverage: Readonly<Record<Coverage, string>>
  /** What each aspect's verdict means, as a sentence. */
  readonly aspects: Readonly<Record<keyof Aspects, Readonly<Record<Aspect['verdict'], string>>>>
  readonly stamped: string
  readonly stamp: (at: string | null, authority: string | null) => string
  readonly documentTimestamp: (number: number) => string
  readonly timestamps: Readonly<Record<Conclusion, string>>
  readonly file: string
  /** Headings over findings, by how much they weigh. */
  readonly levels: Readonly<Record<CheckFinding['level'], string>>
  /** A sentence for each code. */
  readonly checks: Readonly<Record<string, string>>
  readonly place: (offset: number) => string
}
