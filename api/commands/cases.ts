import type { Actor } from '../../domain/actor.ts'
import type { StoredCase } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { REASONS } from '../../domain/review/reasons.ts'
import type { Reason } from '../../domain/review/reasons.ts'
import type { CaseDecision, Decision, Outcome } from '../../domain/review/decision.ts'
import { claimCase, decideCase } from '../../workflows/messages.ts'
import { authorize } from '../authorize.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { ask } from './ask.ts'
import { once } from './once.ts'

/** What an officer does to a case. Who may decide after whom, the procedure judges. */
export function createCaseCommands(deps: CommandDeps): Pick<Commands, 'claim' | 'decide'> {
  return {
    async claim({ actor, key }, caseId) {
      const { transactionId } = await caseFor(deps, actor, caseId)
      return await once(deps, { actorId: actor.id, key, what: ['claim', caseId] }, (attempt) =>
        ask(deps, transactionId, attempt, {
          update: claimCase,
          argument: { officer: actor },
          settled: async ({ stage }) => ((await hasClaimed(deps, actor, caseId)) ? { stage } : undefined),
        }),
      )
    },
    async decide({ actor, key }, caseId, { decision, reasons, note }) {
      const { transactionId } = await caseFor(deps, actor, caseId)
      const decided = {
        officerId: actor.id,
        decision,
        reasons: lawful(decision, reasons),
        note,
        at: deps.now(),
      }
      const what = ['decide', caseId, decision, reasons, note]
      return await once(deps, { actorId: actor.id, key, what }, (attempt) =>
        ask(deps, transactionId, attempt, {
          update: decideCase,
          argument: { decision: decided },
          settled: () => outcomeBy(deps, decided, caseId),
        }),
      )
    },
  }
}

/** The case, for those who review cases. Throws `not-authorised` or `case-not-found`. */
export async function caseFor(
  { stores }: Pick<CommandDeps, 'stores'>,
  actor: Actor,
  caseId: string,
): Promise<StoredCase> {
  authorize(actor, 'review cases', null)
  const found = await stores.cases.find(caseId)
  if (found === undefined) throw new Refusal('case-not-found', 'There is no such case')
  return found
}

function lawful(decision: Decision, reasons: readonly string[]): readonly Reason[] {
  const allowed: readonly Reason[] = REASONS[decision]
  const chosen = allowed.filter((reason) => reasons.includes(reason))
  if (chosen.length === 0 || chosen.length !== new Set(reasons).size) {
    throw new Refusal('reason-missing', 'Give at least one reason of the list for this decision', {
      decision,
    })
  }
  return chosen
}

/** He holds the case, or has decided it since: nobody decides what he has not claimed. */
async function hasClaimed({ stores }: CommandDeps, { id }: Actor, caseId: string): Promise<boolean> {
  const review = await stores.cases.find(caseId)
  return review?.claimedBy === id || (review?.decisions.some(({ officerId }) => officerId === id) ?? false)
}

/** What his decision came to. Only the last one ends a case; before it, a second officer was needed. */
async function outcomeBy(
  { stores }: CommandDeps,
  { officerId, decision }: Pick<CaseDecision, 'officerId' | 'decision'>,
  caseId: string,
): Promise<{ readonly outcome: Outcome } | undefined> {
  const { decisions, outcome } = (await stores.cases.find(caseId)) ?? { decisions: [], outcome: null }
  const his = decisions.find((one) => one.officerId === officerId && one.decision === decision)
  if (his === undefined) return undefined
  return { outcome: (his === decisions.at(-1) ? outcome : null) ?? 'needs-second-officer' }
}
