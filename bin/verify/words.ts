import type { Aspect, Aspects } from '../../signatures/verdict.ts'
import type { Conclusion } from './examined.ts'

/** Everything the page says, in one language. */
export interface Words {
  readonly conclusions: Readonly<Record<Conclusion, string>>
  readonly unsigned: string
  readonly unreadable: (code: string) => string
  readonly document: (bytes: number, revisions: number) => string
  readonly judged: (at: string, policy: string, trust: string) => string
  readonly signature: (number: number, signer: string | null) => string
  readonly claimed: (at: string) => string
  readonly coversAll: string
  readonly coversPart: string
  /** What each aspect's verdict means, as a sentence. */
  readonly aspects: Readonly<Record<keyof Aspects, Readonly<Record<Aspect['verdict'], string>>>>
  readonly findings: string
  readonly place: (offset: number) => string
}
