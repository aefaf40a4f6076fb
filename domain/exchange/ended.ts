import type { LocalDate } from '../time.ts'
import type { DossierDocument } from '../transaction/document.ts'
import { askedOf } from '../transaction/kinds.ts'
import type { Terms } from '../transaction/terms.ts'
import { newestIn, statusOf } from './asked.ts'

/** A paper that the law asks for, and the last day on which it counts. */
export interface EndingPaper {
  readonly slot: string
  readonly lastDay: LocalDate
}

/**
 * The papers that count no more on that day, the first to end first: of what the law asks for, not of what the
 * notary asks for beyond it, and of each the newest version that was accepted.
 */
export function papersEndedOn(
  on: LocalDate,
  terms: Terms,
  documents: readonly DossierDocument[],
): readonly EndingPaper[] {
  return askedOf(terms)
    .flatMap(({ slot }) => {
      const newest = newestIn(slot, documents)
      const lastDay = newest?.validUntil ?? null
      return lastDay !== null && statusOf(newest, on) === 'expired' ? [{ slot, lastDay }] : []
    })
    .toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1))
}
