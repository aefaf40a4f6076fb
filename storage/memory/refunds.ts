import type { TransactionId } from '../../domain/ids.ts'
import { negate } from '../../domain/money.ts'
import type { LedgerEntry } from '../../domain/payment/ledger.ts'
import type { RefundDue } from '../../domain/payment/refund.ts'
import { mustFindIntent, mustFindNotice } from './notices.ts'
import type { State } from './state.ts'

const PREFIX = 'refund-due/'

export function refundsDue(state: State, transactionId: TransactionId | undefined): readonly RefundDue[] {
  return state.ledger
    .filter((posting) => transactionId === undefined || posting.transactionId === transactionId)
    .flatMap((posting) => refundIn(state, posting.transactionId, posting.entry))
    .toSorted((a, b) => (a.since + a.entryId < b.since + b.entryId ? -1 : 1))
}

function refundIn(
  state: State,
  transactionId: TransactionId,
  { entryId, at, lines }: LedgerEntry,
): readonly RefundDue[] {
  const owed = lines.find(({ account }) => account === 'refunds-payable')
  if (owed === undefined || !entryId.startsWith(PREFIX)) return []
  const { noticeId } = mustFindIntent(state, entryId.slice(PREFIX.length))
  const { payer } = mustFindNotice(state, noticeId)
  return [{ entryId, transactionId, noticeId, payer, amount: negate(owed.amount), since: at }]
}
