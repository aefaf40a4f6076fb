import { expect } from 'chai'
import { assess } from '../../../domain/assessment/assess.ts'
import { rupees } from '../../../domain/money.ts'
import type { Notice } from '../../../domain/payment/notice.ts'
import { extraNoticeIdOf, noticeIdOf } from '../../../domain/payment/notice.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { must } from '../../must.ts'
import { judgement, otherPin, sale, today } from '../../domain/sample.ts'
import { attempt, captured } from './payment.ts'
import { refusedAs } from './refusal.ts'
import { day, notary, officer, stepsOf } from './world.ts'
import type { Walk, World } from './world.ts'

export function amendmentContract(world: () => World): void {
  describe('the terms of a transaction that came back', () => {
    /** Paid, and then sent back by an officer for what it declares. */
    const returned = async (round = 1): Promise<Walk> => {
      const walk = await world().inReview([])
      const codes = ['declaration-incomplete']
      await world().stores.dossiers.returnToNotary({ ...walk, round, codes, until: day(40), at: day(4) })
      return walk
    }
    const termsOf = async ({ transactionId }: Walk, price: number): Promise<Terms> => ({
      ...must(await world().stores.dossiers.find(transactionId)).terms,
      price: rupees(price),
    })
    const amend = async (walk: Walk, price: number, at = day(5)): Promise<void> => {
      const { dossiers } = world().stores
      await dossiers.amend({ ...walk, actor: notary, at, terms: await termsOf(walk, price) })
    }
    /** Lodged anew, examined on the terms of now, and asked to pay. */
    const again = async (walk: Walk, price: number, round = 2): Promise<readonly string[]> => {
      const { dossiers, payments } = world().stores
      await dossiers.resubmit({ ...walk, actor: notary, round, at: day(6) })
      const assessment = assess(KINDS.sale, { ...sale, price: rupees(price) }, today)
      await dossiers.recordExamination({ judgement, ...walk, round, at: day(6), findings: [], assessment })
      return payments.issueNotices({ ...walk, at: day(6), dueAt: day(36) })
    }
    const payExtra = async (notice: Notice): Promise<void> => {
      const orderId = await attempt(world().stores, notice, 1, day(7))
      await world().stores.payments.recordSettlement(captured(notice, orderId, day(7)))
    }

    it('are corrected under the same receipt, with what was assessed void, and stay on record as they were', async () => {
      const { dossiers, history } = world().stores
      const walk = await returned()
      const before = must(await dossiers.find(walk.transactionId))
      await amend(walk, 9_000_000)
      await amend(walk, 9_000_000, day(6))
      const after = must(await dossiers.find(walk.transactionId))
      expect(after).to.deep.equal({ ...before, terms: await termsOf(walk, 9_000_000), assessment: null })
      expect(await dossiers.amendmentsOf(walk.transactionId)).to.deep.equal([
        { at: day(5), actorId: notary.id, before: before.terms, after: after.terms },
      ])
      const last = must((await history.after(walk.transactionId, 0)).at(-1))
      expect(last).to.deep.include({ event: 'terms-amended', actorId: notary.id, detail: { terms: 'price' } })
      await again(walk, 9_000_000)
      expect((await dossiers.find(walk.transactionId))?.assessment?.total).to.equal(rupees(900_000))
    })

    it('are corrected by its notary alone, while it is returned, and only where the reasons point', async () => {
      const { dossiers } = world().stores
      const walk = await returned()
      const terms = await termsOf(walk, 9_000_000)
      const command = { ...walk, actor: notary, at: day(5), terms }
      await refusedAs('not-authorised', dossiers.amend({ ...command, actor: officer }))
      const clerk = { id: 'clerk-1', role: 'clerk', worksFor: notary.id } as const
      await refusedAs('notary-only', dossiers.amend({ ...command, actor: clerk }))
      await refusedAs(
        'term-not-amendable',
        dossiers.amend({ ...command, terms: { ...terms, pin: otherPin } }),
      )
      await refusedAs('term-not-amendable', dossiers.amend({ ...command, terms: { ...terms, parties: [] } }))
      const under = await world().awaitingPayment()
      await refusedAs(
        'illegal-transition',
        dossiers.amend({ ...command, ...under, terms: await termsOf(under, 1) }),
      )
      expect(await dossiers.amendmentsOf(walk.transactionId)).to.deep.equal([])
    })

    it('that came to more ask each payer for the difference, on a notice of its own', async () => {
      const { payments, dossiers } = world().stores
      const walk = await returned()
      await amend(walk, 9_000_000)
      const ids = (['purchaser', 'vendor'] as const).map((payer) =>
        extraNoticeIdOf(walk.transactionId, payer, 2),
      )
      expect(await again(walk, 9_000_000)).to.have.members(ids)
      const { notices } = must(await dossiers.find(walk.transactionId))
      const extra = notices.filter(({ noticeId }) => ids.includes(noticeId))
      expect(extra.map(({ amount }) => amount)).to.deep.equal([rupees(50_000), rupees(50_000)])
      for (const notice of extra) await payExtra(notice)
      expect(await payments.issueNotices({ ...walk, at: day(6), dueAt: day(36) })).to.deep.equal([])
      expect(await payments.refundsDue(walk.transactionId)).to.deep.equal([])
    })

    it('that came to less owe back the difference, and an end owes back the rest and no more', async () => {
      const { payments, dossiers } = world().stores
      const walk = await returned()
      await amend(walk, 6_000_000)
      expect(await again(walk, 6_000_000)).to.deep.equal([])
      const refunds = await payments.refundsDue(walk.transactionId)
      expect(refunds.map(({ noticeId, amount }) => [noticeId, amount])).to.have.deep.members(
        (['purchaser', 'vendor'] as const).map((payer) => [
          noticeIdOf(walk.transactionId, payer),
          rupees(100_000),
        ]),
      )
      const ending = { stage: 'withdrawn', actor: notary, reason: 'no more', at: day(8) } as const
      await dossiers.end({ ...walk, ...ending })
      const all = await payments.refundsDue(walk.transactionId)
      expect(all.reduce((sum, { amount }) => sum + amount, 0)).to.equal(rupees(800_000))
      expect(
        (await stepsOf(world().stores, walk.transactionId)).filter((step) => step === 'refund-due'),
      ).to.have.length(4)
    })

    it('that were not corrected ask for nothing more', async () => {
      const walk = await returned()
      expect(await again(walk, 8_000_000)).to.deep.equal([])
      expect(await world().stores.payments.refundsDue(walk.transactionId)).to.deep.equal([])
    })
  })
}
