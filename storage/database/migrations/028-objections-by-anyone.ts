import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

const OUTCOMES = `check (outcome in ('withdrawn', 'dismissed', 'inadmissible'))`

/**
 * Objections that came in without an officer have none, and one that nobody can follow up may be set aside. SQLite
 * cannot take back what a column was made with, so there the rows move into new tables.
 */
export const objectionsByAnyone: Step = {
  name: '028-objections-by-anyone',
  statements: (dialect) => {
    if (dialect.engine === 'postgres') {
      return [
        `alter table public_objection alter column officer_id drop not null`,
        `alter table public_objection_end drop constraint public_objection_end_outcome_check`,
        `alter table public_objection_end add constraint public_objection_end_outcome_check ${OUTCOMES}`,
      ]
    }
    return [
      `create table new_objection (
        transaction_id text not null references dossier (transaction_id),
        objection_id text not null,
        objector text not null,
        grounds text not null,
        officer_id text,
        at text not null,
        primary key (transaction_id, objection_id)
      )`,
      `create table new_objection_end (
        transaction_id text not null,
        objection_id text not null,
        outcome text not null ${OUTCOMES},
        note text not null,
        officer_id text not null,
        at text not null,
        primary key (transaction_id, objection_id),
        foreign key (transaction_id, objection_id) references new_objection (transaction_id, objection_id)
      )`,
      `insert into new_objection select transaction_id, objection_id, objector, grounds, officer_id, at
       from public_objection`,
      `insert into new_objection_end select transaction_id, objection_id, outcome, note, officer_id, at
       from public_objection_end`,
      `drop table public_objection_end`,
      `drop table public_objection`,
      `alter table new_objection rename to public_objection`,
      `alter table new_objection_end rename to public_objection_end`,
      ...['public_objection', 'public_objection_end'].flatMap((table) => appendOnly(dialect, table)),
    ]
  },
}
