import { expect } from 'chai'
import type { Examination } from '../../../domain/ports.ts'
import { fraction } from '../../../domain/register/fraction.ts'
import type { Finding } from '../../../domain/verdict.ts'
import {
  at,
  judgement,
  pin as unknownPin,
  purchaserNic,
  sale,
  soldTo,
  strangerNic,
} from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { refusedAs } from './refusal.ts'
import { assessment, day, documentOf, notary, stepsOf, uploadOf } from './world.ts'
import type { World } from './world.ts'

const finding = {
  rule: 'signature',
  verdict: 'passed',
  code: 'signed',
  basis: 'ETA s. 20',
  detail: { signer: 'notary', revoked: null, count: 1, whole: true },
} as const

export function dossierContract(world: () => World): void {
  describe('a dossier', () => {
    it('gives an extract with its newest deed and its last examination', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().opened()
      expect((await dossiers.extract(transactionId))?.deed).to.equal(null)
      const [first, second] = [uploadOf(transactionId), uploadOf(transactionId, world().newDigest())]
      const other = { ...uploadOf(transactionId, world().newDigest()), slot: 'vendor-identity' } as const
      const deed = second.ref
      for (const upload of [first, second, other]) await dossiers.addDocument(upload)
      const examination = { transactionId, at, assessment }
      await dossiers.recordExamination({ judgement, ...examination, round: 1, findings: [] })
      await dossiers.recordExamination({ judgement, ...examination, round: 2, findings: [finding] })
      const { transactionId: id, notaryId, stage, terms, receipt } = must(await dossiers.find(transactionId))
      expect(await dossiers.extract(transactionId)).to.deep.include({
        ...{ transactionId: id, notaryId, stage, terms, receipt, deed },
        ...{ findings: [finding], assessment, registeredAt: null, certificate: null },
      })
      expect(await dossiers.extract(world().newId())).to.equal(undefined)
    })

    it('is changed by its own notary alone', async () => {
      const { dossiers, history } = world().stores
      const { transactionId } = await world().opened()
      const upload = uploadOf(transactionId)
      await dossiers.addDocument(upload)
      const judgement = { transactionId, documentId: 'deed-1', accepted: true, reason: null, at }
      const lodging = { transactionId, at }
      const seen = await history.after(transactionId, 0)
      for (const actor of [
        { id: 'notary-2', role: 'notary' } as const,
        { ...notary, role: 'officer' } as const,
      ]) {
        const attempts = [
          () => dossiers.addDocument({ ...upload, actor }),
          () => dossiers.judgeDocument({ ...judgement, actor }),
          () => dossiers.lodge({ ...lodging, actor }),
          () => dossiers.resubmit({ ...lodging, actor, round: 2 }),
        ]
        for (const refused of attempts) await refusedAs('not-authorised', refused())
      }
      expect(await history.after(transactionId, 0)).to.deep.equal(seen)
      expect(await dossiers.find(transactionId)).to.deep.include({ stage: 'preparing', receipt: null })
    })

    it('opens with its terms and with nothing else', async () => {
      const { transactionId, pin } = await world().opened()
      expect(await world().stores.dossiers.find(transactionId)).to.deep.equal({
        transactionId,
        kind: 'sale',
        notaryId: notary.id,
        stage: 'preparing',
        terms: { ...sale, pin },
        openedAt: at,
        documents: [],
        requests: [],
        receipt: null,
        receiptDocument: null,
        findings: [],
        returned: null,
        assessment: null,
        notices: [],
        transcription: null,
        registeredAt: null,
        certificate: null,
      })
    })

    it('keeps the first sealed receipt, with the judgement that let it go out, and finds it by its digest', async () => {
      const { dossiers, evidence } = world().stores
      const { transactionId } = await world().lodged()
      const ref = { ...documentOf('x').ref, sha256: world().newDigest() }
      const sealed = { ...judgement, document: ref }
      expect((await dossiers.extract(transactionId))?.receiptDocument).to.equal(null)
      expect(await dossiers.recordReceipt(transactionId, sealed, day(1))).to.deep.equal(ref)
      const second = { ...sealed, document: { ...ref, sha256: world().newDigest() } }
      expect(await dossiers.recordReceipt(transactionId, second, day(2))).to.deep.equal(ref)
      const { receiptDocument } = must(await dossiers.extract(transactionId))
      expect(receiptDocument).to.deep.equal({ ref, sealedAt: day(1) })
      expect(await evidence.of(transactionId)).to.deep.equal([{ ...sealed, purpose: 'receipt', round: 1 }])
      const found = await dossiers.findByDocument(ref.sha256)
      expect([found?.as, found?.dossier.transactionId]).to.deep.equal(['receipt', transactionId])
      expect(found?.dossier.receiptDocument).to.deep.equal(receiptDocument)
    })

    it('has no receipt sealed before its deed is lodged', async () => {
      const { dossiers, evidence } = world().stores
      const { transactionId } = await world().opened()
      await refusedAs('illegal-transition', dossiers.recordReceipt(transactionId, judgement, day(1)))
      expect(await evidence.of(transactionId)).to.deep.equal([])
    })

    it('opens once, however often it is asked', async () => {
      const { transactionId, pin } = await world().opened()
      const terms = { ...sale, pin, price: assessment.total }
      await world().stores.dossiers.open({ transactionId, actor: notary, at: day(1), terms, until: day(180) })
      expect((await world().stores.dossiers.find(transactionId))?.openedAt).to.equal(at)
      expect(await world().stores.history.after(transactionId, 0)).to.have.length(1)
    })

    it('is refused for a parcel that the register does not know', async () => {
      const transactionId = world().newId()
      const { dossiers } = world().stores
      await refusedAs(
        'pin-unknown',
        dossiers.open({
          transactionId,
          actor: notary,
          at,
          terms: { ...sale, pin: unknownPin },
          until: day(180),
        }),
      )
      expect(await dossiers.find(transactionId)).to.equal(undefined)
    })

    it('is listed to its own notary alone, newest first', async () => {
      const { dossiers } = world().stores
      const by = { id: 'notary-with-a-list', role: 'notary' } as const
      const half = fraction(1, 2)
      const buyers = soldTo(
        [purchaserNic, 'Filao CASUARINA', half],
        [strangerNic, 'Badamier TERMINALIA', half],
      )
      const first = await world().opened(buyers, by)
      const pin = await world().parcel()
      const transactionId = world().newId()
      await dossiers.open({ transactionId, actor: by, at: day(1), terms: { ...sale, pin }, until: day(180) })
      await world().filed(first, by)
      await dossiers.lodge({ ...first, actor: by, at })
      const list = await dossiers.listOf(by.id)
      expect(list.map((line) => line.transactionId)).to.deep.equal([transactionId, first.transactionId])
      expect(list[1]).to.deep.include({
        stage: 'lodged',
        pin: first.pin,
        kind: 'sale',
        parties: 'Filao CASUARINA, Badamier TERMINALIA',
        openedAt: at,
      })
      expect(list[0]?.receiptNumber).to.equal(null)
      expect(list[1]?.receiptNumber).to.match(/^R-2026-\d{6}$/)
    })

    it('shows the last examination, and keeps the first answer of each round', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().lodged()
      const examination = { transactionId, at, assessment }
      const recorded = { findings: [finding], assessment }
      const record = (round: number, findings: readonly Finding[]): Promise<Examination> =>
        dossiers.recordExamination({ judgement, ...examination, round, findings })
      expect(await record(2, [finding])).to.deep.equal(recorded)
      expect(await record(1, [])).to.deep.equal({ findings: [], assessment })
      expect(await record(2, [])).to.deep.equal(recorded)
      expect(await record(1, [finding])).to.deep.equal({ findings: [], assessment })
      const dossier = await dossiers.find(transactionId)
      expect(dossier?.findings).to.deep.equal([finding])
      expect(dossier?.assessment).to.deep.equal(assessment)
    })

    it('enters a stage once a round', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().lodged()
      const command = { transactionId, stage: 'examining', round: 1, at: day(1) } as const
      await dossiers.enter(command)
      await dossiers.enter(command)
      expect((await dossiers.find(transactionId))?.stage).to.equal('examining')
      expect(await stepsOf(world().stores, transactionId)).to.deep.equal(['opened', 'lodged', 'examining'])
    })

    it('never leaves the way of the stages', async () => {
      const { dossiers } = world().stores
      const { transactionId } = await world().opened()
      const skip = { transactionId, stage: 'registering', round: 1, at } as const
      await refusedAs('illegal-transition', dossiers.enter(skip))
      expect((await dossiers.find(transactionId))?.stage).to.equal('preparing')
      expect(await world().stores.history.after(transactionId, 0)).to.have.length(1)
    })

    it('enters by `enter` no stage that has a commit of its own', async () => {
      const { transactionId } = await world().registering()
      const forged = world().stores.dossiers.enter({ transactionId, stage: 'registered', round: 1, at })
      expect(await forged.catch((error: unknown) => error)).to.be.instanceOf(RangeError)
    })

    it('is refused in every writing when it does not exist', async () => {
      const { dossiers, payments, registrations } = world().stores
      const transactionId = world().newId()
      const writings = [
        () => dossiers.addDocument(uploadOf(transactionId)),
        () => dossiers.lodge({ transactionId, actor: notary, at }),
        () => dossiers.enter({ transactionId, stage: 'examining', round: 1, at }),
        () =>
          dossiers.recordExamination({ judgement, transactionId, round: 1, at, findings: [], assessment }),
        () => dossiers.returnToNotary({ transactionId, round: 1, at, codes: ['X'], until: day(30) }),
        () => dossiers.end({ transactionId, stage: 'withdrawn', actor: notary, reason: 'no', at }),
        () => payments.issueNotices({ transactionId, at, dueAt: day(30) }),
        () =>
          dossiers.judgeDocument({
            transactionId,
            documentId: 'deed-1',
            accepted: true,
            reason: null,
            actor: notary,
            at,
          }),
        () => dossiers.resubmit({ transactionId, actor: notary, at, round: 2 }),
        () => registrations.register({ transactionId, round: 1, at }),
      ]
      for (const writing of writings) await refusedAs('transaction-not-found', writing())
    })
  })
}
