import { expect } from 'chai'
import { noticeIdOf } from '../../domain/payment/notice.ts'
import type { IntentStatus } from '../../domain/payment/notice.ts'
import { must } from '../must.ts'
import { day } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { codeOf, openOffices } from './offices.ts'
import type { Offices } from './offices.ts'

describe('paying a notice', () => {
  let offices: Offices
  let walk: Walk
  let noticeId: string
  beforeEach(async () => {
    offices = await openOffices()
    walk = await offices.world.awaitingPayment()
    noticeId = noticeIdOf(walk.transactionId, 'purchaser')
  })
  afterEach(() => offices.close())

  const step = () => ({ transactionId: walk.transactionId, at: day(2) })
  const open = async () => (await offices.activities.openCheckout({ ...step(), noticeId })).checkoutUrl
  const settle = async () =>
    must((await offices.activities.settleNotices({ ...step(), noticeIds: [noticeId] }))[0])
  const close = () => offices.activities.closeCheckouts({ ...step(), noticeIds: [noticeId] })
  const statuses = async (): Promise<readonly IntentStatus[]> =>
    (await offices.world.stores.payments.intentsOf(noticeId)).map((intent) => intent.status)
  const balances = async (): Promise<readonly string[]> => {
    const entries = await offices.world.stores.payments.ledgerOf(walk.transactionId)
    return entries.flatMap((entry) => entry.lines.map((line) => line.account))
  }

  it('opens the same checkout again while it stands', async () => {
    expect(await open()).to.equal(await open())
    expect(await statuses()).to.deep.equal(['open'])
  })

  it('writes the attempt down before the bank hears of it', async () => {
    await offices.town.set({ outage: true })
    expect(await codeOf(open())).to.match(/^fault/)
    expect(await statuses()).to.deep.equal(['open'])
    await offices.town.set({})
    await open()
    expect(await statuses()).to.deep.equal(['open'])
  })

  it('counts when the bank itself says that it captured the whole', async () => {
    const url = await open()
    expect(await settle()).to.deep.equal({ noticeId, paid: false, open: true })
    await offices.town.choose(url, 'pay')
    expect(await settle()).to.deep.equal({ noticeId, paid: true, open: false })
    expect(await balances()).to.deep.equal(['bank-clearing', 'registration-duty-payable'])
    const notice = must(await offices.world.stores.payments.findNotice(noticeId))
    expect(notice.paidAt).to.equal(day(2))
    expect(notice.paymentReceipt).to.match(/^PR-2026-\d{6}$/)
  })

  it('posts once however often it is settled', async () => {
    await offices.town.choose(await open(), 'pay')
    await Promise.all([settle(), settle(), settle()])
    await settle()
    expect(await offices.world.stores.payments.ledgerOf(walk.transactionId)).to.have.lengthOf(1)
  })

  it('takes a new attempt after one that failed, of which nobody told us', async () => {
    await offices.town.choose(await open(), 'refuse')
    const second = await open()
    expect(await statuses()).to.deep.equal(['failed', 'open'])
    await offices.town.choose(second, 'pay')
    expect((await settle()).paid).to.equal(true)
  })

  it('is refused when it is paid, also when nobody told us', async () => {
    await offices.town.choose(await open(), 'pay')
    expect(await codeOf(open())).to.equal('notice-already-paid')
    expect(await codeOf(open())).to.equal('notice-already-paid')
    expect(await statuses()).to.deep.equal(['captured'])
  })

  it('holds another sum than was ordered for a person, and leaves the notice unpaid', async () => {
    await offices.town.set({ wrongAmount: true })
    await offices.town.choose(await open(), 'pay')
    expect(await settle()).to.deep.equal({ noticeId, paid: false, open: false })
    expect(await statuses()).to.deep.equal(['differs'])
    expect(await balances()).to.deep.equal(['bank-clearing', 'suspense'])
  })

  it('is not possible on another transaction’s notice', async () => {
    const stranger = await offices.world.awaitingPayment()
    const theirs = noticeIdOf(stranger.transactionId, 'vendor')
    const asked = offices.activities.openCheckout({ ...step(), noticeId: theirs })
    expect(await codeOf(asked)).to.equal('notice-not-found')
  })

  describe('after the end', () => {
    it('is stopped at the bank', async () => {
      const url = await open()
      await close()
      await close()
      expect(await statuses()).to.deep.equal(['cancelled'])
      await offices.town.choose(url, 'pay')
      expect((await offices.bank.retrieveOrder(`${noticeId}-1`))?.status).to.equal('cancelled')
    })

    it('holds what was captured all the same', async () => {
      await offices.town.choose(await open(), 'pay')
      await close()
      expect(await balances()).to.deep.equal(['bank-clearing', 'suspense'])
      expect(must(await offices.world.stores.payments.findNotice(noticeId)).paidAt).to.equal(null)
    })

    it('is stopped also when the bank hears of the attempt only after the end', async () => {
      await offices.town.set({ outage: true })
      expect(await codeOf(open())).to.match(/^fault/)
      await offices.town.set({})
      await close()
      expect(await statuses()).to.deep.equal(['cancelled'])
      const { amount, orderId } = must((await offices.world.stores.payments.intentsOf(noticeId))[0])
      const late = offices.bank.openCheckout({ orderId, amount, description: 'on its way too long' })
      expect(await codeOf(late)).to.match(/^fault: .* 409/)
    })

    it('does not end while the bank cannot be told', async () => {
      await open()
      await offices.town.set({ outage: true })
      expect(await codeOf(close())).to.match(/^fault/)
      expect(await statuses()).to.deep.equal(['open'])
    })
  })
})
