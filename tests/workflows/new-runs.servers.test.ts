import { expect } from 'chai'
import * as messages from '../../workflows/messages.ts'
import { NOTARY, refusalOf, startProcedures, until } from './procedures.ts'
import type { Procedure, Procedures } from './procedures.ts'
import { claim, decide, lodge, lodged, pay } from './walk.ts'
import { PASSED } from './world.ts'

/** A test's way to have a new run after each step. */
const AT_EVERY_STEP = 0

describe('a transaction that goes on in new runs', () => {
  let procedures: Procedures
  before(async function () {
    this.timeout(60_000)
    procedures = await startProcedures()
  })
  after(() => procedures.close())

  const count = ({ world }: Procedure, name: string): number =>
    world.effects.filter((effect) => effect === name).length
  const runOf = ({ handle }: Procedure) => handle.describe().then(({ runId }) => runId)

  it('has every effect once, whatever run that is in', async () => {
    const failed = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const
    const world = { examinations: [failed], flags: ['serious' as const] }
    const sale = await procedures.open(world, { valuation: 50 }, AT_EVERY_STEP)
    const opened = await runOf(sale)
    await lodged(sale, 'returned')
    expect(await runOf(sale)).not.to.equal(opened)
    await lodge(sale)
    await sale.reaches('awaiting-payment')
    for (const noticeId of sale.world.owed) await pay(sale, noticeId)
    await sale.handle.signal(messages.paymentHint)
    await sale.reaches('in-review')
    for (const officer of ['officer-1', 'officer-2']) {
      await claim(sale, officer)
      await decide(sale, officer)
    }
    expect(await sale.handle.result()).to.equal('closed')
    const once = ['openDossier', 'lodgeDeed', 'resubmitDeed', 'registerTransaction', 'deliver']
    for (const effect of once) expect(count(sale, effect), effect).to.equal(1)
  }).timeout(60_000)

  it('still seals its receipt, although the authority was away for several of them', async () => {
    const sale = await procedures.open(
      { faults: new Map([['sealReceipt', 6]]), owed: [] },
      { valuation: 50 },
      AT_EVERY_STEP,
    )
    await lodged(sale, 'registered')
    expect(await sale.handle.result()).to.equal('closed')
    expect(count(sale, 'sealReceipt')).to.equal(1)
  }).timeout(60_000)

  it('keeps its deadline, and still knows what a payer was let to', async () => {
    const sale = await procedures.open({}, { payment: 2_000, firstSweep: 100 }, AT_EVERY_STEP)
    await lodged(sale)
    await pay(sale, 'vendor')
    expect(await sale.handle.result()).to.equal('lapsed')
    expect(count(sale, 'closeCheckouts')).to.equal(1)
  }).timeout(60_000)

  it('refuses in a later run what was done in an earlier one', async () => {
    const sale = await procedures.open({}, {}, AT_EVERY_STEP)
    await lodge(sale)
    await sale.reaches('awaiting-payment')
    expect(await refusalOf(lodge(sale))).to.equal('illegal-transition')
    expect(count(sale, 'lodgeDeed')).to.equal(1)
  })

  it('shows operators where it stands in every run', async () => {
    const sale = await procedures.open({}, {}, AT_EVERY_STEP)
    const opened = await runOf(sale)
    await lodged(sale)
    await until(async () => (await runOf(sale)) !== opened, 'a new run')
    expect(await sale.stage()).to.equal('awaiting-payment')
    await sale.ask(messages.withdraw, { actor: NOTARY, reason: 'the parties agreed otherwise' })
    expect(await sale.handle.result()).to.equal('withdrawn')
  })

  it('answers whoever asks while one run hands on to the next', async () => {
    const sale = await procedures.open({ owed: [], flags: ['serious'] }, {}, AT_EVERY_STEP)
    await lodged(sale, 'in-review')
    const nudges = Array.from({ length: 10 }, () => sale.handle.signal(messages.nudge))
    const claims = Array.from({ length: 10 }, () => claim(sale, 'officer-1'))
    await Promise.all([...nudges, ...claims])
    expect(await decide(sale, 'officer-1')).to.deep.equal({ outcome: 'needs-second-officer' })
  }).timeout(60_000)
})
