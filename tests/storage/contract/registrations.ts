import { expect } from 'chai'
import { fraction, isWhole, sumOfShares } from '../../../domain/register/fraction.ts'
import { parseInstant } from '../../../domain/time.ts'
import {
  coOwnerNic,
  holding,
  judgement,
  purchaser,
  purchaserNic,
  sale,
  soldBy,
  soldTo,
  sharedTitle,
  strangerNic,
  title,
} from '../../domain/sample.ts'
import type { DocumentRef } from '../../../domain/transaction/document.ts'
import { must } from '../../must.ts'
import { refusedAs } from './refusal.ts'
import { day, documentOf, notary, stepsOf } from './world.ts'
import type { World } from './world.ts'

const certifying = (document: DocumentRef) => ({ ...judgement, document })

export function registrationContract(world: () => World): void {
  describe('a registration', () => {
    it('passes the title, numbers the deed, and is done once', async () => {
      const { dossiers, register, registrations, history } = world().stores
      const { transactionId, pin } = await world().registering()
      const transcription = await registrations.register({ transactionId, round: 1, at: day(3) })
      expect(await registrations.register({ transactionId, round: 1, at: day(9) })).to.deep.equal(
        transcription,
      )
      expect(transcription.volume).to.equal('TV 2026/1')
      expect((await register.find(pin))?.title).to.deep.equal({
        pin,
        holders: [holding(purchaserNic, 'Filao CASUARINA')],
        transcription,
        validFrom: sale.deedDate,
        registeredAt: day(3),
        price: sale.price,
        transactionId,
        refersTo: null,
      })
      expect(await dossiers.find(transactionId)).to.deep.include({
        stage: 'registered',
        transcription,
        registeredAt: day(3),
      })
      const events = await history.after(transactionId, 0)
      expect(events.filter(({ event }) => event === 'registered')).to.have.length(1)
    })

    it('keeps every earlier title, newest first', async () => {
      const { register } = world().stores
      const { pin } = await world().registered()
      const parties = [
        { ...purchaser, role: 'vendor', share: null },
        { ...purchaser, id: strangerNic, name: 'Badamier TERMINALIA' },
      ] as const
      await world().registered({ pin, parties })
      const chain = await register.chainOf(pin)
      expect(chain.map(({ holders }) => holders[0]?.id)).to.deep.equal([
        strangerNic,
        purchaserNic,
        title.holders[0]?.id,
      ])
      expect(chain[2]).to.deep.equal({ ...title, pin })
    })

    it('divides what the vendor held and leaves the co-owner his share', async () => {
      const { register } = world().stores
      const half = fraction(1, 2)
      const pin = await world().parcel(sharedTitle.holders)
      await world().registered({
        pin,
        ...soldTo([purchaserNic, 'Filao CASUARINA', half], [strangerNic, 'Badamier TERMINALIA', half]),
      })
      const holders = must(await register.find(pin)).title.holders
      expect(holders.map(({ id, share }) => [id, share])).to.deep.equal([
        [coOwnerNic, fraction(2, 3)],
        [purchaserNic, fraction(1, 6)],
        [strangerNic, fraction(1, 6)],
      ])
      expect(isWhole(sumOfShares(holders.map(({ share }) => share)))).to.equal(true)
    })

    it('is refused, and changes nothing, when a vendor is no longer on the title', async () => {
      const { dossiers, register, registrations } = world().stores
      const stranger = soldBy([strangerNic, 'Badamier TERMINALIA'])
      const { transactionId, pin } = await world().registering(stranger)
      await refusedAs('vendor-not-on-title', registrations.register({ transactionId, round: 1, at: day(3) }))
      expect(await dossiers.find(transactionId)).to.deep.include({
        stage: 'registering',
        transcription: null,
      })
      expect(await register.chainOf(pin)).to.have.length(1)
    })

    it('is refused, and changes nothing, under a caveat or a seizure that nobody screened', async () => {
      const { dossiers, register, registrations } = world().stores
      for (const bar of ['caveat', 'seizure'] as const) {
        const parcel = await world().parcel(title.holders, ['mortgage', bar])
        const { transactionId, pin } = await world().registering({ pin: parcel })
        await refusedAs('parcel-not-free', registrations.register({ transactionId, round: 1, at: day(3) }))
        expect((await dossiers.find(transactionId))?.stage).to.equal('registering')
        expect(await register.chainOf(pin)).to.have.length(1)
      }
    })

    it('takes a mortgage along', async () => {
      const pin = await world().parcel(title.holders, ['mortgage'])
      await world().registered({ pin })
      expect((await world().stores.register.find(pin))?.encumbrances).to.have.length(1)
    })

    it('numbers without gaps when many register at once, some of them in vain', async () => {
      const { registrations } = world().stores
      const when = must(parseInstant('2031-07-01T00:00:00.000Z'))
      const stranger = soldBy([strangerNic, 'Badamier TERMINALIA'])
      const walks = await Promise.all(
        Array.from({ length: 12 }, (_, i) => world().registering(i % 3 === 0 ? stranger : {})),
      )
      const answers = await Promise.allSettled(
        walks.map(({ transactionId }) => registrations.register({ transactionId, round: 1, at: when })),
      )
      const given = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
      expect(given.map(({ number }) => number).toSorted((a, b) => a - b)).to.deep.equal([
        1, 2, 3, 4, 5, 6, 7, 8,
      ])
    })

    it('frees the parcel', async () => {
      const { dossiers } = world().stores
      const { pin } = await world().registered()
      const next = await world().prepared({ pin })
      await dossiers.lodge({ ...next, actor: notary, at: day(4) })
      expect((await dossiers.find(next.transactionId))?.stage).to.equal('lodged')
    })

    it('begins in the same commit, unless it had begun before, and is on record before its end', async () => {
      const { registrations } = world().stores
      for (const walk of [
        await world().clearing(),
        await world().inReview([]),
        await world().registering(),
      ]) {
        await registrations.register({ ...walk, round: 1, at: day(3) })
        await registrations.register({ ...walk, round: 1, at: day(3) })
        const steps = await stepsOf(world().stores, walk.transactionId)
        expect(steps.slice(-2)).to.deep.equal(['registering', 'registered'])
        expect(steps.filter((step) => step === 'registering')).to.have.length(1)
      }
    })

    it('happens from no other stage', async () => {
      const { registrations } = world().stores
      const early = await world().awaitingPayment()
      await refusedAs('illegal-transition', registrations.register({ ...early, round: 1, at: day(3) }))
    })
  })

  describe('a certificate', () => {
    it('is recorded once, found by its digest, and delivered', async () => {
      const { dossiers, registrations, history } = world().stores
      const { transactionId } = await world().registered()
      const ref = { ...documentOf('x').ref, sha256: world().newDigest() }
      await refusedAs('certificate-not-ready', registrations.recordDelivery(transactionId, day(4)))
      expect(await registrations.recordCertificate(transactionId, certifying(ref), day(4))).to.deep.equal(ref)
      const second = { ...ref, versionId: 'other' }
      expect(await registrations.recordCertificate(transactionId, certifying(second), day(5))).to.deep.equal(
        ref,
      )
      await registrations.recordDelivery(transactionId, day(5))
      await registrations.recordDelivery(transactionId, day(6))
      const found = await dossiers.findByDocument(ref.sha256)
      expect(found?.as).to.equal('certificate')
      expect(found?.dossier.certificate).to.deep.equal({ ref, sealedAt: day(4) })
      const events = await history.after(transactionId, 0)
      expect(events.slice(-2).map(({ event }) => event)).to.deep.equal(['certificate-sealed', 'delivered'])
    })

    it('is refused before the registration', async () => {
      const { transactionId } = await world().registering()
      const { ref } = documentOf('x')
      const early = world().stores.registrations.recordCertificate(transactionId, certifying(ref), day(4))
      await refusedAs('illegal-transition', early)
    })
  })
}
