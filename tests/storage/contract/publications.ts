import { expect } from 'chai'
import type { EndObjection, EnterObjection } from '../../../domain/ports.ts'
import { deadlineAfter } from '../../../domain/deadlines/deadline.ts'
import type { Instant } from '../../../domain/time.ts'
import { at } from '../../domain/sample.ts'
import { prescription } from '../../domain/prescription.ts'
import { refusedAs } from './refusal.ts'
import { day, notary, officer, secondOfficer } from './world.ts'
import type { Walk, World } from './world.ts'

export function publicationContract(world: () => World): void {
  const saying = ({ transactionId }: Walk, change: Partial<EnterObjection> = {}): EnterObjection => ({
    ...{ transactionId, objectionId: 'objection-1', objector: 'A neighbour', grounds: 'The hedge is mine' },
    ...{ actor: officer, at: day(4), ...change },
  })
  const ending = ({ transactionId }: Walk, change: Partial<EndObjection> = {}): EndObjection => ({
    ...{ transactionId, objectionId: 'objection-1', outcome: 'dismissed', note: '2027 SCJ 1' },
    ...{ actor: secondOfficer, at: day(9), ...change },
  })

  describe('what is published', () => {
    it('is what may still be objected to, with whose time runs out first before the others', async () => {
      const { publications } = world().stores
      const mine = new Set<string>()
      const lodged = async (when: Instant, terms: Parameters<World['lodged']>[0]): Promise<Walk> => {
        const walk = await world().lodged(terms, when)
        mine.add(walk.transactionId)
        return walk
      }
      const later = await lodged(day(9), prescription)
      const sooner = await lodged(day(2), prescription)
      await lodged(day(1), {})
      const notYet = await world().prepared(prescription)
      mine.add(notYet.transactionId)
      const publishedAt = async (when: Instant): Promise<readonly string[]> =>
        (await publications.published(when))
          .map(({ transactionId }) => transactionId)
          .filter((id) => mine.has(id))
      expect(await publishedAt(day(10))).to.deep.equal([sooner.transactionId, later.transactionId])
      expect(await publishedAt(day(95))).to.deep.equal([later.transactionId])
      const notice = (await publications.published(day(10))).find(
        ({ transactionId }) => transactionId === sooner.transactionId,
      )
      expect(notice).to.deep.include({ kind: 'prescription', pin: sooner.pin, since: day(2) })
      expect(notice?.claimants).to.equal('Filao CASUARINA')
      expect(notice?.until).to.equal(deadlineAfter('publication', day(2)).until)
    })
  })

  describe('an objection to what is published', () => {
    it('is kept once, stands until it ends, and ends once', async () => {
      const { publications, history } = world().stores
      const walk = await world().lodged(prescription)
      const { transactionId } = walk
      await publications.object(saying(walk))
      await publications.object(saying(walk, { grounds: 'again', at: day(5) }))
      const said = {
        ...{ transactionId, objectionId: 'objection-1', objector: 'A neighbour' },
        ...{ grounds: 'The hedge is mine', officerId: officer.id, at: day(4) },
      }
      expect(await publications.objectionsTo(transactionId)).to.deep.equal([{ ...said, ended: null }])
      await publications.end(ending(walk))
      await publications.end(ending(walk, { outcome: 'withdrawn', at: day(10) }))
      const ended = { outcome: 'dismissed', note: '2027 SCJ 1', officerId: secondOfficer.id, at: day(9) }
      expect(await publications.objectionsTo(transactionId)).to.deep.equal([{ ...said, ended }])
      const told = (await history.after(transactionId, 0)).filter(({ event }) =>
        event.startsWith('publication'),
      )
      expect(told.map(({ event, actorId, detail }) => [event, actorId, detail])).to.deep.equal([
        ['publication-objected', officer.id, { objectionId: 'objection-1' }],
        [
          'publication-objection-ended',
          secondOfficer.id,
          { objectionId: 'objection-1', outcome: 'dismissed' },
        ],
      ])
    })

    it('may be its author’s own, without an officer, and be set aside', async () => {
      const { publications, history } = world().stores
      const walk = await world().lodged(prescription)
      await publications.object(saying(walk, { actor: null }))
      await refusedAs('reason-missing', publications.object(saying(walk, { actor: null, objector: ' ' })))
      await publications.end(ending(walk, { outcome: 'inadmissible', note: 'Nobody lives there' }))
      const [found] = await publications.objectionsTo(walk.transactionId)
      expect(found).to.deep.include({ officerId: null, objector: 'A neighbour' })
      expect(found?.ended?.outcome).to.equal('inadmissible')
      const told = await history.after(walk.transactionId, 0)
      expect(told.find(({ event }) => event === 'publication-objected')?.actorId).to.equal(null)
    })

    it('is one of several, oldest first, and of its own transaction', async () => {
      const { publications } = world().stores
      const walk = await world().lodged(prescription)
      await publications.object(saying(walk, { objectionId: 'later', at: day(6) }))
      await publications.object(saying(walk, { objectionId: 'sooner', at: day(5) }))
      const found = await publications.objectionsTo(walk.transactionId)
      expect(found.map(({ objectionId }) => objectionId)).to.deep.equal(['sooner', 'later'])
      const other = await world().lodged(prescription)
      expect(await publications.objectionsTo(other.transactionId)).to.deep.equal([])
    })

    it('is refused for what is not published, not yet, or no longer', async () => {
      const { publications } = world().stores
      const attempts = [
        ['illegal-transition', saying(await world().lodged())],
        ['illegal-transition', saying(await world().prepared(prescription))],
        ['objection-too-late', saying(await world().lodged(prescription), { at: day(100) })],
      ] as const
      for (const [code, attempt] of attempts) await refusedAs(code, publications.object(attempt))
      const walk = await world().lodged(prescription, at)
      await refusedAs('not-authorised', publications.object(saying(walk, { actor: notary })))
      await refusedAs('reason-missing', publications.object(saying(walk, { grounds: ' ' })))
      await refusedAs('reason-missing', publications.object(saying(walk, { objector: '' })))
      expect(await publications.objectionsTo(walk.transactionId)).to.deep.equal([])
    })

    it('is ended by an officer alone, who says how, and only where there is one', async () => {
      const { publications } = world().stores
      const walk = await world().lodged(prescription)
      await refusedAs('objection-unknown', publications.end(ending(walk)))
      await publications.object(saying(walk))
      await refusedAs('not-authorised', publications.end(ending(walk, { actor: notary })))
      await refusedAs('reason-missing', publications.end(ending(walk, { note: ' ' })))
    })
  })
}
