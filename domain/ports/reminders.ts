import type { TransactionId } from '../ids.ts'
import type { Instant } from '../time.ts'

/** What comes with time alone, and changes nothing but what people know. */
export interface ReminderStore {
  /**
   * Reminds of whatever is due by then: whoever is waited for of the deadline that runs; and while the dossier is
   * prepared, the parties of documents that end soon and of what they have left unanswered, the notary of the latter
   * at the end. Key: deadline, round, extension and day; document and days before; party, moment of asking and day.
   * Answers when the next is due; null when none is to come.
   */
  remind(transactionId: TransactionId, at: Instant): Promise<Instant | null>
}
