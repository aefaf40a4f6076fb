import type { Knex } from 'knex'
import type { Role } from '../../domain/actor.ts'
import { extend } from '../../domain/deadlines/extension.ts'
import { runningDeadline } from '../../domain/deadlines/running.ts'
import type { RunningDeadline } from '../../domain/deadlines/running.ts'
import type { DeadlineName } from '../../domain/deadlines/schedule.ts'
import { extendedNews } from '../../domain/message/news.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { DeadlineSet, DeadlineStore, ExtendDeadline } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { extended, mayExtend, mustRun } from '../extension.ts'
import { actOn } from './act.ts'
import { append } from './history.ts'
import { unpaidNotices } from './notices.ts'
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

/** Oldest first. */
export async function deadlinesOf(knex: Knex, transactionId: TransactionId): Promise<readonly DeadlineSet[]> {
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
