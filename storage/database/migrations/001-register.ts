import { appendOnly, refuseChange } from './append-only.ts'
import type { Step } from './dialect.ts'

/** Parcels and their titles. A title is never changed: the newest is the one in force. */
export const register: Step = {
  name: '001-register',
  statements: (dialect) => [
    ...refuseChange(dialect),
    `create table counter (name ${dialect.text} primary key, value bigint not null)`,
    `create table parcel (
      pin ${dialect.text} primary key,
      district text not null,
      locality text not null,
      extent bigint not null
    )`,
    `create table title (
      pin ${dialect.text} not null references parcel (pin),
      n integer not null,
      transcription_volume text not null,
      transcription_number bigint not null,
      registered_at ${dialect.text} not null,
      price bigint,
      transaction_id ${dialect.text},
      primary key (pin, n),
      unique (transaction_id, pin)
    )`,
    `create table title_holder (
      pin ${dialect.text} not null,
      n integer not null,
      position integer not null,
      nic ${dialect.text} not null,
      name text not null,
      share_numerator bigint not null,
      share_denominator bigint not null check (share_denominator > 0),
      primary key (pin, n, position),
      unique (pin, n, nic),
      foreign key (pin, n) references title (pin, n)
    )`,
    `create table encumbrance (
      pin ${dialect.text} not null references parcel (pin),
      position integer not null,
      kind text not null,
      inscription text not null,
      inscribed_on text not null,
      beneficiary text not null,
      primary key (pin, position)
    )`,
    ...appendOnly(dialect, 'title'),
    ...appendOnly(dialect, 'title_holder'),
  ],
}
