import type { Held } from '../../../activities/contract.ts'
import { rupees } from '../../../domain/money.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { Kind } from '../../../domain/transaction/terms.ts'
import * as messages from '../../../workflows/messages.ts'
import { otherPin, parcel, title } from '../../domain/sample.ts'
import { termsOf } from '../model/terms.ts'
import { NOTARY, refusalOf, until } from '../procedures.ts'
import type { Procedure, Procedures } from '../procedures.ts'
import { claim, decide, lodge, lodged, pay, payAll } from '../walk.ts'
import { PASSED } from '../world.ts'

const OPEN = { ...PASSED, verdict: 'indeterminate', codes: ['signature-open'], tryLater: true } as const
const FAILED = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const
const [FIRST, SECOND] = [
  { id: 'officer-1', role: 'officer' },
  { id: 'officer-2', role: 'officer' },
] as const

/** How long a publication runs here, in milliseconds. */
const PUBLISHED = 2_000

/**
 * All that can happen to a transaction of that kind which is registered in the end: it waits in every stage in which
 * one can wait, and understands every message but the one that takes it back.
 * @param mostEvents goes on in a new run once a history has so many
 */
export async function wholeLife(procedures: Procedures, kind: Kind, mostEvents: number): Promise<Procedure> {
  const terms = termsOf(kind, { parcel, title, encumbrances: [] }, otherPin, 0)
  const isPublished = KINDS[kind].publication !== null
  const deal = await procedures.open(
    {
      ...{ examinations: [OPEN, FAILED], flags: ['serious'], moved: 1 },
      ...{ owed: ['payer'], claimed: ['claim'] },
      owners: isPublished ? publication() : () => ({ until: null }),
    },
    { firstEvidencePause: 50 },
    mostEvents,
    terms,
  )
  await untilOnHold(deal)
  // An owner lifts his lock; a publication runs out by itself.
  if (!isPublished) deal.world.owners = () => null
  await deal.handle.signal(messages.nudge)
  await untilRegistered(deal)
  await untilSettled(deal)
  return deal
}

async function untilOnHold(deal: Procedure): Promise<void> {
  await extend(deal)
  await lodged(deal, 'returned')
  await extend(deal)
  await lodge(deal)
  await deal.reaches('awaiting-payment')
  await extend(deal)
  await payAll(deal)
  await deal.reaches('on-hold')
}

async function untilRegistered(deal: Procedure): Promise<void> {
  await deal.reaches('in-review')
  for (const { id } of [FIRST, SECOND]) await release(deal, id)
  await heard(() => release(deal, FIRST.id))
}

/** The valuation reopens the duty, the notary objects, another officer lets the claim stand, and it is paid. */
async function untilSettled(deal: Procedure): Promise<void> {
  const claimed = { value: rupees(9_000_000), reasons: ['comparable-sales'], note: '' } as const
  await heard(() => deal.ask(messages.reopenDuty, { actor: FIRST, ...claimed }))
  await extend(deal)
  await deal.ask(messages.objectToClaim, { actor: NOTARY, grounds: 'The house was never finished' })
  const decision = { outcome: 'upheld', value: null, note: '' } as const
  await deal.ask(messages.decideObjection, { actor: SECOND, ...decision })
  await pay(deal, 'claim')
  await deal.handle.signal(messages.paymentHint)
}

function extend(deal: Procedure): Promise<unknown> {
  return deal.ask(messages.extend, { actor: NOTARY, lastDay: null, reason: 'A document is missing' })
}

async function release(deal: Procedure, officerId: string): Promise<void> {
  await claim(deal, officerId)
  await decide(deal, officerId)
}

/** Runs from the first moment at which somebody asks. */
function publication(): (at: Instant) => Held | null {
  let end: Instant | undefined
  return (at) => {
    end ??= later(at, PUBLISHED)
    return at < end ? { until: end } : null
  }
}

/** Asks until the transaction has come so far: what is refused leaves no trace in its history. */
function heard(ask: () => Promise<unknown>): Promise<void> {
  return until(async () => (await refusalOf(ask())) === 'answered', 'an answer')
}
