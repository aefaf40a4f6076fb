import { ApplicationFailure } from '@temporalio/common'
import fc from 'fast-check'
import { addDays } from '../../../domain/calendar/days.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { REASONS } from '../../../domain/review/reasons.ts'
import { later, localDateAt } from '../../../domain/time.ts'
import { KIND_NAMES } from '../../../domain/transaction/kinds.ts'
import type { Stage } from '../../../domain/transaction/stages.ts'
import { takeExtension } from '../../../workflows/extension.ts'
import { takeLodging } from '../../../workflows/lodging.ts'
import { takeOpening } from '../../../workflows/opening.ts'
import { takeHint, takeNudge } from '../../../workflows/rest.ts'
import { takeClaim, takeDecision } from '../../../workflows/review.ts'
import { takeWithdrawal } from '../../../workflows/withdrawal.ts'
import { at } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import type { Deal } from './deal.ts'
import { contest, judge, reopen } from './duty.ts'
import { fileAll, NOTARY } from './filing.ts'
import type { Land } from './land.ts'
import { protest, shield, shieldBefore } from './owners.ts'
import { pay } from './paying.ts'
import { notary, officer, send } from './sending.ts'
import { termsOf } from './terms.ts'

/** What may happen to a transaction, at any time and in any order. */
const HAPPENINGS = [
  ...([
    'file',
    'lodge',
    'pay',
    'hint',
    'claim',
    'decide',
    'withdraw',
    'extend',
    'reopen',
    'contest',
    'judge',
    'nudge',
    'renew',
    'pass',
    'object',
    'dismiss',
    'watch',
    'lock',
    'lift',
    'protest',
    'protest',
  ] as const),
  // What its stage waits for comes oftener, or few would get far.
  ...Array.from({ length: 20 }, () => 'forward' as const),
]

export type Happening = (typeof HAPPENINGS)[number]

/** One event: which transaction, what, and chance for whatever is still open. */
export const anEvent = fc.record({
  deal: fc.nat({ max: 3 }),
  happening: fc.constantFrom(...HAPPENINGS),
  by: fc.nat({ max: 4 }),
  chance: fc.nat({ max: 11 }),
})
export type Event = typeof anEvent extends fc.Arbitrary<infer One> ? One : never

const WATCHES = [null, null, { alert: true }, { waitDays: 3 }, { lockedAt: at }] as const

export const anOpening = fc.record({
  // Of a sale there is most to be said afterwards.
  kind: fc.constantFrom(...KIND_NAMES, 'sale', 'sale', 'sale'),
  by: fc.nat({ max: 4 }),
  chance: fc.nat({ max: 2 }),
  /** What an owner of the parcel had asked for before. */
  watch: fc.constantFrom(...WATCHES),
})
export type Opening = typeof anOpening extends fc.Arbitrary<infer One> ? One : never

const VERDICTS = ['passed', 'passed', 'indeterminate', 'failed'] as const
const DECISIONS = ['release', 'release', 'release', 'return', 'refuse'] as const
const FORWARD: Readonly<Partial<Record<Stage, readonly Happening[]>>> = {
  preparing: ['file', 'lodge'],
  returned: ['lodge'],
  'awaiting-payment': ['pay', 'hint'],
  'in-review': ['claim', 'decide'],
  'on-hold': ['lift', 'pass'],
  registered: ['reopen', 'pass'],
  revaluation: ['pay', 'contest', 'hint'],
  objection: ['judge'],
}
/** Some papers count for no longer, in days. */
const WEEKS = 21
const DAY = 24 * 60 * 60 * 1_000
const AT_MOST = later(at, 450 * DAY)

type Act = (land: Land, deal: Deal, event: Event) => unknown

/** Has it happen. Refusals are answers; every other error is a fault of the engine. */
export async function happen(land: Land, deal: Deal, event: Event): Promise<void> {
  try {
    await ACTS[event.happening](land, deal, event)
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof ApplicationFailure)) throw error
  }
}

/** Opens a dossier of that kind on one of the two parcels. */
export async function open(land: Land, deal: Deal, { kind, by, chance, watch }: Opening): Promise<void> {
  const pin = must(land.pins[chance % land.pins.length])
  const counterpart = must(land.pins[(chance + 1) % land.pins.length])
  const record = must(await land.stores.register.find(pin))
  if (watch !== null) await shieldBefore(land, record.title, watch)
  const terms = termsOf(kind, record, counterpart, by)
  await send(deal, takeOpening, { actor: NOTARY, terms })
}

const ACTS: Readonly<Record<Happening, Act>> = {
  async forward(land, deal, event) {
    const { stage } = deal.transaction.state
    const next = FORWARD[stage] ?? []
    const { documents = [] } = (await land.stores.dossiers.find(deal.transaction.state.transactionId)) ?? {}
    if (next[0] === 'file' && documents.length > 0 && event.chance > 0) {
      return happen(land, deal, { ...event, happening: 'lodge' })
    }
    for (const happening of next) await happen(land, deal, { ...event, happening })
  },
  file({ stores, now }, { transaction: { state } }, { chance }) {
    const validUntil = chance === 1 ? addDays(localDateAt(now), WEEKS) : null
    return fileAll(stores, state.transactionId, now, chance !== 0, validUntil)
  },
  lodge({ verdicts }, deal, event) {
    verdicts.set(deal.transaction.state.transactionId, must(VERDICTS[event.chance % VERDICTS.length]))
    return send(deal, takeLodging, { actor: notary(event) })
  },
  pay,
  hint: (_land, deal) => {
    takeHint(deal.transaction)
  },
  nudge: (_land, deal) => {
    takeNudge(deal.transaction)
  },
  claim: (_land, deal, event) => send(deal, takeClaim, { officer: officer(event) }),
  decide({ now }, deal, event) {
    const decision = must(DECISIONS[event.chance % DECISIONS.length])
    const decided = {
      officerId: officer(event).id,
      decision,
      reasons: [...REASONS[decision]].slice(0, 1),
      note: '',
      at: now,
    }
    return send(deal, takeDecision, { decision: decided })
  },
  withdraw: (_land, deal, event) =>
    event.chance > 2 ? undefined : send(deal, takeWithdrawal, { actor: notary(event), reason: 'regret' }),
  extend({ now }, deal, event) {
    const { waitsUntil } = deal.transaction.state
    const asked = { reason: 'an heir is abroad' }
    if (event.chance < 6) return send(deal, takeExtension, { ...asked, actor: notary(event), lastDay: null })
    // A day that an officer names may be none that he can give.
    const lastDay = addDays(localDateAt(waitsUntil ?? now), 40 * (event.chance - 7))
    return send(deal, takeExtension, { ...asked, actor: officer(event), lastDay })
  },
  ...{ reopen, contest, judge },
  async object({ stores, now }, { transaction }, event) {
    const { state } = transaction
    const objection = {
      transactionId: state.transactionId,
      objectionId: 'objection',
      objector: 'a neighbour',
    }
    await stores.publications.object({ ...objection, grounds: 'mine', actor: officer(event), at: now })
    takeNudge(transaction)
  },
  async dismiss({ stores, now }, { transaction }, event) {
    const { state } = transaction
    const objection = { transactionId: state.transactionId, objectionId: 'objection', note: 'a judgment' }
    const outcome = event.chance < 8 ? 'dismissed' : 'inadmissible'
    await stores.publications.end({ ...objection, outcome, actor: officer(event), at: now })
    takeNudge(transaction)
  },
  watch: (land, deal, event) =>
    shield(land, deal, event, { alert: event.by < 3, waitDays: event.chance < 6 ? event.chance : 0 }),
  lock: (land, deal, event) => shield(land, deal, event, { lockedAt: land.now }),
  lift: (land, deal, event) => shield(land, deal, event, { lockedAt: null }),
  protest: (land, deal, event) => protest(land, deal, event),
  renew: (_land, deal) => {
    deal.renew = true
  },
  pass: (land, _deal, { chance }) => {
    const then = later(land.now, chance < 8 ? DAY : chance * 20 * DAY)
    // The holidays of later years are not on record.
    land.now = then < AT_MOST ? then : later(land.now, DAY)
  },
}
