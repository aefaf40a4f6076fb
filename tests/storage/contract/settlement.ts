import { expect } from 'chai'
import { cents } from '../../../domain/money.ts'
import { suspenseEntry } from '../../../domain/payment/ledger.ts'
import type { LedgerEntry } from '../../../domain/payment/ledger.ts'
import { parseInstant } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { attempt, captured } from './payment.ts'
import { day, noticeOf, notary } from './world.ts'
import type { World } from './world.ts'

const AT_ONCE = 10

const balanceOf = (entries: readonly LedgerEntry[]): number =>
  entries.flatMap(({ lines }) => lines).reduce((sum, { amount }) => sum + amount, 0)

export function settlementContract(world: () => World): void {
  describe('a settlement', () => {
    const eventsOf = async (transactionId: Parameters<typeof noticeOf>[0]): Promise<readonly string[]> =>
      (await world().stores.history.after(transactionId, 0)).map(({ event }) => event)

    it('in full pays the notice once: one entry, one receipt, one event', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const orderId = await attempt(world().stores, notice, 1, day(1))
      const settlement = captured(notice, orderId, day(2))
      await Promise.all(Array.from({ length: 5 }, () => payments.recordSettlement(settlement)))
      const paid = must(await payments.findNotice(notice.noticeId))
      expect(paid.paidAt).to.equal(day(2))
      expect(paid.paymentReceipt).to.match(/^PR-2026-\d{6}$/)
      expect(await payments.ledgerOf(transactionId)).to.deep.equal([settlement.entry])
      expect((await payments.intentsOf(notice.noticeId))[0]?.status).to.equal('captured')
      expect((await eventsOf(transactionId)).filter((event) => event === 'payment-received')).to.have.length(
        1,
      )
    })

    it('numbers payment receipts without gaps when many arrive at once', async () => {
      const { payments } = world().stores
      const when = must(parseInstant('2031-06-01T00:00:00.000Z'))
      const notices = await Promise.all(
        Array.from({ length: AT_ONCE }, async () =>
          noticeOf((await world().awaitingPayment()).transactionId, 'vendor'),
        ),
      )
      await Promise.all(
        notices.map(async (notice) => {
          const orderId = await attempt(world().stores, notice, 1, when)
          await payments.recordSettlement(captured(notice, orderId, when))
        }),
      )
      const paid = await Promise.all(notices.map(({ noticeId }) => payments.findNotice(noticeId)))
      expect(paid.map((notice) => notice?.paymentReceipt).toSorted()).to.deep.equal(
        paid.map((_, i) => `PR-2031-${String(i + 1).padStart(6, '0')}`),
      )
    })

    it('that failed leaves the notice open and no money in the ledger', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const orderId = await attempt(world().stores, notice, 1, day(1))
      const { order } = captured(notice, orderId, day(2))
      const failed = { orderId, status: 'failed', entry: null, at: day(2), late: false } as const
      await payments.recordSettlement({ ...failed, order: { ...order, status: 'failed', capturedAt: null } })
      expect((await payments.findNotice(notice.noticeId))?.paidAt).to.equal(null)
      expect(await payments.ledgerOf(transactionId)).to.deep.equal([])
      expect((await payments.intentsOf(notice.noticeId))[0]?.status).to.equal('failed')
      expect(await eventsOf(transactionId)).to.include('payment-failed')
    })

    it('that failed and was captured after all pays the notice', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const orderId = await attempt(world().stores, notice, 1, day(1))
      const settlement = captured(notice, orderId, day(3))
      await payments.recordSettlement({ ...settlement, status: 'cancelled', entry: null, at: day(2) })
      await payments.recordSettlement(settlement)
      expect((await payments.findNotice(notice.noticeId))?.paidAt).to.equal(day(3))
      await payments.recordSettlement({ ...settlement, status: 'failed', entry: null, at: day(4) })
      expect((await payments.intentsOf(notice.noticeId))[0]?.status).to.equal('captured')
    })

    it('that the bank says again and again, one way and another, is told once a way', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const orderId = await attempt(world().stores, notice, 1, day(1))
      const settlement = captured(notice, orderId, day(2))
      for (const status of ['failed', 'failed', 'cancelled', 'failed'] as const) {
        await payments.recordSettlement({ ...settlement, status, entry: null })
      }
      expect((await payments.intentsOf(notice.noticeId))[0]?.status).to.equal('failed')
      expect((await eventsOf(transactionId)).filter((event) => event === 'payment-failed')).to.have.length(2)
    })

    it('in another sum than ordered is held in suspense and pays nothing', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const orderId = await attempt(world().stores, notice, 1, day(1))
      const { order } = captured(notice, orderId, day(2))
      const entry = suspenseEntry(orderId, day(2), cents(100), 'Another sum')
      const differing = { ...order, amount: cents(100) }
      await payments.recordSettlement({
        orderId,
        status: 'differs',
        order: differing,
        entry,
        at: day(2),
        late: false,
      })
      expect((await payments.findNotice(notice.noticeId))?.paidAt).to.equal(null)
      expect(await payments.ledgerOf(transactionId)).to.deep.equal([entry])
      expect(await eventsOf(transactionId)).to.include('payment-differs')
    })

    it('after the end is held in suspense, also when the caller did not know of the end', async () => {
      const { dossiers, payments } = world().stores
      for (const late of [true, false]) {
        const { transactionId } = await world().awaitingPayment()
        const notice = noticeOf(transactionId, 'purchaser')
        const orderId = await attempt(world().stores, notice, 1, day(1))
        await dossiers.end({ transactionId, stage: 'withdrawn', actor: notary, reason: 'no', at: day(2) })
        const held = suspenseEntry(orderId, day(3), notice.amount, 'Paid after the end of the transaction')
        const settlement = captured(notice, orderId, day(3))
        await payments.recordSettlement({ ...settlement, late, entry: late ? held : settlement.entry })
        expect(await payments.ledgerOf(transactionId)).to.deep.equal([held])
        expect((await payments.findNotice(notice.noticeId))?.paidAt).to.equal(null)
        expect(await eventsOf(transactionId)).to.include('payment-late')
      }
    })

    it('of a second attempt at a paid notice is held in suspense, and the first receipt stands', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const first = await attempt(world().stores, notice, 1, day(1))
      const second = await attempt(world().stores, notice, 2, day(1))
      await payments.recordSettlement(captured(notice, first, day(2)))
      const paid = await payments.findNotice(notice.noticeId)
      await payments.recordSettlement(captured(notice, second, day(3)))
      expect(await payments.findNotice(notice.noticeId)).to.deep.equal(paid)
      const entries = await payments.ledgerOf(transactionId)
      expect(entries.map(({ entryId }) => entryId)).to.deep.equal([`payment/${first}`, `suspense/${second}`])
      expect(balanceOf(entries)).to.equal(0)
    })

    it('without an entry, or with one that does not balance, is a fault and changes nothing', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const orderId = await attempt(world().stores, notice, 1, day(1))
      const settlement = captured(notice, orderId, day(2))
      const crooked = must(settlement.entry)
      const entries = [null, { ...crooked, lines: crooked.lines.slice(1) }]
      for (const entry of entries) {
        const answer = payments.recordSettlement({ ...settlement, entry })
        expect(await answer.catch((error: unknown) => error)).to.be.instanceOf(RangeError)
      }
      expect((await payments.intentsOf(notice.noticeId))[0]?.status).to.equal('open')
      expect((await payments.findNotice(notice.noticeId))?.paidAt).to.equal(null)
      expect(await payments.ledgerOf(transactionId)).to.deep.equal([])
    })

    it('of an order that was never written down is a fault', async () => {
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const answer = world().stores.payments.recordSettlement(
        captured(notice, `${notice.noticeId}-9`, day(2)),
      )
      expect(await answer.catch((error: unknown) => error)).to.be.instanceOf(Error)
    })
  })
}
