import type { EndingPaper } from '../exchange/ended.ts'
import type { Cents } from '../money.ts'
import type { Encumbrance, Parcel, ParcelRecord, Title } from '../register/title.ts'
import type { Instant } from '../time.ts'
import type { Sha256, TransactionId } from '../ids.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Terms } from '../transaction/terms.ts'
import type { Finding } from '../verdict.ts'

/**
 * What screening looks at, gathered at one moment and stored whole with its hash, so that anyone can run the
 * rules again years later on the same facts.
 */
export interface ScreeningFacts {
  readonly transactionId: TransactionId
  readonly asOf: Instant
  readonly terms: Terms
  /** The parcel itself; null in facts of the first rules, which did not look at it. */
  readonly parcel: Parcel | null
  readonly title: Title
  readonly encumbrances: readonly Encumbrance[]
  /** The other parcel of an exchange, as the register has it. */
  readonly counterpart: ParcelRecord | null
  readonly deedSha256: Sha256
  /** Other transactions, of whatever stage, whose lodged deed had the same digest. */
  readonly deedSeenIn: readonly TransactionId[]
  readonly lastPrice: Cents | null
  /** What the examination of this deed left open; empty when it passed whole. */
  readonly openFindings: readonly Finding[]
  /** Absent unless an owner has objected or has locked his title. */
  readonly owners?: { readonly locked: boolean; readonly objectedAt: Instant | null }
  /** Absent unless papers that the law asks for have ended. */
  readonly endedPapers?: readonly EndingPaper[]
  /** Absent unless an objection to what is published stands, or none does but an officer set one aside. */
  readonly publication?: { readonly objectedAt: Instant; readonly setAsideAt?: Instant }
}

/** What a failure means. `block`: nobody can release it. `serious`: two officers. `ordinary`: one officer. */
export type Weight = 'block' | 'serious' | 'ordinary'

export interface ScreeningRule {
  readonly name: string
  /** Nothing where the kind gives the rule nothing to look at. */
  readonly examine: (kind: KindRow, facts: ScreeningFacts) => readonly Screened[]
}

/** A finding with its weight; the weight says nothing unless the verdict is other than `passed`. */
export interface Screened extends Finding {
  readonly weight: Weight
}
