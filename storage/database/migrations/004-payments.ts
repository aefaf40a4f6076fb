import type { Step } from './dialect.ts'
import { ledgerTriggers } from './ledger-triggers.ts'

/** Notices, attempts to pay them, and the ledger in double entry. */
export const payments: Step = {
  name: '004-payments',
  statements: (dialect) => [
    `create table notice (
      notice_id ${dialect.text} primary key,
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      payer text not null,
      lines text not null,
      amount bigint not null check (amount > 0),
      issued_at ${dialect.text} not null,
      due_at text not null,
      paid_at text,
      payment_receipt ${dialect.text} unique,
      pay_code_sha256 ${dialect.text} unique
    )`,
    `create index notice_transaction on notice (transaction_id)`,
    `create table payment_intent (
      order_id ${dialect.text} primary key,
      notice_id ${dialect.text} not null references notice (notice_id),
      amount bigint not null check (amount > 0),
      status text not null,
      opened_at ${dialect.text} not null,
      captured_at text,
      bank_reference text
    )`,
    `create index payment_intent_notice on payment_intent (notice_id)`,
    `create table ledger_entry (
      entry_id ${dialect.text} primary key,
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      at ${dialect.text} not null,
      description text not null,
      state text not null check (state in ('draft', 'posted'))
    )`,
    `create index ledger_entry_transaction on ledger_entry (transaction_id)`,
    `create table ledger_line (
      entry_id ${dialect.text} not null references ledger_entry (entry_id),
      n integer not null,
      account text not null,
      amount bigint not null check (amount <> 0),
      primary key (entry_id, n)
    )`,
    ...ledgerTriggers(dialect),
  ],
}
