import { expect } from 'chai'
import { at } from '../../domain/sample.ts'
import { refusedAs } from './refusal.ts'
import { day, documentOf, notary } from './world.ts'
import type { World } from './world.ts'

export function documentContract(world: () => World): void {
  describe('a document', () => {
    const judgement = { accepted: false, reason: 'not legible', actor: notary, at: day(1) } as const

    it('is kept as it came, and once for each slot and version', async () => {
      const { dossiers, history } = world().stores
      const { transactionId } = await world().opened()
      const document = documentOf(`${transactionId}-1`)
      await dossiers.addDocument(transactionId, document, notary)
      await dossiers.addDocument(transactionId, document, notary)
      await dossiers.addDocument(transactionId, { ...document, documentId: 'another' }, notary)
      expect((await dossiers.find(transactionId))?.documents).to.deep.equal([document])
      expect(await history.after(transactionId, 0)).to.have.length(2)
    })

    it('is named within its dossier: two dossiers each have their first deed', async () => {
      const { dossiers } = world().stores
      const [one, other] = [await world().opened(), await world().opened()]
      const deed = documentOf('deed-1')
      await dossiers.addDocument(one.transactionId, deed, notary)
      await dossiers.addDocument(other.transactionId, deed, notary)
      const acceptance = { ...judgement, transactionId: one.transactionId, documentId: 'deed-1' }
      await dossiers.judgeDocument({ ...acceptance, accepted: true, reason: null })
      expect((await dossiers.find(one.transactionId))?.documents[0]?.status).to.equal('accepted')
      expect((await dossiers.find(other.transactionId))?.documents).to.deep.equal([deed])
    })

    it('stays when a newer version comes', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().opened()
      const first = documentOf(`${transactionId}-1`)
      const second = documentOf(`${transactionId}-2`, { version: 2, uploadedAt: day(1) })
      await dossiers.addDocument(transactionId, first, notary)
      await dossiers.addDocument(transactionId, second, notary)
      expect((await dossiers.find(transactionId))?.documents).to.deep.equal([first, second])
    })

    it('is judged once, and may be judged the same again', async () => {
      const { dossiers, history } = world().stores
      const { transactionId } = await world().opened()
      const documentId = `${transactionId}-1`
      await dossiers.addDocument(transactionId, documentOf(documentId), notary)
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
      const documentId = `${transactionId}-1`
      await dossiers.addDocument(transactionId, documentOf(documentId), notary)
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

    it('is unknown to every dossier but its own', async () => {
      const { dossiers } = world().stores
      const owner = await world().opened()
      const stranger = await world().opened()
      const documentId = `${owner.transactionId}-1`
      await dossiers.addDocument(owner.transactionId, documentOf(documentId), notary)
      const elsewhere = { ...judgement, transactionId: stranger.transactionId, documentId, at }
      await refusedAs('document-unknown', dossiers.judgeDocument(elsewhere))
    })
  })
}
