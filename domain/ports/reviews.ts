import type { Actor } from '../actor.ts'
import type { Sha256, TransactionId } from '../ids.ts'
import type { CaseDecision, Outcome, ReviewCase } from '../review/decision.ts'
import type { Screened, ScreeningFacts } from '../screening/rule.ts'
import type { Instant } from '../time.ts'

/** A case with what an officer needs to defend his decision. */
export interface StoredCase extends ReviewCase {
  /** `<transaction id>-case-<round>` */
  readonly caseId: string
  readonly transactionId: TransactionId
  readonly openedAt: Instant
  readonly outcome: Outcome | null
  readonly facts: ScreeningFacts
  readonly factsSha256: Sha256
  readonly rulesVersion: string
}

export interface CaseStore {
  /** Stage `in-review`. Key: case id. */
  open(review: StoredCase): Promise<void>
  find(caseId: string): Promise<StoredCase | undefined>
  /** Cases without an outcome, oldest first, and the last ones decided. */
  queue(): Promise<readonly StoredCase[]>
  /** Key: case and officer. Refuses as `checkClaim` does, within the commit. */
  claim(caseId: string, officer: Actor, at: Instant): Promise<void>
  /** Key: case and officer. Applies `decide` within the commit and answers the outcome. */
  decide(caseId: string, decision: CaseDecision): Promise<Outcome>
}

/** What the rules made of the facts of one moment. */
export interface Screening {
  readonly round: number
  readonly facts: ScreeningFacts
  readonly factsSha256: Sha256
  readonly rulesVersion: string
  readonly findings: readonly Screened[]
}

export interface ScreeningStore {
  /** Key: transaction and round. Answers what is on record: of two screenings of one round, the first. */
  record(command: Screening & { readonly transactionId: TransactionId }): Promise<Screening>
  /** Newest round first. */
  of(transactionId: TransactionId): Promise<readonly Screening[]>
}
