import { expect } from 'chai'
import { refundDueEntry } from '../../../domain/payment/ledger.ts'
import { at } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { pay } from './payment.ts'
import { refusedAs } from './refusal.ts'
import { day, noticeOf, notary } from './world.ts'
import type { World } from './world.ts'

export function endingContract(world: () => World): void {
  describe('the end without registration', () => {
    const ending = { stage: 'withdrawn', actor: notary, reason: 'the parties changed their minds' } as const

    it('frees the parcel for the next transaction', async () => {
      const { dossiers } = world().stores
      const { transactionId, pin } = await world().awaitingPayment()
      const next = await world().prepared({ pin })
      await dossiers.end({ ...ending, transactionId, at: day(2) })
      await dossiers.lodge({ ...next, actor: notary, at: day(3) })
      expect((await dossiers.find(transactionId))?.stage).to.equal('withdrawn')
      expect((await dossiers.find(next.transactionId))?.stage).to.equal('lodged')
    })

    it('owes back what was paid, once', async () => {
      const { dossiers, payments, history } = world().stores
      const { transactionId } = await world().awaitingPayment()
      await pay(world().stores, transactionId, 'vendor', day(2))
      await dossiers.end({ ...ending, transactionId, stage: 'lapsed', actor: null, at: day(40) })
      await dossiers.end({ ...ending, transactionId, stage: 'lapsed', actor: null, at: day(41) })
      const notice = noticeOf(transactionId, 'vendor')
      const orderId = `${notice.noticeId}-1`
      const entries = await payments.ledgerOf(transactionId)
      expect(entries).to.have.length(2)
      expect(entries[1]).to.deep.equal(refundDueEntry(orderId, day(40), notice.lines))
      const events = await history.after(transactionId, 0)
      expect(events.slice(-2).map(({ event }) => event)).to.deep.equal(['lapsed', 'refund-due'])
      const refunds = events.filter(({ event }) => event === 'refund-due')
      expect(refunds.map(({ detail }) => detail)).to.deep.equal([{ orderId, amount: notice.amount }])
    })

    it('says who is owed what, for one transaction or for all', async () => {
      const { dossiers, payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      await pay(world().stores, transactionId, 'vendor', day(2))
      expect(await payments.refundsDue(transactionId)).to.deep.equal([])
      await dossiers.end({ ...ending, transactionId, at: day(40) })
      const { noticeId, amount } = noticeOf(transactionId, 'vendor')
      const due = { transactionId, noticeId, payer: 'vendor', amount, since: day(40) }
      const [refund, ...others] = await payments.refundsDue(transactionId)
      expect(others).to.deep.equal([])
      expect(refund).to.deep.equal({ ...due, entryId: `refund-due/${noticeId}-1` })
      expect(await payments.refundsDue()).to.deep.include(refund)
    })

    it('owes nothing when nothing was paid', async () => {
      const { dossiers, payments, history } = world().stores
      const { transactionId } = await world().opened()
      await dossiers.end({ ...ending, transactionId, at })
      expect(await payments.ledgerOf(transactionId)).to.deep.equal([])
      const last = must((await history.after(transactionId, 0)).at(-1))
      expect(last).to.deep.include({
        event: 'withdrawn',
        actorId: notary.id,
        detail: { reason: ending.reason },
      })
    })

    it('comes once, and never to what is registered', async () => {
      const { dossiers } = world().stores
      const ended = await world().awaitingPayment()
      await dossiers.end({ ...ending, transactionId: ended.transactionId, at })
      const otherwise = { ...ending, stage: 'lapsed' } as const
      await refusedAs(
        'illegal-transition',
        dossiers.end({ ...otherwise, transactionId: ended.transactionId, at }),
      )
      const { transactionId } = await world().registered()
      await refusedAs('illegal-transition', dossiers.end({ ...ending, transactionId, at }))
      expect(await world().stores.payments.ledgerOf(transactionId)).to.have.length(2)
    })
  })
}
