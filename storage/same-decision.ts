import type { CaseDecision } from '../domain/review/decision.ts'

/** The same decision said again, whenever: an officer who repeats himself is answered, not refused. */
export function sameDecision(a: CaseDecision, b: CaseDecision): boolean {
  return (
    a.officerId === b.officerId &&
    a.decision === b.decision &&
    a.note === b.note &&
    a.reasons.join() === b.reasons.join()
  )
}
