import { appendOnly } from './append-only.ts'
import type { Dialect } from './dialect.ts'

/*
 * An entry begins as a draft, takes its lines, and is posted; only a draft that balances can be, and a posted
 * entry stays as it is. SQLite checks at the move because it has no deferred triggers; PostgreSQL checks at
 * the end of the commit as well, so that no draft is left behind.
 */

export function ledgerTriggers(dialect: Dialect): readonly string[] {
  return [...(dialect.engine === 'sqlite' ? SQLITE : POSTGRES), ...appendOnly(dialect, 'ledger_line')]
}

const SQLITE = [
  `create trigger ledger_entry_begins_as_draft before insert on ledger_entry when new.state <> 'draft'
   begin select raise(abort, 'a ledger entry begins as a draft'); end`,
  `create trigger ledger_entry_no_delete before delete on ledger_entry
   begin select raise(abort, 'ledger_entry is append-only'); end`,
  `create trigger ledger_entry_only_posts before update on ledger_entry
   when old.state <> 'draft' or new.state <> 'posted' or new.entry_id <> old.entry_id
     or new.transaction_id <> old.transaction_id or new.at <> old.at or new.description <> old.description
   begin select raise(abort, 'ledger_entry is append-only'); end`,
  `create trigger ledger_entry_balances before update on ledger_entry
   when (select count(*) < 2 or sum(amount) <> 0 from ledger_line where entry_id = new.entry_id)
   begin select raise(abort, 'a ledger entry must balance'); end`,
  `create trigger ledger_line_joins_draft before insert on ledger_line
   when not exists (select 1 from ledger_entry where entry_id = new.entry_id and state = 'draft')
   begin select raise(abort, 'the ledger entry is posted'); end`,
]

const POSTGRES = [
  `create function ledger_entry_guard() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' then raise exception 'ledger_entry is append-only'; end if;
     if tg_op = 'INSERT' then
       if new.state <> 'draft' then raise exception 'a ledger entry begins as a draft'; end if;
       return new;
     end if;
     if old.state <> 'draft' or new.state <> 'posted' or (new.entry_id, new.transaction_id, new.at, new.description)
       is distinct from (old.entry_id, old.transaction_id, old.at, old.description) then
       raise exception 'ledger_entry is append-only';
     end if;
     return new;
   end $$`,
  `create trigger ledger_entry_guard before insert or update or delete on ledger_entry
   for each row execute function ledger_entry_guard()`,
  `create trigger ledger_entry_no_truncate before truncate on ledger_entry
   for each statement execute function refuse_change()`,
  `create function ledger_entry_balances() returns trigger language plpgsql as $$
   begin
     if (select state from ledger_entry where entry_id = new.entry_id) <> 'posted'
       or (select count(*) < 2 or sum(amount) <> 0 from ledger_line where entry_id = new.entry_id) then
       raise exception 'a ledger entry must balance';
     end if;
     return null;
   end $$`,
  `create constraint trigger ledger_entry_balances after insert or update on ledger_entry
   deferrable initially deferred for each row execute function ledger_entry_balances()`,
  `create function ledger_line_joins_draft() returns trigger language plpgsql as $$
   begin
     if not exists (select 1 from ledger_entry where entry_id = new.entry_id and state = 'draft') then
       raise exception 'the ledger entry is posted';
     end if;
     return new;
   end $$`,
  `create trigger ledger_line_joins_draft before insert on ledger_line
   for each row execute function ledger_line_joins_draft()`,
]
