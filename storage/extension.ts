import type { Actor } from '../domain/actor.ts'
import type { RunningDeadline } from '../domain/deadlines/running.ts'
import type { DeadlineSet } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { HistoryEvent } from '../domain/transaction/history.ts'
import { onlyItsNotary } from '../domain/transaction/its-notary.ts'
import type { Stage } from '../domain/transaction/stages.ts'

/* What every engine agrees on when a deadline is put off. */

/** An officer, who has no dossier of his own here, or the notary of this one. Throws `not-authorised`. */
export function mayExtend(notaryId: Actor['id'], actor: Actor): void {
  if (actor.role !== 'officer') onlyItsNotary(notaryId, actor)
  else if (actor.id === notaryId) throw new Refusal('not-authorised', 'Nobody decides on his own dossier')
}

/** Throws `illegal-transition` in a stage that waits for nobody, or without end. */
export function mustRun(stage: Stage, running: RunningDeadline | undefined): RunningDeadline {
  if (running !== undefined) return running
  throw new Refusal('illegal-transition', `No deadline runs while the transaction is ${stage}`, { stage })
}

/** The event of an extension. */
export function extended(set: DeadlineSet): Omit<HistoryEvent, 'seq' | 'transactionId'> {
  const { deadline, round, until, setAt, by, reason } = set
  const detail = { deadline, round, until, reason, role: by?.role ?? null }
  return { at: setAt, event: 'deadline-extended', actorId: by?.id ?? null, detail }
}
