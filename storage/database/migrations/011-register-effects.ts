import { appendOnly, unlocked } from './append-only.ts'
import type { Dialect, Step } from './dialect.ts'

/**
 * What each kind of deed does to the register: rights and marriages of holders, both times of a title, State
 * leases, inscriptions with their erasures, and parcels held by a row each, for an exchange holds two.
 */
export const registerEffects: Step = {
  name: '011-register-effects',
  statements: (dialect) => [
    `alter table parcel add column tenure text not null default 'freehold'`,
    ...titles(dialect),
    ...holders(dialect),
    ...encumbrances(dialect),
    ...holds(dialect),
  ],
}

/** The day it was in Mauritius: what was registered until now took effect that day, as far as is known. */
const DAY_OF_REGISTRATION = {
  sqlite: `date(registered_at, '+4 hours')`,
  postgres: `to_char(registered_at::timestamp + interval '4 hours', 'YYYY-MM-DD')`,
} as const

function titles(dialect: Dialect): readonly string[] {
  return [
    `alter table title add column valid_from text`,
    `alter table title add column refers_to text`,
    ...unlocked(dialect, 'title', [`update title set valid_from = ${DAY_OF_REGISTRATION[dialect.engine]}`]),
  ]
}

/** One line a person and right. Neither engine widens a constraint of a table, so the lines move to a new one. */
function holders(dialect: Dialect): readonly string[] {
  return [
    `create table title_holder_by_right (
      pin ${dialect.text} not null,
      n integer not null,
      position integer not null,
      person_id ${dialect.text} not null,
      name text not null,
      share_numerator bigint not null check (share_numerator > 0),
      share_denominator bigint not null check (share_denominator > 0),
      held_right ${dialect.text} not null check (held_right in ('full', 'bare', 'usufruct')),
      marriage text,
      primary key (pin, n, position),
      unique (pin, n, person_id, held_right),
      foreign key (pin, n) references title (pin, n)
    )`,
    `insert into title_holder_by_right
      (pin, n, position, person_id, name, share_numerator, share_denominator, held_right)
      select pin, n, position, nic, name, share_numerator, share_denominator, 'full' from title_holder`,
    `drop table title_holder`,
    `alter table title_holder_by_right rename to title_holder`,
    ...appendOnly(dialect, 'title_holder'),
  ]
}

/** An inscription stays for ever; what ends it is a row of its own, at most one each. */
function encumbrances(dialect: Dialect): readonly string[] {
  return [
    ...['beneficiary_id', 'until_day', 'awaits'].map(
      (column) => `alter table encumbrance add column ${column} ${dialect.text}`,
    ),
    `alter table encumbrance add column amount bigint`,
    `create unique index encumbrance_inscription on encumbrance (pin, inscription)`,
    `create table erasure (
      pin ${dialect.text} not null,
      position integer not null,
      erased_at text not null,
      transaction_id ${dialect.text},
      primary key (pin, position),
      foreign key (pin, position) references encumbrance (pin, position)
    )`,
    ...['encumbrance', 'erasure'].flatMap((table) => appendOnly(dialect, table)),
  ]
}

/** The judge of who holds a parcel. */
function holds({ text }: Dialect): readonly string[] {
  return [
    `create table parcel_hold (
      pin ${text} primary key references parcel (pin),
      transaction_id ${text} not null references dossier (transaction_id)
    )`,
    `create index parcel_hold_transaction on parcel_hold (transaction_id)`,
    `insert into parcel_hold (pin, transaction_id) select pin, transaction_id from dossier where stage in
      ('lodged', 'examining', 'returned', 'awaiting-payment', 'clearing', 'on-hold', 'in-review', 'registering')`,
    `drop index dossier_parcel_held`,
  ]
}
