import type { Stores } from '../../domain/ports.ts'
import { checkClaim } from '../../domain/review/decision.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Actor } from '../../domain/actor.ts'
import type { CaseDecision } from '../../domain/review/decision.ts'
import { assessment, day } from '../storage/contract/world.ts'
import type { Cents } from '../../domain/money.ts'
import type { ClaimReason } from '../../domain/revaluation/claim.ts'
import type { ObjectionOutcome } from '../../domain/revaluation/revaluation.ts'
import { later } from '../../domain/time.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { STAGES } from '../../domain/transaction/stages.ts'
import { WorkflowGone } from '../../api/workflow-gateway.ts'
import type { WorkflowGateway } from '../../api/workflow-gateway.ts'
import { judgement } from '../domain/sample.ts'
import { must } from '../must.ts'

export interface Procedures extends WorkflowGateway {
  /** How often each update had its effect. */
  readonly effects: ReadonlyMap<string, number>
  readonly hints: readonly TransactionId[]
  readonly nudges: readonly TransactionId[]
  /** From now on every call fails like this; null ends it. */
  failWith(error: Error | null): void
}

interface Argument {
  readonly actor: Actor
  readonly officer: Actor
  readonly reason: string | null
  readonly decision: CaseDecision
  readonly noticeId: string
  readonly lastDay: LocalDate | null
  readonly value: Cents | null
  readonly reasons: readonly ClaimReason[]
  readonly note: string
  readonly grounds: string
  readonly outcome: ObjectionOutcome
}

/**
 * As much of the procedure as HTTP can tell: each update once for its id, on the real record, refused where the
 * stage forbids it, and gone once the transaction is over.
 */
export function createProcedures(stores: Stores, now: () => Instant): Procedures {
  const answers = new Map<string, Promise<unknown>>()
  const effects = new Map<string, number>()
  const hints: TransactionId[] = []
  const nudges: TransactionId[] = []
  let failure: Error | null = null

  const onceFor = <Result>(updateId: string, name: string, act: () => Promise<Result>): Promise<Result> => {
    const key = `${name} ${updateId}`
    if (failure !== null) return Promise.reject(failure)
    const earlier = answers.get(key) as Promise<Result> | undefined
    if (earlier !== undefined) return earlier
    effects.set(name, (effects.get(name) ?? 0) + 1)
    const answer = act()
    answers.set(key, answer)
    return answer
  }

  return {
    effects,
    hints,
    nudges,
    failWith(error) {
      failure = error
    },
    open: (transactionId, updateId, { actor, terms }) =>
      onceFor(updateId, 'openDossier', async () => {
        await stores.dossiers.open({ transactionId, actor, at: now(), terms, until: day(180) })
        return { stage: 'preparing' }
      }),
    update: (id, { name }, updateId, argument) =>
      onceFor(updateId, name, async () => {
        const dossier = must(await stores.dossiers.find(id))
        if (STAGES[dossier.stage].waitsFor === 'nobody') throw new WorkflowGone(id)
        const act = must(HANDLERS[name])
        return (await act({ stores, dossier, at: now() }, argument as unknown as Argument)) as never
      }),
    hint: (id) => {
      if (failure !== null) return Promise.reject(failure)
      hints.push(id)
      return Promise.resolve()
    },
    nudge: (id) => {
      if (failure !== null) return Promise.reject(failure)
      nudges.push(id)
      return Promise.resolve()
    },
  }
}

interface Scene {
  readonly stores: Stores
  readonly dossier: Dossier
  readonly at: Instant
}

const HANDLERS: Readonly<Record<string, (scene: Scene, argument: Argument) => Promise<unknown>>> = {
  async lodge({ stores, dossier: { transactionId, stage }, at }, { actor }) {
    if (stage !== 'preparing') throw new Refusal('illegal-transition', 'no', { from: stage })
    const receipt = await stores.dossiers.lodge({ transactionId, actor, at })
    await stores.dossiers.enter({ transactionId, stage: 'examining', round: 1, at })
    await stores.dossiers.recordExamination({
      judgement,
      transactionId,
      round: 1,
      at,
      findings: [],
      assessment,
    })
    await stores.payments.issueNotices({ transactionId, at, dueAt: day(31) })
    return { receipt }
  },
  async withdraw({ stores, dossier: { transactionId }, at }, { actor, reason }) {
    await stores.dossiers.end({ transactionId, stage: 'withdrawn', actor, reason: must(reason), at })
    return { stage: 'withdrawn' }
  },
  async reopenDuty({ stores, dossier: { transactionId }, at }, { actor, value, reasons, note }) {
    const until = { payUntil: later(at, 1_000_000), objectUntil: later(at, 1_000_000) }
    await stores.revaluations.open({ transactionId, actor, at, value: must(value), reasons, note, ...until })
    return { stage: 'revaluation' }
  },
  async objectToClaim({ stores, dossier: { transactionId }, at }, argument) {
    const actor = argument.actor as Argument['actor'] | null
    const objection = { transactionId, actorId: actor?.id ?? null, grounds: argument.grounds, at }
    await stores.revaluations.object({ ...objection, decideUntil: later(at, 1_000_000) })
    return { stage: 'objection' }
  },
  async decideObjection({ stores, dossier: { transactionId }, at }, { actor, outcome, value, note }) {
    const decision = { transactionId, actor, outcome, value, note, at, payUntil: later(at, 1_000_000) }
    const unpaid = await stores.revaluations.decide(decision)
    return { stage: unpaid.length > 0 ? 'revaluation' : 'registered' }
  },
  async extend({ stores, dossier: { transactionId }, at }, { actor, lastDay, reason }) {
    return {
      until: await stores.deadlines.extend({ transactionId, at, actor, lastDay, reason: must(reason) }),
    }
  },
  async openCheckout({ stores, at, dossier: { stage } }, { noticeId }) {
    if (stage !== 'awaiting-payment') throw new Refusal('illegal-transition', 'no', { from: stage })
    const { amount } = must(await stores.payments.findNotice(noticeId))
    const checkoutUrl = `http://bank.invalid/pay/${noticeId}`
    const order = { orderId: `${noticeId}-1`, noticeId, amount }
    await stores.payments.openIntent({ ...order, status: 'open', openedAt: at })
    return { checkoutUrl }
  },
  async claimCase({ stores, dossier: { transactionId, stage }, at }, { officer }) {
    const caseId = `${transactionId}-case-1`
    checkClaim(must(await stores.cases.find(caseId)), officer.id)
    await stores.cases.claim(caseId, officer, at)
    return { stage }
  },
  async decideCase({ stores, dossier: { transactionId } }, { decision }) {
    return { outcome: await stores.cases.decide(`${transactionId}-case-1`, decision) }
  },
}
