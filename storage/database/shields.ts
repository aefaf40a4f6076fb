import type { Knex } from 'knex'
import type { PersonId, Pin, TransactionId } from '../../domain/ids.ts'
import type { ShieldStore } from '../../domain/ports.ts'
import { onlyObjectable, UNSHIELDED } from '../../domain/shield/shield.ts'
import type { Objection, OwnersStanding, Shield, ShieldChange } from '../../domain/shield/shield.ts'
import type { Instant } from '../../domain/time.ts'
import { actOn, moveTo } from './act.ts'
import { commit } from './commit.ts'
import { append } from './history.ts'
import { enqueue } from './outbox.ts'

interface ShieldRow {
  readonly nic: PersonId
  readonly pin: Pin
  readonly owner_id: string
  readonly alert: 0 | 1
  readonly wait_days: number
  readonly locked_at: Instant | null
  readonly set_at: Instant
}

interface WindowRow {
  readonly transaction_id: TransactionId
  readonly opened_at: Instant
  readonly until: Instant
}

interface ObjectionRow {
  readonly transaction_id: TransactionId
  readonly nic: PersonId
  readonly owner_id: string
  readonly said: string
  readonly at: Instant
}

export function createShields(knex: Knex): ShieldStore {
  return {
    of: async (nic) => (await rowsWhere(knex, { nic })).map(shieldFrom),
    on: (pin) => shieldsOn(knex, pin),
    set: (change) =>
      commit(knex, async (trx) => {
        const { nic, pin } = change
        // In turn with whoever registers on the parcel.
        await trx('parcel').where({ pin }).forUpdate().first('pin')
        await trx<ShieldRow>('shield')
          .insert({ nic, pin, ...settingOf({ ...UNSHIELDED, ...change }) })
          .onConflict(['nic', 'pin'])
          .merge(settingOf(change))
      }),
    standing: (transactionId) => ownersStandingOf(knex, transactionId),
    hold: (command) => hold(knex, command),
    release: (transactionId, at) =>
      actOn(knex, transactionId, async (trx, dossier) => {
        if (dossier.stage !== 'on-hold') return
        await moveTo(trx, dossier, 'clearing')
        await record(trx, transactionId, { event: 'hold-ended', at, actorId: null, detail: {} })
      }),
    object: (objection, letters) => object(knex, objection, letters),
  }
}

/** The columns that a change names. */
function settingOf({ ownerId, setAt, alert, waitDays, lockedAt }: ShieldChange): Partial<ShieldRow> {
  return {
    ...{ owner_id: ownerId, set_at: setAt },
    ...(alert !== undefined && ({ alert: alert ? 1 : 0 } as const)),
    ...(waitDays !== undefined && { wait_days: waitDays }),
    ...(lockedAt !== undefined && { locked_at: lockedAt }),
  }
}

/** Everybody's shields on a parcel, within a commit too. */
export async function shieldsOn(knex: Knex, pin: Pin): Promise<readonly Shield[]> {
  return (await rowsWhere(knex, { pin })).map(shieldFrom)
}

function rowsWhere(knex: Knex, where: Partial<ShieldRow>): Promise<readonly ShieldRow[]> {
  return knex<ShieldRow>('shield')
    .where(where)
    .orderBy(['pin', 'nic'])
    .select('nic', 'pin', 'owner_id', 'alert', 'wait_days', 'locked_at', 'set_at')
}

function shieldFrom(row: ShieldRow): Shield {
  return {
    ...{ nic: row.nic, pin: row.pin, ownerId: row.owner_id, alert: row.alert === 1 },
    ...{ waitDays: row.wait_days, lockedAt: row.locked_at, setAt: row.set_at },
  }
}

/** One objection beside the window, if there is any. */
type StandingRow = { readonly until: Instant | null } & (
  Omit<ObjectionRow, 'transaction_id'> | { readonly nic: null }
)

/** One statement, so that all of it is as of one moment; a row for each objection, or one without. */
export async function ownersStandingOf(knex: Knex, transactionId: TransactionId): Promise<OwnersStanding> {
  const rows = await knex('dossier')
    .leftJoin('objection_window', 'objection_window.transaction_id', 'dossier.transaction_id')
    .leftJoin('objection', 'objection.transaction_id', 'dossier.transaction_id')
    .where('dossier.transaction_id', transactionId)
    .orderBy(['objection.at', 'objection.nic'])
    .select<StandingRow[]>('until', 'nic', 'owner_id', 'said', 'at')
  const until = rows[0]?.until ?? null
  return {
    window: until === null ? null : { until },
    objections: rows.flatMap((row) => (row.nic === null ? [] : [objectionFrom(transactionId, row)])),
  }
}

function objectionFrom(transactionId: TransactionId, row: Omit<ObjectionRow, 'transaction_id'>): Objection {
  return { transactionId, nic: row.nic, ownerId: row.owner_id, text: row.said, at: row.at }
}

function hold(
  knex: Knex,
  { transactionId, at, hold: { because, until }, letters }: Parameters<ShieldStore['hold']>[0],
): Promise<Instant | null> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    if (because === 'window') {
      await trx<WindowRow>('objection_window')
        .insert({ transaction_id: transactionId, opened_at: at, until })
        .onConflict('transaction_id')
        .ignore()
    }
    if (dossier.stage !== 'on-hold') {
      await moveTo(trx, dossier, 'on-hold')
      const detail = { because, until }
      await record(trx, transactionId, { event: 'on-hold', at, actorId: null, detail })
    }
    await enqueue(trx, ...letters)
    if (because !== 'window') return until
    return (await ownersStandingOf(trx, transactionId)).window?.until ?? until
  })
}

function object(
  knex: Knex,
  { transactionId, nic, ownerId, text, at }: Parameters<ShieldStore['object']>[0],
  letters: Parameters<ShieldStore['object']>[1],
): Promise<void> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    const row = { transaction_id: transactionId, nic }
    if ((await trx<ObjectionRow>('objection').where(row).first('nic')) !== undefined) return
    onlyObjectable(dossier.stage)
    await trx<ObjectionRow>('objection').insert({ ...row, owner_id: ownerId, said: text, at })
    await record(trx, transactionId, { event: 'owner-objected', at, actorId: ownerId, detail: {} })
    await enqueue(trx, ...letters)
  })
}

/** What may happen more than once has its count for a key; the dossier is locked, so nobody counts beside us. */
async function record(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  occurrence: Parameters<typeof append>[3],
): Promise<void> {
  const earlier = await trx('history')
    .where({ transaction_id: transactionId, event: occurrence.event })
    .count({ total: '*' })
    .first()
  await append(trx, transactionId, `${occurrence.event}/${Number(earlier?.['total'] ?? 0) + 1}`, occurrence)
}
