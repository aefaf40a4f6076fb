import { expect } from 'chai'
import { deadlineAfter } from '../../../domain/deadlines/deadline.ts'
import type { TransactionId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/message/message.ts'
import { prescription } from '../../domain/prescription.ts'
import { judgement, purchaserNic, strangerNic, vendorNic } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { pay } from './payment.ts'
import { refusedAs } from './refusal.ts'
import { day, notary } from './world.ts'
import type { World } from './world.ts'

/** What each commit on a transaction leaves in whose inbox. */
export function newsContract(world: () => World): void {
  const told = async (
    id: TransactionId,
    reader: { readonly personId?: string; readonly partyId?: string },
  ): Promise<readonly Message[]> => {
    const whole = { personId: 'nobody', role: 'nobody', partyId: null, ...reader }
    const inbox = await world().stores.outbox.inboxOf(whole, { most: 500 })
    return inbox.map(({ message }) => message).filter(({ transactionId }) => transactionId === id)
  }
  const namesTold = async (
    id: TransactionId,
    reader: Parameters<typeof told>[1],
  ): Promise<readonly string[]> => (await told(id, reader)).map(({ template }) => template)
  const theNotary = { personId: notary.id }

  describe('the news of a transaction', () => {
    it('tell its notary once of a receipt, however often it is lodged', async () => {
      const walk = await world().lodged()
      await world().stores.dossiers.lodge({ ...walk, actor: notary, at: day(9) })
      const [news, ...more] = await told(walk.transactionId, theNotary)
      const receipt = must((await world().stores.dossiers.find(walk.transactionId))?.receipt)
      expect(more).to.deep.equal([])
      expect(news).to.deep.include({ template: 'receipt-given', at: receipt.at })
      expect(news?.data).to.deep.equal({ receipt: receipt.number, lodgedAt: receipt.at, pin: walk.pin })
      expect(await told(walk.transactionId, { partyId: vendorNic })).to.deep.equal([])
    })

    it('tell the notary once that a publication has begun, since when and until when', async () => {
      const walk = await world().lodged(prescription, day(1))
      await world().stores.dossiers.lodge({ ...walk, actor: notary, at: day(9) })
      const isIt = ({ template }: Message): boolean => template === 'publication-begun'
      const begun = (await told(walk.transactionId, theNotary)).filter(isIt)
      const receipt = must((await world().stores.dossiers.find(walk.transactionId))?.receipt)
      const { until } = deadlineAfter('publication', day(1))
      expect(begun.map(({ data }) => data)).to.deep.equal([
        { pin: walk.pin, receipt: receipt.number, since: day(1), until },
      ])
      const claimants = await told(walk.transactionId, { partyId: purchaserNic })
      expect(claimants.filter(isIt)).to.deep.equal([])
    })

    it('tell the notary and the claimant once of each objection to what is published', async () => {
      const { publications } = world().stores
      const { transactionId } = await world().lodged(prescription)
      const objection = {
        ...{ transactionId, objector: 'A neighbour', grounds: 'The hedge is mine' },
        ...{ objectionId: 'objection-1', actor: null, at: day(2) },
      }
      await publications.object(objection)
      await publications.object({ ...objection, at: day(3) })
      const isIt = (name: string): boolean => name === 'publication-objected'
      expect((await namesTold(transactionId, theNotary)).filter(isIt)).to.have.length(1)
      expect((await namesTold(transactionId, { partyId: purchaserNic })).filter(isIt)).to.have.length(1)
      expect((await namesTold(transactionId, { partyId: strangerNic })).filter(isIt)).to.deep.equal([])
    })

    it('tell nobody of a lodging that was refused', async () => {
      const first = await world().lodged()
      const second = await world().prepared({ pin: first.pin })
      const lodging = { ...second, actor: notary, at: day(1) }
      await refusedAs('parcel-held', world().stores.dossiers.lodge(lodging))
      expect(await told(second.transactionId, theNotary)).to.deep.equal([])
    })

    it('tell of a return with its reasons and its absolute term', async () => {
      const { transactionId } = await world().lodged()
      const { dossiers } = world().stores
      await dossiers.enter({ transactionId, stage: 'examining', round: 1, at: day(1) })
      const returned = { transactionId, round: 1, at: day(1), codes: ['A', 'B'], until: day(31) }
      await dossiers.returnToNotary(returned)
      await dossiers.returnToNotary({ ...returned, until: day(99) })
      const [news] = await told(transactionId, theNotary)
      expect(news).to.deep.include({ template: 'returned' })
      expect(news?.data).to.deep.include({ codes: 'A, B', until: day(31) })
    })

    it('tell each payer of his own notice and of his receipt, and the notary of all', async () => {
      const { transactionId } = await world().awaitingPayment()
      await pay(world().stores, transactionId, 'purchaser', day(2))
      const notices = ['notice-issued', 'notice-issued']
      expect(await namesTold(transactionId, theNotary)).to.have.members([
        ...['receipt-given', ...notices, 'payment-received'],
      ])
      expect(await namesTold(transactionId, { partyId: vendorNic })).to.deep.equal(['notice-issued'])
      const [paid, issued] = await told(transactionId, { partyId: purchaserNic })
      expect(issued?.data).to.deep.include({ noticeId: `${transactionId}-purchaser`, dueAt: day(31) })
      const notice = (await world().stores.dossiers.find(transactionId))?.notices.find(
        ({ payer }) => payer === 'purchaser',
      )
      expect(paid?.data).to.deep.include({ receipt: notice?.paymentReceipt, paidAt: day(2) })
    })

    for (const stage of ['refused', 'withdrawn', 'lapsed'] as const) {
      it(`tell notary and parties that it was ${stage}`, async () => {
        const { transactionId } =
          stage === 'refused' ? await world().inReview([]) : await world().awaitingPayment()
        const reason = 'deed-reused, document-missing'
        await world().stores.dossiers.end({ transactionId, stage, actor: null, reason, at: day(4) })
        for (const reader of [theNotary, { partyId: vendorNic }, { partyId: purchaserNic }]) {
          const [news] = await told(transactionId, reader)
          expect(news?.template).to.equal(stage)
          if (stage === 'refused') expect(news?.data).to.deep.include({ codes: reason, refusedAt: day(4) })
        }
      })
    }

    it('tell who has paid, and the notary, once how much is owed back', async () => {
      const { transactionId, pin } = await world().awaitingPayment()
      await pay(world().stores, transactionId, 'purchaser', day(2))
      const ending = { transactionId, stage: 'withdrawn', actor: notary, reason: 'no more' } as const
      await world().stores.dossiers.end({ ...ending, at: day(4) })
      await world().stores.dossiers.end({ ...ending, at: day(5) })
      const [refund] = await world().stores.payments.refundsDue(transactionId)
      const { payer, amount } = must(refund)
      const isIt = ({ template }: Message): boolean => template === 'refund-owed'
      for (const reader of [theNotary, { partyId: purchaserNic }]) {
        const owed = (await told(transactionId, reader)).filter(isIt)
        expect(owed.map(({ data }) => data)).to.deep.equal([{ pin, payer, amount }])
      }
      expect((await told(transactionId, { partyId: vendorNic })).filter(isIt)).to.deep.equal([])
    })

    it('tell notary and parties once that the certificate is ready', async () => {
      const { transactionId, pin } = await world().registered()
      const { registrations, dossiers } = world().stores
      await registrations.recordCertificate(transactionId, judgement, day(4))
      await registrations.recordDelivery(transactionId, day(5))
      await registrations.recordDelivery(transactionId, day(6))
      const { transcription, registeredAt } = must(await dossiers.find(transactionId))
      for (const reader of [theNotary, { partyId: vendorNic }, { partyId: purchaserNic }]) {
        const all = await told(transactionId, reader)
        const ready = all.filter(({ template }) => template === 'certificate-ready')
        expect(ready.map(({ data }) => data)).to.deep.equal([{ pin, ...transcription, registeredAt }])
      }
    })
  })
}
