import { expect } from 'chai'
import { remindersOf } from '../../../domain/deadlines/reminders.ts'
import type { Instant, LocalDate } from '../../../domain/time.ts'
import { at } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { day, notary, uploadOf } from './world.ts'
import type { Walk, World } from './world.ts'

export function reminderContract(world: () => World): void {
  const ofDeadline = must(remindersOf({ deadline: 'preparation', until: day(180), setAt: at })[0]).at
  const next = (walk: Walk, when: string): Promise<Instant | null> =>
    world().stores.reminders.remind(walk.transactionId, when as Instant)
  const filed = async ({ transactionId }: Walk, validUntil: string): Promise<void> => {
    const { dossiers } = world().stores
    const upload = { ...uploadOf(transactionId, world().newDigest()), slot: 'vendor-identity' }
    const { documentId } = await dossiers.addDocument(upload)
    const judgement = { transactionId, documentId, accepted: true, reason: null, actor: notary, at }
    await dossiers.judgeDocument({ ...judgement, validUntil: validUntil as LocalDate })
  }
  const reminded = async ({ transactionId }: Walk): Promise<readonly string[]> =>
    (await world().stores.history.after(transactionId, 0))
      .map(({ event }) => event)
      .filter((event) => ['reminded', 'document-expiring', 'document-reminded'].includes(event))

  describe('the next reminder', () => {
    it('is the deadline’s where no document ends or is waited for', async () => {
      expect(await next(await world().prepared(), at)).to.equal(ofDeadline)
    })

    it('is a document’s, where it comes before the deadline’s; and each is told in its time', async () => {
      const walk = await world().prepared()
      await filed(walk, '2026-12-31')
      expect(await next(walk, at)).to.equal('2026-12-17T05:00:00.000Z')
      expect(await reminded(walk)).to.deep.equal([])
      expect(await next(walk, '2026-12-17T05:00:00.000Z')).to.equal('2026-12-28T05:00:00.000Z')
      expect(await reminded(walk)).to.deep.equal(['document-expiring'])
      expect(await next(walk, '2026-12-28T05:00:00.000Z')).to.equal(ofDeadline)
    })

    it('is the deadline’s again, where the document ends after it', async () => {
      const walk = await world().prepared()
      await filed(walk, '2031-12-31')
      expect(await next(walk, at)).to.equal(ofDeadline)
      expect(await next(walk, day(400)), 'past the deadline').to.equal('2031-12-17T05:00:00.000Z')
    })

    it('is a party’s, who has not sent what was asked', async () => {
      const walk = await world().opened()
      expect(await next(walk, at)).to.equal('2026-11-26T05:00:00.000Z')
      expect(await next(walk, '2026-11-26T05:00:00.000Z')).to.equal('2026-11-30T05:00:00.000Z')
      expect(await reminded(walk)).to.deep.equal(['document-reminded', 'document-reminded'])
    })
  })

  it('reminds at one moment of the deadline and of a document, of each once', async () => {
    const walk = await world().prepared()
    await filed(walk, '2027-06-01')
    for (const when of [day(179), day(179)]) await next(walk, when)
    expect(await reminded(walk)).to.have.members(['reminded', 'document-expiring'])
  })
}
