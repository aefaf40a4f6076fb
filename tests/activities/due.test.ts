import { expect } from 'chai'
import { createDueActivities } from '../../activities/due.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import { createMemoryStores } from '../../storage/memory/stores.ts'
import { at } from '../domain/sample.ts'
import { createWorld, day, notary, uploadOf } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'

describe('what is due', () => {
  const stores = createMemoryStores()
  const world = createWorld(stores)
  const { dueNow } = createDueActivities(stores)
  const next = async ({ transactionId }: Walk, when: Instant): Promise<Instant | null> =>
    (await dueNow({ transactionId, at: when })).next
  const filed = async ({ transactionId }: Walk, validUntil: string): Promise<void> => {
    const upload = {
      ...uploadOf(transactionId, world.newDigest()),
      slot: 'vendor-identity',
      actor: notary,
      at,
    }
    const { documentId } = await stores.dossiers.addDocument(upload)
    const judgement = { transactionId, documentId, accepted: true, reason: null, actor: notary, at }
    await stores.dossiers.judgeDocument({ ...judgement, validUntil: validUntil as LocalDate })
  }
  const reminders = async ({ transactionId }: Walk): Promise<readonly string[]> =>
    (await stores.history.after(transactionId, 0))
      .map(({ event }) => event)
      .filter((event) => event === 'document-expiring' || event === 'document-reminded')

  it('is the deadline’s reminder where no document ends or is waited for', async () => {
    const walk = await world.prepared()
    const first = await next(walk, at)
    expect(first).to.equal(await stores.deadlines.remind(walk.transactionId, at))
    expect(first).to.be.a('string')
  })

  it('is a document’s, where it comes before the deadline’s; and each is told in its time', async () => {
    const walk = await world.prepared()
    const deadline = await next(walk, at)
    await filed(walk, '2026-12-31')
    expect(await next(walk, at)).to.equal('2026-12-17T05:00:00.000Z')
    expect(await reminders(walk)).to.deep.equal([])
    expect(await next(walk, '2026-12-17T05:00:00.000Z' as Instant)).to.equal('2026-12-28T05:00:00.000Z')
    expect(await reminders(walk)).to.deep.equal(['document-expiring'])
    expect(await next(walk, '2026-12-28T05:00:00.000Z' as Instant)).to.equal(deadline)
  })

  it('is the deadline’s again, where the document ends after it', async () => {
    const walk = await world.prepared()
    const deadline = await next(walk, at)
    await filed(walk, '2031-12-31')
    expect(await next(walk, at)).to.equal(deadline)
    expect(await next(walk, day(400)), 'past the deadline').to.equal('2031-12-17T05:00:00.000Z')
  })

  it('is a party’s, who has not sent what was asked', async () => {
    const walk = await world.opened()
    expect(await next(walk, at)).to.equal('2026-11-26T05:00:00.000Z')
    expect(await next(walk, '2026-11-26T05:00:00.000Z' as Instant)).to.equal('2026-11-30T05:00:00.000Z')
    expect(await reminders(walk)).to.deep.equal(['document-reminded', 'document-reminded'])
  })
})
