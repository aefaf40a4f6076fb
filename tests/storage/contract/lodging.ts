import { expect } from 'chai'
import type { Refusal } from '../../../domain/refusal.ts'
import { parseInstant } from '../../../domain/time.ts'
import { at, pin, sale } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { refusedAs } from './refusal.ts'
import { day, notary, stepsOf, uploadOf } from './world.ts'
import type { World } from './world.ts'

const AT_ONCE = 20

export function lodgingContract(world: () => World): void {
  describe('lodging', () => {
    it('answers the same receipt, however often it is repeated', async () => {
      const { dossiers } = world().stores
      const walk = await world().lodged()
      const again = { ...walk, actor: notary, at: day(9) }
      const { receipt, stage } = must(await dossiers.find(walk.transactionId))
      expect(await dossiers.lodge(again)).to.deep.equal(receipt)
      expect(receipt).to.deep.include({ at })
      expect(stage).to.equal('lodged')
      expect(await stepsOf(world().stores, walk.transactionId)).to.deep.equal(['opened', 'lodged'])
    })

    it('is refused while a document that is asked for is missing or has no word of the notary', async () => {
      const { dossiers } = world().stores
      const { transactionId, deed } = await world().opened()
      const lodge = (): Promise<unknown> => dossiers.lodge({ transactionId, actor: notary, at })
      await refusedAs('deed-missing', lodge())
      await dossiers.addDocument(uploadOf(transactionId, deed))
      await refusedAs('document-required', lodge())
      await world().filed({ transactionId, pin, deed })
      await dossiers.addDocument({ ...uploadOf(transactionId, world().newDigest()), slot: 'vendor-identity' })
      const refusal = await lodge().catch((error: unknown) => error)
      expect(refusal).to.deep.include({ code: 'document-required', detail: { slot: 'vendor-identity' } })
      expect(await dossiers.find(transactionId)).to.deep.include({ stage: 'preparing', receipt: null })
    })

    it('is not done anew while a document lacks the notary’s word', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().lodged()
      await dossiers.enter({ transactionId, stage: 'examining', round: 1, at })
      await dossiers.returnToNotary({ transactionId, round: 1, at, codes: ['A'], until: day(30) })
      await dossiers.addDocument(uploadOf(transactionId, world().newDigest()))
      await refusedAs('document-required', dossiers.resubmit({ transactionId, actor: notary, at, round: 2 }))
      expect((await dossiers.find(transactionId))?.stage).to.equal('returned')
    })

    it('holds the parcel against every other transaction', async () => {
      const { dossiers } = world().stores
      const { pin } = await world().lodged()
      const second = await world().prepared({ pin })
      await refusedAs('parcel-held', dossiers.lodge({ ...second, actor: notary, at }))
      expect(await dossiers.find(second.transactionId)).to.deep.include({ stage: 'preparing', receipt: null })
    })

    it('tells a later transaction which receipt holds the parcel, and nobody’s name', async () => {
      const { dossiers } = world().stores
      const first = await world().lodged({}, day(1))
      const second = await world().prepared({ pin: first.pin })
      const { receipt } = must(await dossiers.find(first.transactionId))
      const holder = { pin: first.pin, receipt: must(receipt ?? undefined).number, since: day(1) }
      expect(await dossiers.holderOf(second.transactionId)).to.deep.equal(holder)
      expect(await dossiers.underWayOn(first.pin)).to.equal(first.transactionId)
      expect(await dossiers.holderOf(first.transactionId)).to.equal(undefined)
      const refusal: unknown = await dossiers
        .lodge({ ...second, actor: notary, at: day(2) })
        .catch((error: unknown) => error)
      expect(refusal).to.deep.include({ code: 'parcel-held', detail: holder })
    })

    it('lets the next one in when the first ends, and ranks both by their receipts', async () => {
      const { dossiers } = world().stores
      const first = await world().awaitingPayment()
      const second = await world().prepared({ pin: first.pin })
      const reason = 'the parties agreed otherwise'
      await dossiers.end({ ...first, stage: 'withdrawn', actor: notary, reason, at: day(2) })
      expect(await dossiers.holderOf(second.transactionId)).to.equal(undefined)
      expect(await dossiers.underWayOn(first.pin)).to.equal(undefined)
      const later = await dossiers.lodge({ ...second, actor: notary, at: day(3) })
      const { receipt: earlier } = must(await dossiers.find(first.transactionId))
      expect(must(earlier ?? undefined).number < later.number).to.equal(true)
      expect((await dossiers.holderOf(first.transactionId))?.receipt).to.equal(later.number)
    })

    it('lets exactly one win when many lodge for one parcel at once', async () => {
      const { dossiers } = world().stores
      const pin = await world().parcel()
      const walks = await Promise.all(Array.from({ length: AT_ONCE }, () => world().prepared({ pin })))
      const answers = await Promise.allSettled(
        walks.map((walk) => dossiers.lodge({ ...walk, actor: notary, at })),
      )
      const lost = answers.filter((answer) => answer.status === 'rejected')
      expect(lost).to.have.length(AT_ONCE - 1)
      for (const { reason } of lost) expect((reason as Refusal).code).to.equal('parcel-held')
    })

    it('numbers without gaps or repeats when many lodge at once, some of them in vain', async () => {
      const { dossiers } = world().stores
      const when = must(parseInstant('2031-05-01T00:00:00.000Z'))
      const { pin } = await world().lodged()
      const walks = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, i) => world().prepared(i % 4 === 0 ? { pin } : {})),
      )
      const answers = await Promise.allSettled(
        walks.map((walk) => dossiers.lodge({ ...walk, actor: notary, at: when })),
      )
      const numbers = answers.flatMap((answer) =>
        answer.status === 'fulfilled' ? [answer.value.number] : [],
      )
      expect(numbers.toSorted()).to.deep.equal(
        numbers.map((_, i) => `R-2031-${String(i + 1).padStart(6, '0')}`),
      )
      expect(numbers).to.have.length((AT_ONCE / 4) * 3)
    })

    it('begins a new series with the year in Mauritius, four hours before it begins in UTC', async () => {
      const lastYear = must(parseInstant('2032-12-31T19:59:59.999Z'))
      const newYear = must(parseInstant('2032-12-31T20:00:00.000Z'))
      const numberAt = async (when: typeof newYear): Promise<string | undefined> => {
        const { transactionId } = await world().lodged({}, when)
        return (await world().stores.dossiers.find(transactionId))?.receipt?.number
      }
      expect(await numberAt(lastYear)).to.equal('R-2032-000001')
      expect(await numberAt(newYear)).to.equal('R-2033-000001')
    })

    it('goes back to the notary with reasons, and comes again under the same receipt', async () => {
      const { dossiers } = world().stores
      const walk = await world().lodged()
      const { transactionId } = walk
      const { receipt } = must(await dossiers.find(transactionId))
      const returning = { transactionId, round: 1, at: day(1), codes: ['A', 'B'], until: day(31) }
      await dossiers.enter({ transactionId, stage: 'examining', round: 1, at })
      await dossiers.returnToNotary(returning)
      expect(await dossiers.find(transactionId)).to.deep.include({
        stage: 'returned',
        returned: { codes: ['A', 'B'], until: day(31) },
      })
      await world().filed({ ...walk, deed: world().newDigest() })
      const resubmission = { transactionId, actor: notary, at: day(2), round: 2 }
      await dossiers.resubmit(resubmission)
      await dossiers.resubmit(resubmission)
      await dossiers.returnToNotary(returning)
      expect(await dossiers.find(transactionId)).to.deep.include({
        stage: 'examining',
        returned: null,
        receipt,
      })
      const steps = await stepsOf(world().stores, transactionId)
      expect(steps.slice(2)).to.deep.equal(['examining', 'returned', 'resubmitted'])
    })

    it('keeps the parcel held while the transaction is returned', async () => {
      const { dossiers } = world().stores
      const { transactionId, pin } = await world().lodged()
      await dossiers.enter({ transactionId, stage: 'examining', round: 1, at })
      await dossiers.returnToNotary({ transactionId, round: 1, at, codes: ['A'], until: day(30) })
      const second = await world().prepared({ pin })
      await refusedAs('parcel-held', dossiers.lodge({ ...second, actor: notary, at }))
    })

    it('knows which other transactions lodged the same deed, also one that was replaced', async () => {
      const { dossiers } = world().stores
      const walk = await world().lodged()
      await dossiers.enter({ ...walk, stage: 'examining', round: 1, at })
      await dossiers.returnToNotary({ ...walk, round: 1, at, codes: ['A'], until: day(30) })
      await world().filed({ ...walk, deed: world().newDigest() })
      await dossiers.resubmit({ ...walk, actor: notary, at, round: 2 })
      const other = await world().opened()
      expect(await dossiers.deedSeenIn(walk.deed, other.transactionId)).to.deep.equal([walk.transactionId])
      expect(await dossiers.deedSeenIn(walk.deed, walk.transactionId)).to.deep.equal([])
      expect(await dossiers.deedSeenIn(world().newDigest(), other.transactionId)).to.deep.equal([])
    })

    it('finds a lodged deed by its digest, and the registered dossier before others', async () => {
      const { dossiers } = world().stores
      const registered = await world().registered()
      const reuse = await world().opened()
      await world().filed({ ...reuse, deed: registered.deed })
      await dossiers.lodge({ ...reuse, actor: notary, at: day(5) })
      const found = await dossiers.findByDocument(registered.deed)
      expect(found?.as).to.equal('deed')
      expect(found?.dossier.transactionId).to.equal(registered.transactionId)
      expect(found?.dossier.terms).to.deep.equal({ ...sale, pin: registered.pin })
      expect(await dossiers.findByDocument(world().newDigest())).to.equal(undefined)
    })
  })
}
