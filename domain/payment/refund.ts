import type { Payer } from '../assessment/schedule.ts'
import type { TransactionId } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { Instant } from '../time.ts'

/** Money that is owed back: to whom, how much, since when. The ledger entry is the record. */
export interface RefundDue {
  /** The ledger entry that owes it. */
  readonly entryId: string
  readonly transactionId: TransactionId
  /** The notice that was paid. */
  readonly noticeId: string
  readonly payer: Payer
  readonly amount: Cents
  readonly since: Instant
}
