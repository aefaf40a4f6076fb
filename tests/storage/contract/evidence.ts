import { expect } from 'chai'
import { at, digest, judgement } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { refusedAs } from './refusal.ts'
import { assessment, day } from './world.ts'
import type { World } from './world.ts'

const deed = { ...judgement, purpose: 'deed', round: 1 } as const

export function evidenceContract(world: () => World): void {
  describe('the evidence', () => {
    it('keeps the first judgement of each round and purpose, with all that it rests on', async () => {
      const { evidence } = world().stores
      const { transactionId } = await world().lodged()
      const ref = { ...judgement.document, versionId: 'v-2' }
      const first = {
        ...deed,
        evidence: { certificates: [], crls: [ref, ref], ocspResponses: [ref], receipts: [digest] },
        trust: { ...judgement.trust, list: ref },
      }
      const certificate = { ...deed, purpose: 'certificate' } as const
      const second = { ...deed, round: 2, verdict: '{"schema":1,"decision":"REFUSE"}' }
      const receipt = { ...deed, purpose: 'receipt' } as const
      await evidence.record(transactionId, certificate)
      await evidence.record(transactionId, receipt)
      await evidence.record(transactionId, second)
      expect(await evidence.record(transactionId, first)).to.deep.equal(first)
      expect(await evidence.record(transactionId, { ...first, at: day(9), verdict: '{}' })).to.deep.equal(
        first,
      )
      expect(await evidence.of(transactionId)).to.deep.equal([first, second, receipt, certificate])
      expect(await evidence.of(world().newId())).to.deep.equal([])
    })

    it('is recorded with the examination that it belongs to, and only with that', async () => {
      const { dossiers, evidence } = world().stores
      const { transactionId } = await world().lodged()
      const examination = { transactionId, round: 3, at, findings: [], assessment, judgement }
      await dossiers.recordExamination(examination)
      await dossiers.recordExamination({ ...examination, judgement: { ...judgement, verdict: '{}' } })
      expect(await evidence.of(transactionId)).to.deep.equal([{ ...deed, round: 3 }])
      await refusedAs(
        'transaction-not-found',
        dossiers.recordExamination({ ...examination, transactionId: world().newId() }),
      )
    })
  })

  describe('a receipt timestamp', () => {
    const timestamp = {
      ...{ round: 1, deedSha256: digest, at, tokenSha256: digest },
      token: Uint8Array.of(48, 0, 255),
    }

    it('is the first of its round', async () => {
      const { receiptTimestamps } = world().stores
      const { transactionId } = await world().lodged()
      const later = { ...timestamp, round: 2, at: day(1), token: Uint8Array.of(1) }
      expect(await receiptTimestamps.record(transactionId, later)).to.deep.equal(later)
      expect(await receiptTimestamps.record(transactionId, timestamp)).to.deep.equal(timestamp)
      const again = await receiptTimestamps.record(transactionId, { ...timestamp, at: day(9) })
      expect(again).to.deep.equal(timestamp)
      expect(await receiptTimestamps.of(transactionId)).to.deep.equal([timestamp, later])
      expect(await receiptTimestamps.of(world().newId())).to.deep.equal([])
    })
  })

  describe('the versions of a trust list', () => {
    const list = { id: 'list-1', version: 7, issuedAt: day(7), object: judgement.document, seenAt: day(8) }

    it('are kept, and the highest is the newest', async () => {
      const { trustLists } = world().stores
      expect(await trustLists.newest('list-1')).to.equal(undefined)
      await trustLists.record(list)
      await trustLists.record({ ...list, version: 10, issuedAt: day(10) })
      await trustLists.record({ ...list, version: 9, issuedAt: day(9) })
      await trustLists.record({ ...list, id: 'list-2', version: 30, issuedAt: day(30) })
      await trustLists.record({ ...list, seenAt: day(20) })
      expect(await trustLists.newest('list-1')).to.deep.equal({ ...list, version: 10, issuedAt: day(10) })
    })

    it('never say two things under one number', async () => {
      const { trustLists } = world().stores
      await trustLists.record({ ...list, id: 'list-3' })
      const object = { ...list.object, sha256: world().newDigest() }
      const forged: unknown = await trustLists
        .record({ ...list, id: 'list-3', object })
        .catch((error: unknown) => error)
      expect(must(forged as Error).message).to.include('two versions')
    })
  })
}
