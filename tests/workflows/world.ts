import type { DocumentActivities, Examined, Held, TransactionActivities } from '../../activities/contract.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { Refusal } from '../../domain/refusal.ts'
import { checkClaim, decide } from '../../domain/review/decision.ts'
import type { ReviewCase } from '../../domain/review/decision.ts'
import type { Weight } from '../../domain/screening/rule.ts'
import type { Receipt } from '../../domain/transaction/dossier.ts'
import { later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { untilWhen } from '../../activities/terms.ts'
import { refusingAsFailures } from '../../activities/failure.ts'
import { digest } from '../domain/sample.ts'
import { flagged } from './flagged.ts'

export type Activities = TransactionActivities & DocumentActivities

/** What stands around one transaction in a test: it answers as it is told and remembers what was asked of it. */
export interface World {
  /** The effects, in order, by name; a stage entered and an end with their stage. */
  readonly effects: string[]
  /** Answers of the next examinations; passed when there are none left. */
  readonly examinations: Examined[]
  /** The weight of the flag that each next screening raises; none when there are none left. */
  readonly flags: Weight[]
  /** Whether an owner is to be waited for at that moment. */
  owners: (at: Instant) => Held | null
  /** Times that the register has moved when the sale is to be registered. */
  moved: number
  /** Who owes something. */
  owed: readonly string[]
  /** Who owes something once an objection to a claim is decided. */
  readonly claimed: readonly string[]
  /** The notices that the bank has captured, whether we have heard of it or not. */
  readonly captured: Set<string>
  readonly checkouts: Set<string>
  /** How often each effect still fails before it succeeds. */
  readonly faults: Map<keyof Activities, number>
  /** With which code an effect refuses. */
  readonly refusals: Map<keyof Activities, RefusalCode>
  review: ReviewCase
}

export const PASSED: Examined = { deedSha256: digest, verdict: 'passed', codes: [], rulesVersion: 'test' }

export function newWorld(): World {
  return {
    effects: [],
    examinations: [],
    flags: [],
    owners: () => null,
    moved: 0,
    owed: ['purchaser', 'vendor'],
    claimed: [],
    captured: new Set(),
    checkouts: new Set(),
    faults: new Map(),
    refusals: new Map(),
    review: { flags: [], claimedBy: null, decisions: [] },
  }
}

/** The activities over many worlds, one a transaction, so that one worker serves every test. */
export function activitiesOver(worlds: ReadonlyMap<TransactionId, World>): Activities {
  const names = Object.keys(effectsOf(newWorld())) as (keyof Activities)[]
  const route = (name: keyof Activities) => async (input: { readonly transactionId: TransactionId }) => {
    const world = worlds.get(input.transactionId)
    if (world === undefined) throw new Error(`No world for ${input.transactionId}`)
    strike(world, name)
    const effects = effectsOf(world) as unknown as Record<string, (given: typeof input) => Promise<unknown>>
    const answer = await effects[name]?.(input)
    world.effects.push(named(name, input))
    return answer
  }
  return refusingAsFailures(
    Object.fromEntries(names.map((name) => [name, route(name)])) as unknown as Activities,
  )
}

function named(name: string, input: object): string {
  return 'stage' in input && typeof input.stage === 'string' ? `${name} ${input.stage}` : name
}

function strike(world: World, name: keyof Activities): void {
  const refusal = world.refusals.get(name)
  if (refusal !== undefined) throw new Refusal(refusal, 'As the test wants it')
  const left = world.faults.get(name) ?? 0
  world.faults.set(name, left - 1)
  if (left > 0) throw new Error('A part is away')
}

const nothing = (): Promise<void> => Promise.resolve()
const REF = { sha256: '0'.repeat(64), bytes: 1, key: 'k', versionId: 'v' } as Awaited<
  ReturnType<Activities['sealReceipt']>
>

function effectsOf(world: World): Activities {
  return {
    openDossier: ({ at, within }) => Promise.resolve(untilWhen('preparation', at, within)),
    reopenDuty: ({ at }) =>
      Promise.resolve({ unpaid: ['claim'], dueAt: untilWhen('claim-payment', at, null) }),
    objectToClaim: ({ at }) => Promise.resolve(untilWhen('objection-decision', at, null)),
    decideObjection: ({ at }) =>
      Promise.resolve({ unpaid: world.claimed, dueAt: untilWhen('claim-payment', at, null) }),
    settleDuty: nothing,
    extendDeadline: ({ at }) => Promise.resolve(later(at, 60_000)),
    lodgeDeed: ({ at }) => Promise.resolve<Receipt>({ number: 'R-1', at, deedSha256: digest }),
    resubmitDeed: nothing,
    enterStage: nothing,
    returnToNotary: ({ at, within }) => Promise.resolve(untilWhen('correction', at, within)),
    endUnregistered: nothing,
    dueNow: () => Promise.resolve({ next: null }),
    examineDeed({ mayWait, round }) {
      // What the authorities are away for is asked for beside the procedure.
      const sealed = round > 1 ? {} : { receiptSealed: (world.faults.get('sealReceipt') ?? 0) <= 0 }
      const next = world.examinations[0]
      // What may settle later is on record as it stands once nobody may wait any more.
      if (next?.tryLater === true && mayWait !== true) {
        world.examinations.length = 0
        return Promise.resolve({ ...next, ...sealed, tryLater: false })
      }
      return Promise.resolve({ ...(world.examinations.shift() ?? PASSED), ...sealed })
    },
    stampReceipt: nothing,
    renewArchive: () => Promise.resolve({ renewed: 0, more: false }),
    sealReceipt: () => Promise.resolve(REF),
    deliver: nothing,
    registerTransaction({ at, within }) {
      world.moved -= 1
      const reopenableUntil = untilWhen('valuation', at, within)
      return Promise.resolve(world.moved >= 0 ? 'moved' : { reopenableUntil })
    },
    ...payment(world),
    ...review(world),
  }
}

function payment(
  world: World,
): Pick<Activities, 'issueNotices' | 'openCheckout' | 'settleNotices' | 'closeCheckouts'> {
  return {
    issueNotices: ({ at, within }) =>
      Promise.resolve({
        unpaid: world.owed.filter((id) => !world.captured.has(id)),
        dueAt: untilWhen('payment', at, within),
      }),
    openCheckout({ noticeId }) {
      if (world.captured.has(noticeId)) throw new Refusal('notice-already-paid', 'paid')
      world.checkouts.add(noticeId)
      return Promise.resolve({ checkoutUrl: `http://bank.test/${noticeId}` })
    },
    settleNotices: ({ noticeIds }) =>
      Promise.resolve(
        noticeIds.map((noticeId) => ({
          noticeId,
          paid: world.captured.has(noticeId),
          open: world.checkouts.has(noticeId) && !world.captured.has(noticeId),
        })),
      ),
    closeCheckouts() {
      world.checkouts.clear()
      return Promise.resolve()
    },
  }
}

function review(
  world: World,
): Pick<Activities, 'clearTransaction' | 'holdsOn' | 'reviewAnew' | 'claimCase' | 'decideCase'> {
  const screened = (): { flagged: boolean; weight: Weight | null; rulesVersion: string } => {
    const weight = world.flags.shift() ?? null
    world.review = { flags: weight === null ? [] : [flagged(weight)], claimedBy: null, decisions: [] }
    return { flagged: weight !== null, weight, rulesVersion: 'test' }
  }
  return {
    holdsOn: ({ at }) => Promise.resolve(world.owners(at)),
    clearTransaction({ at }) {
      const held = world.owners(at)
      const unscreened = { flagged: false, weight: null, rulesVersion: 'test' }
      return Promise.resolve(held === null ? screened() : { ...unscreened, held })
    },
    reviewAnew() {
      screened()
      return Promise.resolve()
    },
    claimCase({ officer }) {
      checkClaim(world.review, officer.id)
      world.review = { ...world.review, claimedBy: officer.id }
      return Promise.resolve()
    },
    decideCase({ decision }) {
      const outcome = decide(world.review, decision)
      const decisions = [...world.review.decisions, decision]
      world.review = { ...world.review, decisions, claimedBy: null }
      return Promise.resolve(outcome)
    },
  }
}
