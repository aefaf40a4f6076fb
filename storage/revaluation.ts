import type { Actor } from '../domain/actor.ts'
import type { ReopenDuty } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Revaluation } from '../domain/revaluation/revaluation.ts'
import type { HistoryEvent } from '../domain/transaction/history.ts'

/* What every engine agrees on when the duty is reopened. */

type Occurrence = Omit<HistoryEvent, 'seq' | 'transactionId'>

/** Only an officer, and never on his own dossier. Throws `not-authorised`. */
export function onlyOfficers(notaryId: string, actor: Actor): void {
  if (actor.role !== 'officer' || actor.id === notaryId) {
    throw new Refusal('not-authorised', 'Only an officer of the Registrar may do this')
  }
}

/** Throws `reason-missing` for a claim that gives none. */
export function mustGiveReasons({ reasons }: Pick<ReopenDuty, 'reasons'>): void {
  if (reasons.length === 0) throw new Refusal('reason-missing', 'Say why the value differs')
}

/** Throws `illegal-transition` where nothing was claimed. */
export function mustBeClaimed(revaluation: Revaluation | undefined): Revaluation {
  if (revaluation !== undefined) return revaluation
  throw new Refusal('illegal-transition', 'The duty of this transaction was not reopened')
}

export function reopened({ actor, at, value, reasons }: ReopenDuty, declared: number): Occurrence {
  const detail = { declared, value, reasons: reasons.join(', ') }
  return { at, event: 'duty-reopened', actorId: actor.id, detail }
}
