import { expect } from 'chai'
import type { Actor } from '../../domain/actor.ts'
import { addDays, daysBetween } from '../../domain/calendar/days.ts'
import { rupees } from '../../domain/money.ts'
import { deadlineAfter } from '../../domain/deadlines/deadline.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import { later, localDateAt } from '../../domain/time.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import type { Verdict } from '../../domain/verdict.ts'
import * as messages from '../../workflows/messages.ts'
import { sale } from '../domain/sample.ts'
import { must } from '../must.ts'
import { fileAll, NOTARY } from './model/filing.ts'
import { activitiesOn, newGround } from './model/land.ts'
import type { Ground } from './model/land.ts'
import { refusalOf, until } from './procedures.ts'
import type { Procedure } from './procedures.ts'
import { DAY, startSkippedTime } from './skipped-time.ts'
import type { SkippedTime } from './skipped-time.ts'
import { lodge } from './walk.ts'

const OFFICER = { id: 'officer-1', role: 'officer' } as const
const COLLEAGUE = { id: 'officer-2', role: 'officer' } as const
const HOUR = 60 * 60 * 1_000

/*
 * The law's own terms, over the real activities: a new run after every step, and other workers before and after all
 * time that passes.
 */
describe('a transaction over months', function () {
  // Also the watchdog: this server has been seen to hang.
  this.timeout(300_000)

  let ground: Ground
  let time: SkippedTime
  beforeEach(async () => {
    ground = await newGround()
    time = await startSkippedTime(() => activitiesOn(ground))
  })
  afterEach(() => time.close())

  /** By a deed of that day: an older one would be lodged late, at a surcharge. */
  const open = async (): Promise<Procedure> => {
    const deedDate = localDateAt(await time.now())
    return time.procedures.open({}, {}, 0, { ...sale, deedDate, pin: must(ground.pins[0]) })
  }
  const lodged = async (verdict: Verdict, stage: Stage): Promise<Procedure> => {
    const deal = await open()
    ground.verdicts.set(deal.id, verdict)
    await fileAll(ground.stores, deal.id, await time.now())
    await lodge(deal)
    await deal.reaches(stage)
    return deal
  }
  const extend = async (deal: Procedure, request: Partial<Request> = {}): Promise<Instant> => {
    const asked = { actor: NOTARY, lastDay: null, reason: 'The survey is late', ...request }
    return (await deal.ask(messages.extend, asked)).until
  }
  const endsAt = async (deal: Procedure, moment: Instant, stage: Stage): Promise<void> => {
    const before = await deal.stage()
    await time.passUntil(later(moment, -HOUR))
    expect(await deal.stage()).to.equal(before)
    await time.passUntil(later(moment, HOUR))
    await deal.reaches(stage)
  }
  const notices = async ({ id }: Procedure): Promise<readonly Notice[]> =>
    must(await ground.stores.dossiers.find(id)).notices
  /** Pays at the bank, and says so. */
  const pay = async (deal: Procedure, noticeId: string): Promise<void> => {
    await deal.ask(messages.openCheckout, { noticeId })
    const order = must([...ground.orders.values()].findLast(({ orderId }) => orderId.startsWith(noticeId)))
    ground.orders.set(order.orderId, { ...order, status: 'captured' })
    await deal.handle.signal(messages.paymentHint)
    await until(async () => must(await ground.stores.payments.findNotice(noticeId)).paidAt !== null, 'paid')
  }
  const registered = async (): Promise<Procedure> => {
    const deal = await lodged('passed', 'awaiting-payment')
    for (const { noticeId } of await notices(deal)) await pay(deal, noticeId)
    await deal.reaches('registered')
    return deal
  }
  const reminders = async ({ id }: Procedure): Promise<number> => {
    const events = await ground.stores.history.after(id, 0)
    return events.filter(({ event }) => event === 'reminded').length
  }

  it('lapses when its six months of preparation are over, and those granted on request, after its reminders', async () => {
    const deal = await open()
    const first = deadlineAfter('preparation', await time.now()).until
    await time.passUntil(later(first, -DAY))
    const extended = await extend(deal)
    expect(daysBetween(localDateAt(first), localDateAt(extended))).to.be.within(88, 96)
    expect(await refusalOf(extend(deal))).to.equal('extension-used')
    await endsAt(deal, extended, 'lapsed')
    expect(await reminders(deal)).to.equal(4)
  })

  it('lapses when what was returned is not lodged anew in its thirty days, and those granted on request', async () => {
    const deal = await lodged('failed', 'returned')
    await time.pass(20 * DAY)
    const until = await extend(deal)
    await endsAt(deal, until, 'lapsed')
  })

  it('waits for payment as long as an officer says, and is registered when it is paid then', async () => {
    const deal = await lodged('passed', 'awaiting-payment')
    await time.pass(25 * DAY)
    const lastDay = addDays(localDateAt(await time.now()), 150)
    const until = await extend(deal, { actor: OFFICER, lastDay, reason: 'The heirs are abroad' })
    await time.passUntil(later(until, -HOUR))
    expect(await deal.stage()).to.equal('awaiting-payment')
    for (const { noticeId } of await notices(deal)) await pay(deal, noticeId)
    await deal.reaches('registered')
  })

  it('lapses when the payment is not made by the last day that an officer gave, although a checkout is open', async () => {
    const deal = await lodged('passed', 'awaiting-payment')
    const lastDay = addDays(localDateAt(await time.now()), 150)
    const until = await extend(deal, { actor: OFFICER, lastDay, reason: 'The heirs are abroad' })
    await time.passUntil(later(until, -2 * DAY))
    await deal.ask(messages.openCheckout, { noticeId: must((await notices(deal))[0]).noticeId })
    await endsAt(deal, until, 'lapsed')
    expect([...ground.orders.values()].map(({ status }) => status)).to.deep.equal(['cancelled'])
  })

  it('is closed when the valuation has let its six months pass', async () => {
    const deal = await registered()
    const until = deadlineAfter('valuation', await time.now()).until
    await endsAt(deal, until, 'closed')
    expect(await deal.handle.result()).to.equal('closed')
  })

  it('has its duty reopened, claimed, objected to, reduced, paid, and paid back with interest, over months', async () => {
    const deal = await registered()
    await time.pass(150 * DAY)
    await reopen(deal)
    const [paid, unpaid] = (await notices(deal)).filter(({ noticeId }) => noticeId.endsWith('-claim'))
    await pay(deal, must(paid).noticeId)
    await time.pass(20 * DAY)
    await deal.ask(messages.objectToClaim, { actor: NOTARY, grounds: 'There never was a house' })
    await time.pass(90 * DAY)
    expect(await deal.stage()).to.equal('objection')
    const decision = { outcome: 'reduced', value: rupees(9_000_000), note: 'It stands half built' } as const
    expect(await refusalOf(deal.ask(messages.decideObjection, { actor: OFFICER, ...decision }))).to.equal(
      'same-officer-twice',
    )
    await deal.ask(messages.decideObjection, { actor: COLLEAGUE, ...decision })
    expect((await ground.stores.payments.findNotice(must(unpaid).noticeId))?.amount).to.equal(rupees(50_000))
    await time.pass(40 * DAY)
    expect(await deal.stage()).to.equal('revaluation')
    await pay(deal, must(unpaid).noticeId)
    expect(await deal.handle.result()).to.equal('closed')
    // Three whole months from the payment to the decision, half a per cent each.
    const [refund] = await ground.stores.payments.refundsDue(deal.id)
    expect(refund?.amount).to.equal(rupees(50_750))
  })

  it('still waits for a claim that is not paid in time, and for its payer when an officer puts it off', async () => {
    const deal = await registered()
    await time.pass(30 * DAY)
    await reopen(deal)
    const lastDay = addDays(localDateAt(await time.now()), 120)
    const until = await extend(deal, { actor: OFFICER, lastDay, reason: 'He pays by instalments' })
    await endsAt(deal, until, 'revaluation')
    await time.pass(60 * DAY)
    expect(await deal.stage()).to.equal('revaluation')
    for (const { noticeId, paidAt } of await notices(deal)) if (paidAt === null) await pay(deal, noticeId)
    expect(await deal.handle.result()).to.equal('closed')
  })
})

interface Request {
  readonly actor: Actor
  readonly lastDay: LocalDate | null
  readonly reason: string
}

/** The valuation finds a quarter more than was declared. */
function reopen(deal: Procedure): Promise<unknown> {
  const found = { value: rupees(10_000_000), reasons: ['building-not-declared'], note: '' } as const
  return until(
    async () => (await refusalOf(deal.ask(messages.reopenDuty, { actor: OFFICER, ...found }))) === 'answered',
    'a claim',
  )
}
