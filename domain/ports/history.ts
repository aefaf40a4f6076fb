import type { TransactionId } from '../ids.ts'
import type { HistoryEvent } from '../transaction/history.ts'

export interface HistoryStore {
  /** Events with a higher `seq`, oldest first, at most 200. */
  after(transactionId: TransactionId, seq: number): Promise<readonly HistoryEvent[]>
}
