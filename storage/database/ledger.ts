import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import { balanced } from '../../domain/payment/ledger.ts'
import type { Account, LedgerEntry } from '../../domain/payment/ledger.ts'
import type { Instant } from '../../domain/time.ts'
import { snapshot } from './commit.ts'
import { groupBy } from './group-by.ts'

interface EntryRow {
  readonly entry_id: string
  readonly transaction_id: TransactionId
  readonly at: Instant
  readonly description: string
  readonly state: 'draft' | 'posted'
}

interface LineRow {
  readonly entry_id: string
  readonly n: number
  readonly account: Account
  readonly amount: Cents
}

/** Posts the entry: the database refuses it unless it balances, and keeps it unchanged from then on. */
export async function post(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  entry: LedgerEntry,
): Promise<void> {
  const { entryId, at, description, lines } = balanced(entry)
  await trx<EntryRow>('ledger_entry').insert({
    entry_id: entryId,
    transaction_id: transactionId,
    at,
    description,
    state: 'draft',
  })
  await trx<LineRow>('ledger_line').insert(lines.map((line, n) => ({ entry_id: entryId, n, ...line })))
  await trx<EntryRow>('ledger_entry').where({ entry_id: entryId }).update({ state: 'posted' })
}

export async function wasPosted(trx: Knex.Transaction, entryId: string): Promise<boolean> {
  const row = await trx<EntryRow>('ledger_entry')
    .where({ entry_id: entryId, state: 'posted' })
    .first('entry_id')
  return row !== undefined
}

/** The transaction's postings, oldest first. */
export function ledgerOf(knex: Knex, transactionId: TransactionId): Promise<readonly LedgerEntry[]> {
  return snapshot(knex, (trx) => postingsOf(trx, transactionId))
}

/** The same within a commit. */
export async function postingsOf(
  trx: Knex.Transaction,
  transactionId: TransactionId,
): Promise<readonly LedgerEntry[]> {
  const entries = await trx<EntryRow>('ledger_entry')
    .where({ transaction_id: transactionId, state: 'posted' })
    .orderBy(['at', 'entry_id'])
    .select('entry_id', 'at', 'description')
  const lines = await trx<LineRow>('ledger_line')
    .whereIn(
      'entry_id',
      entries.map((entry) => entry.entry_id),
    )
    .orderBy(['entry_id', 'n'])
    .select('entry_id', 'account', 'amount')
  const byEntry = groupBy(lines, (line) => line.entry_id)
  return entries.map(({ entry_id, at, description }) => ({
    entryId: entry_id,
    at,
    description,
    lines: (byEntry.get(entry_id) ?? []).map(({ account, amount }) => ({ account, amount })),
  }))
}
