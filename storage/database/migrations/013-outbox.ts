import type { Step } from './dialect.ts'

/** Messages to people with their deliveries, how people are reached, and where their software listens. */
export const outbox: Step = {
  name: '013-outbox',
  statements: (dialect) => [
    `create table message (
      seq ${dialect.rising},
      message_id ${dialect.text} not null unique,
      recipient ${dialect.text} not null,
      party_id ${dialect.text},
      template text not null,
      data text not null,
      to_json text not null,
      transaction_id ${dialect.text} references dossier (transaction_id),
      at text not null,
      read_at text
    )`,
    `create index message_recipient on message (recipient, seq)`,
    `create index message_party on message (party_id, seq)`,
    `create table contact (
      recipient ${dialect.text} primary key,
      email text not null,
      language text not null,
      courtesy_off_at text,
      updated_at text not null
    )`,
    `create table webhook_endpoint (
      endpoint_id ${dialect.text} primary key,
      notary_id ${dialect.text} not null,
      url text not null,
      registered_at ${dialect.text} not null,
      removed_at text
    )`,
    `create index webhook_endpoint_notary on webhook_endpoint (notary_id)`,
    `create table delivery (
      delivery_id ${dialect.text} primary key,
      message_id ${dialect.text} not null references message (message_id),
      endpoint_id ${dialect.text} references webhook_endpoint (endpoint_id),
      state ${dialect.text} not null,
      attempts integer not null,
      sent_off_at text not null,
      due_at ${dialect.text} not null,
      sent_at text,
      error text
    )`,
    `create index delivery_due on delivery (state, due_at)`,
    `create index delivery_message on delivery (message_id)`,
  ],
}
