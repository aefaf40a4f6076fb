import type { Knex } from 'knex'
import type { Payer } from '../../domain/assessment/schedule.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { negate } from '../../domain/money.ts'
import type { Cents } from '../../domain/money.ts'
import type { RefundDue } from '../../domain/payment/refund.ts'
import type { Instant } from '../../domain/time.ts'

interface RefundRow {
  readonly entry_id: string
  readonly transaction_id: TransactionId
  readonly notice_id: string
  readonly payer: Payer
  readonly at: Instant
  readonly amount: Cents
}

/** Both are as long: what is owed back as a whole, and in a round whose correction came to less. */
const PREFIX = 'refund-due/'

/** Every posting that owes money back, with whose notice it was that was paid; of one transaction, or of all. */
export async function refundsDue(
  knex: Knex,
  transactionId: TransactionId | undefined,
): Promise<readonly RefundDue[]> {
  const rows = await knex('ledger_entry')
    .join('ledger_line', 'ledger_line.entry_id', 'ledger_entry.entry_id')
    .joinRaw('join payment_intent on payment_intent.order_id = substr(ledger_entry.entry_id, ?)', [
      PREFIX.length + 1,
    ])
    .join('notice', 'notice.notice_id', 'payment_intent.notice_id')
    .where('ledger_line.account', 'refunds-payable')
    .whereLike('ledger_entry.entry_id', 'refund-%')
    .modify((query) => {
      if (transactionId !== undefined) void query.where('ledger_entry.transaction_id', transactionId)
    })
    .orderBy(['ledger_entry.at', 'ledger_entry.entry_id'])
    .select<RefundRow[]>(
      'ledger_entry.entry_id',
      'ledger_entry.transaction_id',
      'notice.notice_id',
      'notice.payer',
      'ledger_entry.at',
      'ledger_line.amount',
    )
  return rows.map((row) => ({
    entryId: row.entry_id,
    transactionId: row.transaction_id,
    noticeId: row.notice_id,
    payer: row.payer,
    amount: negate(row.amount),
    since: row.at,
  }))
}
