import { expect } from 'chai'
import { remindersOf } from '../../../domain/deadlines/reminders.ts'
import { parseLocalDate } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { at, coOwnerNic, partyAs, strangerNic } from '../../domain/sample.ts'
import { clerk, lettersTo, openedBetween, preparedBetween, strangersClerk, until } from './counterparts.ts'
import { refusedAs } from './refusal.ts'
import { day, notary, uploadOf } from './world.ts'
import type { Walk, World } from './world.ts'

/** When the deadline is reminded of, where nothing is left to be told of documents. */
const ofDeadline = must(remindersOf({ deadline: 'preparation', until: day(180), setAt: at })[0]).at

export function preparationContract(world: () => World): void {
  describe('a document that ends', () => {
    const accept = async (walk: Walk, validUntil = until): Promise<void> => {
      const { dossiers } = world().stores
      const { transactionId } = walk
      const upload = { ...uploadOf(transactionId, world().newDigest()), slot: 'vendor-identity' }
      const { documentId } = await dossiers.addDocument(upload)
      const judgement = { transactionId, documentId, accepted: true, reason: null, actor: notary, at }
      await dossiers.judgeDocument({ ...judgement, validUntil })
    }

    it('counts to its last day in Mauritius, and keeps the deed from being lodged afterwards', async () => {
      const { dossiers } = world().stores
      const walk = await preparedBetween(world())
      await accept(walk)
      const lastMoment = '2026-12-31T19:59:59.999Z' as typeof at
      const tooLate = '2026-12-31T20:00:00.000Z' as typeof at
      await refusedAs('document-expired', dossiers.lodge({ ...walk, actor: notary, at: tooLate }))
      expect((await dossiers.lodge({ ...walk, actor: notary, at: lastMoment })).at).to.equal(lastMoment)
    })

    it('is reminded of once, to the party it is asked of, and says when to look again', async () => {
      const { history, reminders } = world().stores
      const walk = await preparedBetween(world())
      await accept(walk)
      const { transactionId } = walk
      const first = '2026-12-17T05:00:00.000Z' as typeof at
      const second = '2026-12-28T05:00:00.000Z' as typeof at
      expect(await reminders.remind(transactionId, at)).to.equal(first)
      expect(await reminders.remind(transactionId, first)).to.equal(second)
      expect(await reminders.remind(transactionId, first)).to.equal(second)
      expect(await reminders.remind(transactionId, second)).to.equal(ofDeadline)
      const letters = await lettersTo(world(), coOwnerNic, walk)
      expect(letters.map(({ template }) => template)).to.deep.equal([
        'document-expiring',
        'document-expiring',
      ])
      const events = await history.after(transactionId, 0)
      expect(events.filter(({ event }) => event === 'document-expiring')).to.have.length(2)
    })

    it('concerns nobody once the deed is lodged', async () => {
      const walk = await preparedBetween(world())
      await accept(walk)
      await world().stores.dossiers.lodge({ ...walk, actor: notary, at })
      const first = '2026-12-17T05:00:00.000Z' as typeof at
      expect(await world().stores.reminders.remind(walk.transactionId, first)).to.equal(null)
      const letters = await lettersTo(world(), coOwnerNic, walk)
      expect(letters.map(({ template }) => template)).not.to.include('document-expiring')
    })
  })

  describe('a document that nobody sends', () => {
    const third = '2026-11-26T05:00:00.000Z' as typeof at
    const last = '2026-12-14T05:00:00.000Z' as typeof at
    const templatesTo = async (walk: Walk): Promise<readonly string[]> =>
      (await lettersTo(world(), coOwnerNic, walk)).map(({ template }) => template)

    it('is reminded of once a time, and told to the notary at the end; the history has both', async () => {
      const { history, outbox, reminders } = world().stores
      const walk = await openedBetween(world())
      const { transactionId } = walk
      expect(await reminders.remind(transactionId, at)).to.equal(third)
      const second = '2026-11-30T05:00:00.000Z'
      for (const when of [third, third]) {
        expect(await reminders.remind(transactionId, when)).to.equal(second)
      }
      expect(await templatesTo(walk)).to.deep.equal(['document-reminded'])
      expect(await reminders.remind(transactionId, last)).to.equal(ofDeadline)
      expect(await templatesTo(walk)).to.deep.equal(['document-reminded'])
      const reader = { personId: notary.id, role: 'none', partyId: null }
      const told = (await outbox.inboxOf(reader, { most: 100 })).filter(
        ({ message }) =>
          message.template === 'document-unanswered' && message.transactionId === transactionId,
      )
      expect(told).to.have.length(2)
      const events = (await history.after(transactionId, 0)).filter(
        ({ detail }) => detail['party'] === 'vendor',
      )
      expect(events.map(({ event }) => event)).to.deep.equal(['document-reminded', 'document-unanswered'])
      expect(events[0]?.detail).to.deep.equal({ party: 'vendor', slots: 'vendor-identity', since: at })
    })

    it('is waited for anew once it was refused', async () => {
      const { dossiers, reminders } = world().stores
      const walk = await preparedBetween(world())
      const { transactionId } = walk
      expect(await reminders.remind(transactionId, last)).to.equal(ofDeadline)
      const upload = { ...uploadOf(transactionId, world().newDigest()), slot: 'vendor-identity' }
      const { documentId } = await dossiers.addDocument(upload)
      const refusal = { transactionId, documentId, accepted: false, reason: 'cut off', actor: notary }
      await dossiers.judgeDocument({ ...refusal, at: third })
      const anew = '2026-11-29T05:00:00.000Z' as typeof at
      expect(await reminders.remind(transactionId, third)).to.equal(anew)
      await reminders.remind(transactionId, anew)
      expect(await templatesTo(walk)).to.deep.equal(['document-reminded', 'document-refused'])
    })

    it('is asked of a party whom a correction of the terms brought from that correction on', async () => {
      const { dossiers, reminders } = world().stores
      const walk = await preparedBetween(world())
      const { transactionId } = walk
      await dossiers.lodge({ ...walk, actor: notary, at })
      await dossiers.enter({ ...walk, stage: 'examining', round: 1, at })
      const codes = ['party-data-differs']
      await dossiers.returnToNotary({ ...walk, round: 1, codes, until: day(60), at: day(1) })
      const [first] = remindersOf({ deadline: 'correction', until: day(60), setAt: day(1) })
      expect(await reminders.remind(transactionId, day(30))).to.equal(must(first).at)
      const { terms } = must(await dossiers.find(transactionId))
      const parties = [...terms.parties, partyAs('vendor', strangerNic, 'Vacoas PANDANUS')]
      await dossiers.amend({ ...walk, actor: notary, at: day(30), terms: { ...terms, parties } })
      const third = '2026-12-26T05:00:00.000Z'
      expect(await reminders.remind(transactionId, day(30))).to.equal(third)
    })

    it('concerns nobody once the transaction is over', async () => {
      const { dossiers, reminders } = world().stores
      const walk = await openedBetween(world())
      const { transactionId } = walk
      await dossiers.end({ transactionId, stage: 'withdrawn', actor: notary, reason: 'no sale', at })
      expect(await reminders.remind(transactionId, third)).to.equal(null)
      expect(await templatesTo(walk)).not.to.include('document-reminded')
    })
  })

  it('is reminded of at one moment whatever it is, each to whom it concerns', async () => {
    const { dossiers, history, reminders } = world().stores
    const walk = await openedBetween(world())
    const { transactionId } = walk
    const { documentId } = await dossiers.addDocument({ ...uploadOf(transactionId), slot: 'vendor-identity' })
    const judgement = { transactionId, documentId, accepted: true, reason: null, actor: notary, at }
    await dossiers.judgeDocument({ ...judgement, validUntil: parseLocalDate('2026-12-10') ?? null })
    const both = '2026-11-26T05:00:00.000Z' as typeof at
    expect(await reminders.remind(transactionId, at)).to.equal(both)
    expect(await reminders.remind(transactionId, both)).to.equal('2026-11-30T05:00:00.000Z')
    const told = (await history.after(transactionId, 0)).map(({ event }) => event)
    expect(told).to.include.members(['document-expiring', 'document-reminded'])
    const templates = (letters: Awaited<ReturnType<typeof lettersTo>>): readonly string[] =>
      letters.map(({ template }) => template)
    expect(templates(await lettersTo(world(), coOwnerNic, walk))).to.deep.equal(['document-expiring'])
    expect(templates(await lettersTo(world(), strangerNic, walk))).to.deep.equal(['document-reminded'])
    expect(await reminders.remind(world().newId(), both), 'of no transaction').to.equal(null)
  })

  it('tells a party why his document was refused', async () => {
    const { dossiers } = world().stores
    const walk = await openedBetween(world())
    const { transactionId } = walk
    const { documentId } = await dossiers.addDocument({ ...uploadOf(transactionId), slot: 'vendor-identity' })
    const refusal = { transactionId, documentId, accepted: false, reason: 'cut off', actor: notary, at }
    await dossiers.judgeDocument(refusal)
    const [letter] = await lettersTo(world(), coOwnerNic, walk)
    expect(letter).to.deep.include({ template: 'document-refused' })
    expect(letter?.data['reason' as never]).to.equal('cut off')
  })

  it('lets a clerk upload for his notary, and neither accept nor lodge', async () => {
    const { dossiers } = world().stores
    const walk = await openedBetween(world(), clerk)
    const { transactionId } = walk
    expect((await dossiers.find(transactionId))?.notaryId).to.equal(notary.id)
    const { documentId } = await dossiers.addDocument({ ...uploadOf(transactionId), actor: clerk })
    const acceptance = { transactionId, documentId, accepted: true, reason: null, at }
    await refusedAs('notary-only', dossiers.judgeDocument({ ...acceptance, actor: clerk }))
    await world().filed(walk)
    await refusedAs('notary-only', dossiers.lodge({ transactionId, actor: clerk, at }))
    await refusedAs('not-authorised', dossiers.lodge({ transactionId, actor: strangersClerk, at }))
  })
}
