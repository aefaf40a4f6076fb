import { extend } from '../../domain/deadlines/extension.ts'
import { runningDeadline } from '../../domain/deadlines/running.ts'
import type { RunningDeadline } from '../../domain/deadlines/running.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { extendedNews } from '../../domain/message/news.ts'
import type { DeadlineSet, DeadlineStore, ExtendDeadline } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { extended, mayExtend, mustRun } from '../extension.ts'
import { enqueue } from './outbox.ts'
import { append, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function createDeadlines(state: State): DeadlineStore {
  return {
    of: (transactionId) => soon(() => deadlinesOf(state, transactionId)),
    extend: (command) => soon(() => extendDeadline(state, command)),
  }
}

/** Begins a deadline; one that runs already goes on. */
export function setDeadline(
  state: State,
  transactionId: TransactionId,
  set: Pick<DeadlineSet, 'deadline' | 'round' | 'until' | 'setAt'>,
): void {
  const all = deadlinesOf(state, transactionId)
  if (all.some(({ deadline, round }) => deadline === set.deadline && round === set.round)) return
  state.deadlines.set(transactionId, [...all, { ...set, n: 0, by: null, reason: null }])
}

export function deadlinesOf(state: State, transactionId: TransactionId): readonly DeadlineSet[] {
  return state.deadlines.get(transactionId) ?? []
}

function extendDeadline(state: State, command: ExtendDeadline): Instant {
  const { transactionId, at, actor, reason } = command
  const dossier = mustFind(state, transactionId)
  mayExtend(dossier.notaryId, actor)
  const all = deadlinesOf(state, transactionId)
  const done = all.find(({ setAt, by }) => setAt === at && by?.id === actor.id)
  if (done !== undefined) return done.until
  const running = mustRun(dossier.stage, runningDeadline(dossier.stage, all))
  const { until } = extend(running, command)
  const { deadline, round, n } = running
  const set = { deadline, round, n: n + 1, until, setAt: at, by: actor, reason }
  state.deadlines.set(transactionId, [...all, set])
  state.dossiers.set(transactionId, toldElsewhere(dossier, running, until))
  enqueue(state, ...extendedNews(dossier, running, { until, reason, at, unpaid: unpaidOf(dossier) }))
  append(state, transactionId, `extended/${deadline}/${round}/${n + 1}`, extended(set))
  return until
}

export function unpaidOf({ notices }: Dossier): Dossier['notices'] {
  return notices.filter(({ paidAt }) => paidAt === null)
}

function toldElsewhere(dossier: Dossier, { deadline }: RunningDeadline, until: Instant): Dossier {
  if (deadline === 'correction') {
    return { ...dossier, returned: dossier.returned && { ...dossier.returned, until } }
  }
  if (deadline !== 'payment' && deadline !== 'claim-payment') return dossier
  const notices = dossier.notices.map((notice) =>
    notice.paidAt === null ? { ...notice, dueAt: until } : notice,
  )
  return { ...dossier, notices }
}
