import { expect } from 'chai'
import type { Sha256 } from '../../../domain/ids.ts'
import { judgement } from '../../domain/sample.ts'
import { day, documentOf } from './world.ts'
import type { World } from './world.ts'

const MANY = 10_000

export function archiveContract(world: () => World): void {
  describe('the archive', () => {
    const certified = async (): Promise<readonly [certificate: Sha256, deed: Sha256, receipt: Sha256]> => {
      const walk = await world().registered()
      const receipt = { ...documentOf('y').ref, sha256: world().newDigest() }
      await world().stores.dossiers.recordReceipt(
        walk.transactionId,
        { ...judgement, document: receipt },
        day(2),
      )
      const document = { ...documentOf('x').ref, sha256: world().newDigest() }
      await world().stores.registrations.recordCertificate(
        walk.transactionId,
        { ...judgement, document },
        day(4),
      )
      return [document.sha256, walk.deed, receipt.sha256]
    }
    const dueAmong = async (documents: readonly Sha256[], before = day(0)) => {
      const due = await world().stores.archive.due(before, MANY)
      return due.filter(({ documentSha256 }) => documents.includes(documentSha256))
    }

    it('wants proof of the deed, the receipt and the certificate of what is certified, and of nothing else', async () => {
      const documents = await certified()
      const { deed } = await world().registered()
      expect(await dueAmong([...documents, deed])).to.have.deep.members(
        documents.map((documentSha256) => ({ documentSha256, newest: null })),
      )
    })

    it('wants it again when the newest record ends before the moment in question', async () => {
      const { archive } = world().stores
      const [documentSha256] = await certified()
      const record = judgement.document
      const kept = { certificates: [], crls: [record], ocspResponses: [] }
      const first = {
        ...{ documentSha256, n: 1, record, at: day(5), validUntil: day(100) },
        ...{ evidence: kept, trust: judgement.trust },
      }
      const second = { ...first, n: 2, at: day(90), validUntil: day(200) }
      await archive.record([first])
      expect(await dueAmong([documentSha256], day(100))).to.deep.equal([])
      expect(await dueAmong([documentSha256], day(101))).to.deep.equal([
        { documentSha256, newest: { n: 1, record, validUntil: day(100), evidence: kept } },
      ])
      await archive.record([second, { ...first, at: day(9) }])
      expect(await dueAmong([documentSha256], day(200))).to.deep.equal([])
      expect(await archive.of(documentSha256)).to.deep.equal([first, second])
    })

    it('comes first to what was never proven, then to what ends soonest', async () => {
      const { archive } = world().stores
      const [documents, [fresh]] = [(await certified()).toSorted(), await certified()]
      const record = judgement.document
      const evidence = { certificates: [], crls: [], ocspResponses: [] }
      const ends = [3, 1, 2]
      await archive.record(
        documents.map((documentSha256, i) => ({
          ...{ documentSha256, n: 1, record, at: day(1), validUntil: day(ends[i] ?? 0) },
          ...{ evidence, trust: judgement.trust },
        })),
      )
      const due = await dueAmong([...documents, fresh], day(4))
      const [a, b, c] = documents
      expect(due.map(({ documentSha256 }) => documentSha256)).to.deep.equal([fresh, b, c, a])
    })

    it('is worked on in batches', async () => {
      await certified()
      expect(await world().stores.archive.due(day(0), 1)).to.have.length(1)
    })
  })
}
