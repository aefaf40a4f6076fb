import { expect } from 'chai'
import * as messages from '../../workflows/messages.ts'
import type { Procedure } from './procedures.ts'
import { DAY, startSkippedTime } from './skipped-time.ts'
import type { SkippedTime } from './skipped-time.ts'
import { claim, decide, lodge, lodged, pay } from './walk.ts'
import { PASSED } from './world.ts'

describe('a transaction that lives for fourteen months', function () {
  // Also the watchdog: this server has been seen to hang.
  this.timeout(300_000)

  let time: SkippedTime
  before(async () => {
    time = await startSkippedTime()
  })
  after(() => time.close())

  const count = ({ world }: Procedure, name: string): number =>
    world.effects.filter((effect) => effect === name).length

  it('ends right although its worker ends at every wait, and a new run begins after every step', async () => {
    const failed = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const
    const begun = await time.now()
    const sale = await time.procedures.open(
      { examinations: [failed], flags: ['serious'] },
      { valuation: 180 * DAY },
      0,
    )
    await time.pass(170 * DAY)
    await lodged(sale, 'returned')
    await time.pass(20 * DAY)
    await lodge(sale)
    await sale.reaches('awaiting-payment')
    await time.pass(20 * DAY)
    for (const noticeId of sale.world.owed) await pay(sale, noticeId)
    await sale.handle.signal(messages.paymentHint)
    await sale.reaches('in-review')
    for (const officer of ['officer-1', 'officer-2']) {
      await time.pass(30 * DAY)
      await claim(sale, officer)
      await decide(sale, officer)
    }
    await sale.reaches('registered')
    await time.pass(179 * DAY)
    expect(await sale.stage()).to.equal('registered')
    await time.pass(2 * DAY)
    expect(await sale.handle.result()).to.equal('closed')
    expect(Date.parse(await time.now()) - Date.parse(begun)).to.be.at.least(420 * DAY)
    const once = [
      'openDossier',
      'lodgeDeed',
      'resubmitDeed',
      'registerTransaction',
      'deliver',
      'enterStage closed',
    ]
    for (const effect of once) expect(count(sale, effect), effect).to.equal(1)
    expect(count(sale, 'endUnregistered lapsed')).to.equal(0)
  })
})
