import { expect } from 'chai'
import { cents } from '../../../domain/money.ts'
import { noticeIdOf } from '../../../domain/payment/notice.ts'
import { judgement } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { attempt, captured, pay } from './payment.ts'
import { refusedAs } from './refusal.ts'
import { assessment, day, noticeOf, notary } from './world.ts'
import type { World } from './world.ts'

export function noticeContract(world: () => World): void {
  describe('a notice', () => {
    it('is issued once, stays as it was, and puts the transaction before its payers', async () => {
      const { dossiers, payments, history } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const again = await payments.issueNotices({ transactionId, at: day(2), dueAt: day(40) })
      expect(again).to.deep.equal([notice.noticeId, noticeIdOf(transactionId, 'vendor')])
      expect(await payments.findNotice(notice.noticeId)).to.deep.equal(notice)
      const dossier = must(await dossiers.find(transactionId))
      expect(dossier.stage).to.equal('awaiting-payment')
      expect(dossier.notices).to.deep.equal([notice, noticeOf(transactionId, 'vendor')])
      const events = await history.after(transactionId, 0)
      expect(events.filter(({ event }) => event === 'notices-issued')).to.have.length(1)
    })

    it('is among what is to be paid, from the answer that issues it on', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().examined()
      const issue = { transactionId, at: day(1), dueAt: day(31) }
      const both = [noticeIdOf(transactionId, 'purchaser'), noticeIdOf(transactionId, 'vendor')]
      expect(await payments.issueNotices(issue)).to.deep.equal(both)
      await pay(world().stores, transactionId, 'purchaser', day(2))
      expect(await payments.issueNotices(issue)).to.deep.equal(both.slice(1))
    })

    it('waits again, unchanged, when the transaction was examined anew', async () => {
      const { dossiers, payments } = world().stores
      const { transactionId, caseId } = await world().inReview([])
      const before = must(await dossiers.find(transactionId)).notices
      await dossiers.returnToNotary({ transactionId, round: 1, at: day(3), codes: [caseId], until: day(30) })
      await dossiers.resubmit({ transactionId, actor: notary, at: day(4), round: 2 })
      await dossiers.recordExamination({
        judgement,
        transactionId,
        round: 2,
        at: day(4),
        findings: [],
        assessment,
      })
      const unpaid = await payments.issueNotices({ transactionId, at: day(4), dueAt: day(40) })
      expect(unpaid).to.deep.equal([])
      const after = must(await dossiers.find(transactionId))
      expect(after.stage).to.equal('awaiting-payment')
      expect(after.notices).to.deep.equal(before)
      expect(after.notices.every((notice) => notice.paidAt !== null)).to.equal(true)
    })

    it('may be none at all', async () => {
      const { dossiers, payments } = world().stores
      const { transactionId } = await world().lodged()
      await dossiers.enter({ transactionId, stage: 'examining', round: 1, at: day(1) })
      const nothing = {
        ...assessment,
        lines: assessment.lines.map((line) => ({ ...line, amount: cents(0) })),
      }
      const examination = { transactionId, round: 1, at: day(1), findings: [], assessment: nothing }
      await dossiers.recordExamination({ ...examination, judgement })
      const unpaid = await payments.issueNotices({ transactionId, at: day(1), dueAt: day(31) })
      expect(unpaid).to.deep.equal([])
      expect(await dossiers.find(transactionId)).to.deep.include({ stage: 'awaiting-payment', notices: [] })
    })

    it('is never issued on what was never assessed', async () => {
      const { dossiers, payments } = world().stores
      const { transactionId } = await world().lodged()
      const answer = payments.issueNotices({ transactionId, at: day(1), dueAt: day(31) })
      expect(await answer.catch((error: unknown) => error)).to.be.instanceOf(Error)
      expect((await dossiers.find(transactionId))?.stage).to.equal('lodged')
    })

    it('stands beside its attempts, with every other notice of its transaction and no more', async () => {
      const { payments } = world().stores
      const [{ transactionId }] = [await world().awaitingPayment(), await world().awaitingPayment()]
      const [purchasers, vendors] = [noticeOf(transactionId, 'purchaser'), noticeOf(transactionId, 'vendor')]
      for (const n of [1, 2]) await attempt(world().stores, vendors, n, day(n))
      expect(await payments.attemptsOn(transactionId)).to.deep.equal([
        { notice: purchasers, attempts: [] },
        { notice: vendors, attempts: await payments.intentsOf(vendors.noticeId) },
      ])
      expect(await payments.attemptsOn(world().newId())).to.deep.equal([])
    })

    it('is unknown by any other id', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().opened()
      const noticeId = noticeIdOf(transactionId, 'vendor')
      expect(await payments.findNotice(noticeId)).to.equal(undefined)
      expect(await payments.intentsOf(noticeId)).to.deep.equal([])
      const intent = {
        orderId: `${noticeId}-1`,
        noticeId,
        amount: cents(5),
        openedAt: day(1),
      }
      await refusedAs('notice-not-found', payments.openIntent({ ...intent, status: 'open' }))
      await refusedAs('notice-not-found', payments.recordPayCode(noticeId, world().newDigest()))
    })

    it('is found by its pay code, and by the newest alone', async () => {
      const { payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'vendor')
      const [old, current] = [world().newDigest(), world().newDigest()]
      await payments.recordPayCode(notice.noticeId, old)
      await payments.recordPayCode(notice.noticeId, current)
      await payments.recordPayCode(notice.noticeId, current)
      expect(await payments.findNoticeByPayCode(current)).to.deep.equal(notice)
      expect(await payments.findNoticeByPayCode(old)).to.equal(undefined)
    })

    it('lists the attempts to pay it in their order, each written once', async () => {
      const { payments, history } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const first = await attempt(world().stores, notice, 1, day(1))
      await attempt(world().stores, notice, 1, day(1))
      const second = await attempt(world().stores, notice, 2, day(2))
      const intents = await payments.intentsOf(notice.noticeId)
      expect(intents.map(({ orderId }) => orderId)).to.deep.equal([first, second])
      expect(intents[0]).to.deep.equal({
        orderId: first,
        noticeId: notice.noticeId,
        amount: notice.amount,
        status: 'open',
        openedAt: day(1),
      })
      const events = await history.after(transactionId, 0)
      expect(events.filter(({ event }) => event === 'checkout-opened')).to.have.length(2)
    })

    it('takes no attempt under an id that is no order’s', async () => {
      const { payments, history } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const { noticeId, amount } = noticeOf(transactionId, 'vendor')
      const seen = await history.after(transactionId, 0)
      const intent = { orderId: 'no order at all', noticeId, amount, openedAt: day(2) }
      const answer = payments.openIntent({ ...intent, status: 'open' })
      expect(await answer.catch((error: unknown) => error)).to.be.instanceOf(Error)
      expect(await payments.intentsOf(noticeId)).to.deep.equal([])
      expect(await history.after(transactionId, 0)).to.deep.equal(seen)
    })

    it('takes no further attempt once it is paid', async () => {
      const { payments, history } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const notice = noticeOf(transactionId, 'purchaser')
      const orderId = await attempt(world().stores, notice, 1, day(1))
      await payments.recordSettlement(captured(notice, orderId, day(2)))
      const seen = await history.after(transactionId, 0)
      await refusedAs('notice-already-paid', attempt(world().stores, notice, 2, day(3)))
      expect(await payments.intentsOf(notice.noticeId)).to.have.length(1)
      expect(await history.after(transactionId, 0)).to.deep.equal(seen)
    })
  })
}
