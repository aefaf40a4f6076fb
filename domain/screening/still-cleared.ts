import type { EndingPaper } from '../exchange/ended.ts'
import { Refusal } from '../refusal.ts'
import type { Objection } from '../shield/shield.ts'
import type { ScreeningFacts } from './rule.ts'

/** What may come up between the clearance and the registration, other than in the register. */
export interface SinceCleared {
  readonly objections: readonly Objection[]
  readonly endedPapers: readonly EndingPaper[]
}

export function isQuiet({ objections, endedPapers }: SinceCleared): boolean {
  return objections.length === 0 && endedPapers.length === 0
}

/**
 * Throws `clearance-outdated` when an owner has objected, or a paper that the law asks for has ended, since the facts
 * were gathered that the transaction was cleared upon.
 * @param facts of the last screening; undefined where there was none
 */
export function onlyStillCleared(
  { objections, endedPapers }: SinceCleared,
  facts: Pick<ScreeningFacts, 'owners' | 'endedPapers'> | undefined,
): void {
  const isUnheard = objections.length > 0 && facts?.owners?.objectedAt == null
  const isOutdated = endedPapers.length > (facts?.endedPapers ?? []).length
  if (!isUnheard && !isOutdated) return
  throw new Refusal('clearance-outdated', 'Something came up since the transaction was cleared')
}
