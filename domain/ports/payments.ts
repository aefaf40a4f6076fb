import type { Sha256, TransactionId } from '../ids.ts'
import type { LedgerEntry } from '../payment/ledger.ts'
import type { BankOrder, Notice, NoticeWithAttempts, PaymentIntent } from '../payment/notice.ts'
import type { RefundDue } from '../payment/refund.ts'
import type { Instant } from '../time.ts'

export interface PaymentStore {
  /**
   * Issues `noticesFor` the last assessment; stage `awaiting-payment`, also when there are none, or all were
   * issued in an earlier round. Key: notice: one already issued stays as it was. Answers the ids of those
   * that are still to be paid.
   */
  issueNotices(command: {
    readonly transactionId: TransactionId
    readonly at: Instant
    readonly dueAt: Instant
  }): Promise<readonly string[]>
  findNotice(noticeId: string): Promise<Notice | undefined>
  /** From now on the notice is found by its pay code, of which only the SHA-256 is kept. Key: notice. */
  recordPayCode(noticeId: string, payCodeSha256: Sha256): Promise<void>
  findNoticeByPayCode(payCodeSha256: Sha256): Promise<Notice | undefined>
  intentsOf(noticeId: string): Promise<readonly PaymentIntent[]>
  /** All the transaction's notices, each with its attempts, as of one moment. */
  attemptsOn(transactionId: TransactionId): Promise<readonly NoticeWithAttempts[]>
  /**
   * Writes the intent, and that a checkout was opened, before the bank is asked. Where the checkout is, the bank
   * says whenever it is asked. Key: order id. Refuses `notice-already-paid`.
   */
  openIntent(intent: PaymentIntent): Promise<void>
  /**
   * Moves the intent to what the bank said. Captured in full: posts the entry, gives the payment receipt its
   * number and marks the notice paid, once. `entry` is null when no money moved. Key: order id and status.
   */
  recordSettlement(command: {
    readonly orderId: string
    readonly status: PaymentIntent['status']
    readonly order: BankOrder
    readonly entry: LedgerEntry | null
    readonly at: Instant
    /** The transaction is over: the money is held, the notice stays unpaid. */
    readonly late: boolean
  }): Promise<void>
  ledgerOf(transactionId: TransactionId): Promise<readonly LedgerEntry[]>
  /** What is owed back, oldest first: of one transaction, or of all. */
  refundsDue(transactionId?: TransactionId): Promise<readonly RefundDue[]>
}
