import type { Actor } from '../../domain/actor.ts'
import type { CaseStore, StoredCase } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { checkClaim, decide as decideCase } from '../../domain/review/decision.ts'
import type { CaseDecision, Outcome } from '../../domain/review/decision.ts'
import type { Instant } from '../../domain/time.ts'
import { sameDecision } from '../same-decision.ts'
import { actOnce, append, moveTo, soon } from './state.ts'
import type { State } from './state.ts'

const LAST_DECIDED = 20

export function createCases(state: State): CaseStore {
  return {
    open: (review) => open(state, review),
    find: (caseId) => soon(() => state.cases.get(caseId)),
    queue: () => soon(() => queue(state)),
    claim: (caseId, officer, at) =>
      soon(() => {
        claim(state, caseId, officer, at)
      }),
    decide: (caseId, decision) => soon(() => decide(state, caseId, decision)),
  }
}

function open(state: State, review: StoredCase): Promise<void> {
  const { caseId, transactionId, openedAt, flags } = review
  const codes = flags.map((flag) => flag.code).join(', ')
  const opened = { at: openedAt, event: 'in-review', actorId: null, detail: { caseId, codes } } as const
  return actOnce(state, transactionId, `in-review/${caseId}`, opened, (dossier) => {
    if (dossier.stage !== 'in-review') moveTo(state, dossier, 'in-review')
    state.cases.set(caseId, { ...review, claimedBy: null, decisions: [], outcome: null })
  })
}

function queue(state: State): readonly StoredCase[] {
  const cases = [...state.cases.values()]
  const waiting = cases.filter(({ outcome }) => outcome === null)
  const decided = cases.filter(({ outcome }) => outcome !== null)
  return [
    ...waiting.toSorted((a, b) => (a.openedAt + a.caseId < b.openedAt + b.caseId ? -1 : 1)),
    ...decided.toSorted(lastDecidedFirst).slice(0, LAST_DECIDED),
  ]
}

function lastDecidedFirst(a: StoredCase, b: StoredCase): number {
  const [before, after] = [a.decisions.at(-1)?.at ?? '', b.decisions.at(-1)?.at ?? '']
  if (before !== after) return before < after ? 1 : -1
  return a.caseId < b.caseId ? -1 : 1
}

function mustFindCase(state: State, caseId: string): StoredCase {
  const review = state.cases.get(caseId)
  if (review === undefined) throw new Refusal('case-not-found', 'There is no such case', { caseId })
  return review
}

function claim(state: State, caseId: string, officer: Actor, at: Instant): void {
  const review = mustFindCase(state, caseId)
  checkClaim(review, officer.id)
  if (review.claimedBy === officer.id) return
  state.cases.set(caseId, { ...review, claimedBy: officer.id })
  const event = { at, event: 'case-claimed', actorId: officer.id, detail: { caseId } } as const
  append(state, review.transactionId, `case-claimed/${caseId}/${officer.id}`, event)
}

function decide(state: State, caseId: string, decision: CaseDecision): Outcome {
  const review = mustFindCase(state, caseId)
  const key = `case-decided/${caseId}/${decision.officerId}`
  const answered = state.outcomes.get(key)
  if (answered !== undefined && review.decisions.some((other) => sameDecision(other, decision))) {
    return answered
  }
  const outcome = decideCase(review, decision)
  const again = outcome === 'needs-second-officer'
  state.outcomes.set(key, outcome)
  state.cases.set(caseId, {
    ...review,
    decisions: [...review.decisions, decision],
    claimedBy: again ? null : review.claimedBy,
    outcome: again ? null : outcome,
  })
  const { officerId, at, reasons } = decision
  const detail = { caseId, decision: decision.decision, outcome, reasons: reasons.join(', ') }
  append(state, review.transactionId, key, { at, event: 'case-decided', actorId: officerId, detail })
  return outcome
}
