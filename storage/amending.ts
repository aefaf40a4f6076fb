import type { AmendTerms } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { localDateAt } from '../domain/time.ts'
import { changesBetween, onlyAmendable } from '../domain/transaction/amending.ts'
import { onlyAfterDeath } from '../domain/transaction/check-terms.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import type { HistoryEvent } from '../domain/transaction/history.ts'
import { onlyItsNotary } from '../domain/transaction/its-notary.ts'

/* What every engine agrees on when the terms of a transaction are corrected. */

type Returned = Pick<Dossier, 'notaryId' | 'stage' | 'terms' | 'returned'>

/**
 * The event of a correction, or null when the terms say so already. Throws `not-authorised`, `notary-only`,
 * `illegal-transition` and `term-not-amendable`.
 */
export function amended(
  { notaryId, stage, terms, returned }: Returned,
  command: AmendTerms,
): Omit<HistoryEvent, 'seq' | 'transactionId'> | null {
  const { actor, at } = command
  onlyItsNotary(notaryId, actor)
  if (stage !== 'returned' || returned === null) {
    throw new Refusal('illegal-transition', 'Terms are corrected when the transaction came back', {
      from: stage,
    })
  }
  const changes = changesBetween(terms, command.terms)
  onlyAmendable(changes, returned.codes)
  onlyAfterDeath(command.terms, localDateAt(at))
  if (changes.length === 0) return null
  const detail = { terms: changes.map(({ term }) => term).join(', ') }
  return { at, event: 'terms-amended', actorId: actor.id, detail }
}
