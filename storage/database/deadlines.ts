import type { Knex } from 'knex'
import type { Role } from '../../domain/actor.ts'
import { extend } from '../../domain/deadlines/extension.ts'
import { runningDeadline } from '../../domain/deadlines/running.ts'
import type { RunningDeadline } from '../../domain/deadlines/running.ts'
import { nextReminder, reminderDue } from '../../domain/deadlines/reminders.ts'
import type { DeadlineName } from '../../domain/deadlines/schedule.ts'
import { extendedNews, remindedNews } from '../../domain/message/news.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { DeadlineSet, DeadlineStore, ExtendDeadline } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { extended, mayExtend, mustRun, remindedAs } from '../extension.ts'
import { actOn } from './act.ts'
import { append, appendOnce } from './history.ts'
import { noticesOf } from './notices.ts'
import type { NoticeRow } from './notices.ts'
import { enqueue, subjectOf } from './outbox.ts'
import type { DossierRow } from './rows.ts'

interface DeadlineRow {
  readonly transaction_id: TransactionId
  readonly deadline: DeadlineName
  readonly round: number
  readonly n: number
  readonly until: Instant
  readonly set_at: Instant
  readonly actor_id: string | null
  readonly actor_role: Role | null
  readonly reason: string | null
}

export function createDeadlines(knex: Knex): DeadlineStore {
  return {
    of: (transactionId) => deadlinesOf(knex, transactionId),
    extend: (command) => extendDeadline(knex, command),
    remind: (transactionId, at) => remind(knex, transactionId, at),
  }
}

/** Begins a deadline within the commit that gives rise to it; one that runs already goes on. */
export async function setDeadline(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  set: Pick<DeadlineSet, 'deadline' | 'round' | 'until' | 'setAt'>,
): Promise<void> {
  await trx<DeadlineRow>('deadline')
    .insert(rowOf(transactionId, { ...set, n: 0, by: null, reason: null }))
    .onConflict(['transaction_id', 'deadline', 'round', 'n'])
    .ignore()
}

async function deadlinesOf(knex: Knex, transactionId: TransactionId): Promise<readonly DeadlineSet[]> {
  const rows = await knex<DeadlineRow>('deadline')
    .where({ transaction_id: transactionId })
    .orderBy(['set_at', 'deadline', 'round', 'n'])
    .select('deadline', 'round', 'n', 'until', 'set_at', 'actor_id', 'actor_role', 'reason')
  return rows.map(({ set_at: setAt, actor_id: id, actor_role: role, ...row }) => ({
    ...row,
    setAt,
    by: id === null || role === null ? null : { id, role },
  }))
}

function extendDeadline(knex: Knex, command: ExtendDeadline): Promise<Instant> {
  const { transactionId, at, actor, reason } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    mayExtend(dossier.notary_id, actor)
    const all = await deadlinesOf(trx, transactionId)
    const done = all.find(({ setAt, by }) => setAt === at && by?.id === actor.id)
    if (done !== undefined) return done.until
    const running = mustRun(dossier.stage, runningDeadline(dossier.stage, all))
    const { until } = extend(running, command)
    const { deadline, round, n } = running
    const set = { deadline, round, n: n + 1, until, setAt: at, by: actor, reason }
    await trx<DeadlineRow>('deadline').insert(rowOf(transactionId, set))
    await tellElsewhere(trx, transactionId, running, until)
    const unpaid = await unpaidNotices(trx, transactionId)
    await enqueue(trx, ...extendedNews(subjectOf(dossier), running, { until, reason, at, unpaid }))
    await append(trx, transactionId, `extended/${deadline}/${round}/${n + 1}`, extended(set))
    return until
  })
}

/** Looks first, because as a rule nothing is due; who is reminded is settled within the commit. */
async function remind(knex: Knex, transactionId: TransactionId, at: Instant): Promise<Instant | null> {
  const row = await knex<DossierRow>('dossier').where({ transaction_id: transactionId }).first('stage')
  if (row === undefined) return null
  const running = runningDeadline(row.stage, await deadlinesOf(knex, transactionId))
  if (running === undefined) return null
  if (reminderDue(running, at) !== undefined) await remindNow(knex, transactionId, at)
  return nextReminder(running, at)
}

function remindNow(knex: Knex, transactionId: TransactionId, at: Instant): Promise<void> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    const running = runningDeadline(dossier.stage, await deadlinesOf(trx, transactionId))
    const due = running && reminderDue(running, at)
    if (running === undefined || due === undefined) return
    const { key, event } = remindedAs(running, due.daysBefore, at)
    if (!(await appendOnce(trx, transactionId, key, event))) return
    const unpaid = await unpaidNotices(trx, transactionId)
    await enqueue(trx, ...remindedNews(subjectOf(dossier), running, { ...due, at, unpaid }))
  })
}

async function unpaidNotices(
  trx: Knex.Transaction,
  transactionId: TransactionId,
): Promise<readonly Notice[]> {
  return (await noticesOf(trx, transactionId)).filter(({ paidAt }) => paidAt === null)
}

/** Where a deadline is shown beside what it concerns. */
async function tellElsewhere(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  { deadline }: RunningDeadline,
  until: Instant,
): Promise<void> {
  const of = { transaction_id: transactionId }
  if (deadline === 'correction') await trx<DossierRow>('dossier').where(of).update({ returned_until: until })
  if (deadline === 'payment' || deadline === 'claim-payment') {
    await trx<NoticeRow>('notice').where(of).whereNull('paid_at').update({ due_at: until })
  }
}

function rowOf(transactionId: TransactionId, { setAt, by, ...set }: DeadlineSet): DeadlineRow {
  return {
    transaction_id: transactionId,
    ...set,
    set_at: setAt,
    actor_id: by?.id ?? null,
    actor_role: by?.role ?? null,
  }
}
