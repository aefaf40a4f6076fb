import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** What the edge keeps: repeated requests, refusals, logins, the notaries in office; and the health probe's row. */
export const edge: Step = {
  name: '006-edge',
  statements: (dialect) => [
    `create table idempotency (
      actor_id ${dialect.text} not null,
      idempotency_key ${dialect.text} not null,
      fingerprint text not null,
      claimed_at text not null,
      status integer,
      body text,
      primary key (actor_id, idempotency_key)
    )`,
    `create table refusal (
      id ${dialect.rising},
      at text not null,
      code ${dialect.text} not null,
      actor_id text,
      route text not null,
      transaction_id text
    )`,
    `create index refusal_code on refusal (code)`,
    `create table session (
      id_sha256 ${dialect.text} primary key,
      actor_id text not null,
      actor_role text not null,
      name text not null,
      created_at text not null,
      last_seen_at ${dialect.text} not null
    )`,
    `create table notary (
      id ${dialect.text} primary key,
      name text not null,
      certificate_sha256 text not null
    )`,
    `create table probe (id integer primary key, value bigint not null)`,
    ...appendOnly(dialect, 'refusal'),
  ],
}
