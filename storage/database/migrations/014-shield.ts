import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** How owners have their titles watched, the windows in which they may object, and their objections. */
export const shield: Step = {
  name: '014-shield',
  statements: (dialect) => [
    `create table shield (
      nic ${dialect.text} not null,
      pin ${dialect.text} not null references parcel (pin),
      owner_id text not null,
      alert integer not null,
      wait_days integer not null,
      locked_at text,
      set_at text not null,
      primary key (nic, pin)
    )`,
    `create index shield_pin on shield (pin)`,
    `create table objection_window (
      transaction_id ${dialect.text} primary key references dossier (transaction_id),
      opened_at text not null,
      until text not null
    )`,
    `create table objection (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      nic ${dialect.text} not null,
      owner_id text not null,
      said text not null,
      at text not null,
      primary key (transaction_id, nic)
    )`,
    ...['objection_window', 'objection'].flatMap((table) => appendOnly(dialect, table)),
  ],
}
