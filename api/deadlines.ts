import { deadlineAfter, deadlineFrom, isProvisional, rowOf } from '../domain/deadlines/deadline.ts'
import type { Deadline } from '../domain/deadlines/deadline.ts'
import { mayAsk } from '../domain/deadlines/extension.ts'
import { runningDeadline } from '../domain/deadlines/running.ts'
import type { RunningDeadline } from '../domain/deadlines/running.ts'
import type { DeadlineSet } from '../domain/ports.ts'
import { publicationOf } from '../domain/publication/publication.ts'
import { refusedIn } from '../domain/review/refused.ts'
import type { Refused } from '../domain/review/refused.ts'
import { localDateAt } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import type { HistoryEvent } from '../domain/transaction/history.ts'
import type { ApiDeps } from './deps.ts'

/** Every deadline of a transaction, for whoever reads it: as the record has them, and as the law has them. */
export interface Deadlines {
  readonly running: (RunningDeadline & { readonly mayAsk: boolean; readonly provisional: boolean }) | null
  /** For the deed to be lodged after its date; null once it is lodged. */
  readonly lodging: Deadline | null
  /** For the valuation to reopen the duty; null before registration. */
  readonly valuation: Deadline | null
  /** For anyone to object to what is published; null for other kinds, and before the receipt. */
  readonly publication: Deadline | null
  readonly refused: Refused | null
  readonly set: readonly DeadlineSet[]
}

export async function deadlinesOf(
  { stores, now }: Pick<ApiDeps, 'stores' | 'now'>,
  { transactionId, stage, terms, registeredAt, receipt }: Dossier,
  events: readonly HistoryEvent[],
): Promise<Deadlines> {
  const set = await stores.deadlines.of(transactionId)
  const running = runningDeadline(stage, set)
  return {
    running: running === undefined ? null : asItStands(running, now()),
    lodging: receipt === null ? deadlineFrom('lodging', terms.deedDate) : null,
    valuation: registeredAt === null ? null : deadlineAfter('valuation', registeredAt),
    publication: publicationOf(KINDS[terms.kind], receipt),
    refused: refusedIn(events),
    set,
  }
}

function asItStands(running: RunningDeadline, at: Instant): NonNullable<Deadlines['running']> {
  const { deadline, until, setAt } = running
  const provisional = isProvisional(rowOf(deadline, localDateAt(setAt)), localDateAt(until))
  return { ...running, mayAsk: mayAsk(running, at), provisional }
}
