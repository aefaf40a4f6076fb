import { expect } from 'chai'
import { at } from '../../domain/sample.ts'
import { refusedAs } from './refusal.ts'
import { day, documentOf, notary, uploadOf } from './world.ts'
import type { World } from './world.ts'

export function documentContract(world: () => World): void {
  describe('a document', () => {
    const judgement = { accepted: false, reason: 'not legible', actor: notary, at: day(1) } as const
    const finding = { rule: 'r', verdict: 'failed', code: 'C', basis: 'b', detail: { field: 'x' } } as const

    it('is kept as it came, with what its preview found; the same bytes again are the same version', async () => {
      const { dossiers, history } = world().stores
      const { transactionId } = await world().opened()
      const upload = { ...uploadOf(transactionId), findings: [finding] }
      const document = documentOf('deed-1', { findings: [finding] })
      expect(await dossiers.addDocument(upload)).to.deep.equal(document)
      expect(await dossiers.addDocument({ ...upload, at: day(1), findings: [] })).to.deep.equal(document)
      expect((await dossiers.find(transactionId))?.documents).to.deep.equal([document])
      expect(await dossiers.documentsOf(transactionId)).to.deep.equal([document])
      expect(await history.after(transactionId, 0)).to.have.length(2)
    })

    it('is named within its dossier: two dossiers each have their first deed', async () => {
      const { dossiers } = world().stores
      const [one, other] = [await world().opened(), await world().opened()]
      await dossiers.addDocument(uploadOf(one.transactionId))
      await dossiers.addDocument(uploadOf(other.transactionId))
      const acceptance = { ...judgement, transactionId: one.transactionId, documentId: 'deed-1' }
      await dossiers.judgeDocument({ ...acceptance, accepted: true, reason: null })
      expect((await dossiers.find(one.transactionId))?.documents[0]?.status).to.equal('accepted')
      expect((await dossiers.find(other.transactionId))?.documents).to.deep.equal([documentOf('deed-1')])
    })

    it('stays when a newer version comes, also when the earlier bytes come back', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().opened()
      const [first, other] = [uploadOf(transactionId), uploadOf(transactionId, world().newDigest())]
      for (const [i, upload] of [first, other, first].entries()) {
        await dossiers.addDocument({ ...upload, at: day(i) })
      }
      const documents = (await dossiers.find(transactionId))?.documents ?? []
      expect(documents.map(({ documentId, ref }) => [documentId, ref])).to.deep.equal([
        ['deed-1', first.ref],
        ['deed-2', other.ref],
        ['deed-3', first.ref],
      ])
    })

    it('has one version for each upload when many come at once', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().opened()
      const digests = Array.from({ length: 10 }, () => world().newDigest())
      const added = await Promise.all(
        digests.map((digest) => dossiers.addDocument(uploadOf(transactionId, digest))),
      )
      const versions = added.map(({ version }) => version).toSorted((a, b) => a - b)
      expect(versions).to.deep.equal(digests.map((_, i) => i + 1))
    })

    it('is taken for what the kind asks for and for nothing else', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().opened()
      const upload = { ...uploadOf(transactionId), slot: 'shopping-list' as never }
      await refusedAs('document-unknown', dossiers.addDocument(upload))
    })

    it('is judged once, and may be judged the same again', async () => {
      const { dossiers, history } = world().stores
      const { transactionId } = await world().opened()
      const { documentId } = await dossiers.addDocument(uploadOf(transactionId))
      await dossiers.judgeDocument({ ...judgement, transactionId, documentId })
      await dossiers.judgeDocument({ ...judgement, transactionId, documentId })
      const [document] = (await dossiers.find(transactionId))?.documents ?? []
      expect(document).to.deep.include({ status: 'refused', reason: 'not legible' })
      const events = await history.after(transactionId, 0)
      expect(events.map(({ event }) => event)).to.deep.equal([
        'opened',
        'document-uploaded',
        'document-refused',
      ])
    })

    it('is never judged otherwise than it was', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().opened()
      const { documentId } = await dossiers.addDocument(uploadOf(transactionId))
      const acceptance = { ...judgement, transactionId, documentId, accepted: true, reason: null }
      await dossiers.judgeDocument(acceptance)
      await refusedAs(
        'document-already-judged',
        dossiers.judgeDocument({ ...judgement, transactionId, documentId }),
      )
      await refusedAs(
        'document-already-judged',
        dossiers.judgeDocument({ ...acceptance, reason: 'so be it' }),
      )
      expect((await dossiers.find(transactionId))?.documents[0]).to.deep.include({
        status: 'accepted',
        reason: null,
      })
    })

    it('is not refused without a reason, nor judged when a newer version took its place', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().opened()
      const { documentId } = await dossiers.addDocument(uploadOf(transactionId))
      const refusal = { ...judgement, transactionId, documentId }
      await refusedAs('reason-missing', dossiers.judgeDocument({ ...refusal, reason: ' ' }))
      await dossiers.addDocument(uploadOf(transactionId, world().newDigest()))
      await refusedAs('document-unknown', dossiers.judgeDocument(refusal))
    })

    it('is unknown to every dossier but its own', async () => {
      const { dossiers } = world().stores
      const owner = await world().opened()
      const stranger = await world().opened()
      const { documentId } = await dossiers.addDocument(uploadOf(owner.transactionId))
      const elsewhere = { ...judgement, transactionId: stranger.transactionId, documentId, at }
      await refusedAs('document-unknown', dossiers.judgeDocument(elsewhere))
    })

    it('neither comes nor is judged while the transaction does not wait for its notary', async () => {
      const { dossiers, history } = world().stores
      const { transactionId } = await world().lodged()
      const before = await history.after(transactionId, 0)
      const late = uploadOf(transactionId, world().newDigest())
      await refusedAs('illegal-transition', dossiers.addDocument(late))
      await refusedAs(
        'illegal-transition',
        dossiers.judgeDocument({ ...judgement, transactionId, documentId: 'deed-1' }),
      )
      expect(await history.after(transactionId, 0)).to.deep.equal(before)
    })
  })
}
