import { expect } from 'chai'
import { rupees } from '../../../domain/money.ts'
import { asOwedAt } from '../../../domain/payment/late.ts'
import { claimNoticeIdOf } from '../../../domain/payment/notice.ts'
import type { ReopenDuty } from '../../../domain/ports.ts'
import type { Instant } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { attempt, captured } from './payment.ts'
import { refusedAs } from './refusal.ts'
import { day, notary, officer, secondOfficer } from './world.ts'
import type { Walk, World } from './world.ts'

export function revaluationContract(world: () => World): void {
  describe('a revaluation', () => {
    const claim = (transactionId: Walk['transactionId'], change: Partial<ReopenDuty> = {}): ReopenDuty => ({
      ...{ transactionId, actor: officer, at: day(40), value: rupees(10_000_000) },
      ...{
        reasons: ['comparable-sales'],
        note: 'three sales nearby',
        payUntil: day(68),
        objectUntil: day(68),
      },
      ...change,
    })
    const reopened = async (): Promise<Walk> => {
      const walk = await world().registered()
      await world().stores.revaluations.open(claim(walk.transactionId))
      return walk
    }
    const pay = async (walk: Walk, payer: 'purchaser' | 'vendor', at: Instant): Promise<void> => {
      const noticeId = claimNoticeIdOf(walk.transactionId, payer)
      const notice = must(await world().stores.payments.findNotice(noticeId))
      const orderId = await attempt(world().stores, notice, 1, at)
      await world().stores.payments.recordSettlement(captured(notice, orderId, at))
    }
    const objection = (walk: Walk): Parameters<World['stores']['revaluations']['object']>[0] => ({
      ...{ transactionId: walk.transactionId, actorId: null, grounds: 'half of it is rock' },
      ...{ at: day(50), decideUntil: day(90) },
    })
    const decision = (walk: Walk): Parameters<World['stores']['revaluations']['decide']>[0] => ({
      ...{ transactionId: walk.transactionId, actor: secondOfficer, outcome: 'reduced' },
      ...{ value: rupees(9_000_000), note: 'the survey shows it', at: day(120), payUntil: day(150) },
    })

    it('claims of each payer what was kept back, and leaves the register as it is', async () => {
      const { revaluations, dossiers, register, deadlines, outbox } = world().stores
      const walk = await world().registered()
      const chain = await register.chainOf(walk.pin)
      const ids = await revaluations.open(claim(walk.transactionId))
      expect(ids).to.deep.equal(
        (['purchaser', 'vendor'] as const).map((payer) => claimNoticeIdOf(walk.transactionId, payer)),
      )
      expect(await revaluations.open(claim(walk.transactionId))).to.have.members(ids)
      const dossier = must(await dossiers.find(walk.transactionId))
      expect([dossier.stage, dossier.notices.length]).to.deep.equal(['revaluation', 4])
      const added = dossier.notices.filter(({ noticeId }) => ids.includes(noticeId))
      expect(added.map(({ amount }) => amount)).to.deep.equal([rupees(100_000), rupees(100_000)])
      expect(await register.chainOf(walk.pin)).to.deep.equal(chain)
      const last = must((await deadlines.of(walk.transactionId)).at(-1))
      expect(last).to.deep.include({ deadline: 'claim-payment', until: day(68) })
      const inbox = await outbox.inboxOf({ personId: notary.id, role: 'notary', partyId: null }, { most: 50 })
      expect(inbox.map(({ message }) => message.template)).to.include('revaluation-claim')
    })

    it('comes once, from an officer, with reasons, for a higher value, and after registration', async () => {
      const { revaluations } = world().stores
      const { transactionId } = await world().registered()
      const other = { id: notary.id, role: 'officer' } as const
      await refusedAs('not-authorised', revaluations.open(claim(transactionId, { actor: notary })))
      await refusedAs('not-authorised', revaluations.open(claim(transactionId, { actor: other })))
      await refusedAs('reason-missing', revaluations.open(claim(transactionId, { reasons: [] })))
      const low = claim(transactionId, { value: rupees(1) })
      await refusedAs('valuation-not-higher', revaluations.open(low))
      await revaluations.open(claim(transactionId))
      await refusedAs('duty-reopened-before', revaluations.open(claim(transactionId, { at: day(41) })))
      const early = await world().awaitingPayment()
      await refusedAs('illegal-transition', revaluations.open(claim(early.transactionId)))
    })

    it('is dearer for who begins to pay it after its time, and stays so when he comes again', async () => {
      const { payments } = world().stores
      const walk = await reopened()
      const noticeId = claimNoticeIdOf(walk.transactionId, 'vendor')
      const notice = must(await payments.findNotice(noticeId))
      await attempt(world().stores, notice, 1, day(60))
      expect(await payments.findNotice(noticeId)).to.deep.equal(notice)
      const late = asOwedAt(notice, day(70))
      await attempt(world().stores, late, 2, day(70))
      expect(late.amount).to.equal(rupees(110_000))
      expect(await payments.findNotice(noticeId)).to.deep.equal(late)
      await payments.recordSettlement(captured(late, `${noticeId}-2`, day(71)))
      const paid = must(await payments.findNotice(noticeId))
      expect(paid).to.deep.include({ amount: late.amount, paidAt: day(71) })
    })

    it('is settled when everything is paid', async () => {
      const { revaluations, dossiers, history } = world().stores
      const walk = await reopened()
      await pay(walk, 'purchaser', day(45))
      await pay(walk, 'vendor', day(46))
      await revaluations.settle(walk.transactionId, day(46))
      await revaluations.settle(walk.transactionId, day(46))
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('registered')
      const events = (await history.after(walk.transactionId, 0)).slice(-2).map(({ event }) => event)
      expect(events).to.deep.equal(['payment-received', 'duty-settled'])
    })

    it('is objected to once and in time', async () => {
      const { revaluations, dossiers } = world().stores
      const walk = await reopened()
      await refusedAs('reason-missing', revaluations.object({ ...objection(walk), grounds: ' ' }))
      await refusedAs('objection-too-late', revaluations.object({ ...objection(walk), at: day(69) }))
      await revaluations.object(objection(walk))
      await revaluations.object(objection(walk))
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('objection')
      await refusedAs('objection-used', revaluations.object({ ...objection(walk), at: day(51) }))
      const unclaimed = await world().registered()
      await refusedAs('illegal-transition', revaluations.object(objection(unclaimed)))
    })

    it('reduced, asks less of who has not paid, and owes the excess to who has, with interest', async () => {
      const { revaluations, payments, dossiers } = world().stores
      const walk = await reopened()
      await pay(walk, 'purchaser', day(45))
      await revaluations.object(objection(walk))
      const unpaid = await revaluations.decide(decision(walk))
      expect(unpaid).to.deep.equal([claimNoticeIdOf(walk.transactionId, 'vendor')])
      expect(await revaluations.decide(decision(walk))).to.deep.equal(unpaid)
      const notice = must(await payments.findNotice(must(unpaid[0])))
      expect([notice.amount, notice.dueAt]).to.deep.equal([rupees(50_000), day(150)])
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('revaluation')
      const [refund] = await payments.refundsDue(walk.transactionId)
      // Two whole months at half a per cent of 50,000 rupees.
      expect([refund?.payer, refund?.amount]).to.deep.equal(['purchaser', rupees(50_500)])
      expect((await revaluations.find(walk.transactionId))?.decision?.value).to.equal(rupees(9_000_000))
    })

    it('dropped, asks nothing more of anybody', async () => {
      const { revaluations, payments, dossiers } = world().stores
      const walk = await reopened()
      await revaluations.object(objection(walk))
      const dropped = { ...decision(walk), outcome: 'dropped', value: null } as const
      expect(await revaluations.decide(dropped)).to.deep.equal([])
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('registered')
      expect(await payments.refundsDue(walk.transactionId)).to.deep.equal([])
    })

    it('is decided by another officer than the one who claimed', async () => {
      const { revaluations } = world().stores
      const walk = await reopened()
      await revaluations.object(objection(walk))
      await refusedAs('same-officer-twice', revaluations.decide({ ...decision(walk), actor: officer }))
      await refusedAs('not-authorised', revaluations.decide({ ...decision(walk), actor: notary }))
      const none = { ...decision(walk), value: rupees(10_000_000) }
      await refusedAs('valuation-not-higher', revaluations.decide(none))
    })
  })
}
