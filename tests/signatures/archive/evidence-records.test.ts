import { expect } from 'chai'
import { createHash } from 'node:crypto'
import { ArchiveError } from '../../../signatures/archive/archive-error.ts'
import { parseEvidenceRecord } from '../../../signatures/archive/evidence-record.ts'
import {
  archiveRequest,
  buildEvidenceRecords,
  rehashEvidenceRecords,
  rehashRequest,
  renewalRequest,
  renewEvidenceRecords,
} from '../../../signatures/archive/evidence-records.ts'
import { rootOver } from '../../../signatures/archive/hash-tree.ts'
import { must } from '../../must.ts'
import { certifyTsa, timestampsBy } from '../tsa.ts'

const tsa = certifyTsa({ subject: 'TSA', serial: 51 })
const timestamps = timestampsBy({ tsa })
const sha = (hash: string, text: string | Uint8Array): Buffer => createHash(hash).update(text).digest()
const DIGESTS = ['one', 'two', 'three'].map((text) => sha('sha256', text))

async function archived(): Promise<readonly Uint8Array[]> {
  const request = archiveRequest(DIGESTS)
  return buildEvidenceRecords(request, await timestamps.stamp(request.root))
}

const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof ArchiveError) return error.code
    throw error
  }
  return 'none'
}

describe('a batch of documents', () => {
  it('is archived under one token, each document with the path that leads to it', async () => {
    const records = (await archived()).map(parseEvidenceRecord)
    const tokens = records.map(({ chains }) => Buffer.from(must(chains[0]?.[0]).token).toString('hex'))
    expect(new Set(tokens)).to.have.property('size', 1)
    for (const [i, { chains }] of records.entries()) {
      const { reduced } = must(chains[0]?.[0])
      expect(rootOver(must(DIGESTS[i]), reduced, 'sha256')).to.deep.equal(archiveRequest(DIGESTS).root)
    }
  })

  it('takes no token that was made for another batch', async () => {
    const token = await timestamps.stamp(archiveRequest(DIGESTS.slice(1)).root)
    expect(codeOf(() => buildEvidenceRecords(archiveRequest(DIGESTS), token))).to.equal(
      'token-of-other-batch',
    )
    expect(codeOf(() => buildEvidenceRecords(archiveRequest(DIGESTS), Buffer.from('no token')))).to.equal(
      'token-malformed',
    )
  })

  it('holds something, and digests of one length', () => {
    expect(codeOf(() => archiveRequest([]))).to.equal('batch-empty')
    expect(codeOf(() => archiveRequest([sha('sha512', 'one')]))).to.equal('digest-malformed')
  })
})

describe('a renewal', () => {
  it('stamps the tokens of before, without the documents', async () => {
    const records = await archived()
    const request = renewalRequest(records)
    const renewed = renewEvidenceRecords(records, await timestamps.stamp(request.root))
    for (const record of renewed) {
      const [chain, other] = parseEvidenceRecord(record).chains
      const [older, newer] = must(chain)
      expect(other).to.equal(undefined)
      const leaf = sha('sha256', must(older).token)
      expect(rootOver(leaf, must(newer).reduced, 'sha256')).to.deep.equal(request.root)
    }
  })

  it('needs no tree for records that share their newest token', async () => {
    const records = await archived()
    expect(renewalRequest(records).reduced).to.deep.equal([[], [], []])
  })

  it('changes to another digest in a chain of its own', async () => {
    const documents = (await archived()).map((record, i) => {
      return { record, digest: sha('sha512', must(['one', 'two', 'three'][i])) }
    })
    const token = await timestamps.stamp(rehashRequest(documents, 'sha512').root)
    for (const record of rehashEvidenceRecords(documents, 'sha512', token)) {
      const hashes = parseEvidenceRecord(record).chains.map((chain) => chain.map(({ hash }) => hash))
      expect(hashes).to.deep.equal([['sha256'], ['sha512']])
    }
  })
})

describe('an evidence record', () => {
  it('is refused when it is cut, or is something else', async () => {
    const [record] = await archived()
    for (const wrong of [new Uint8Array(), must(record).subarray(0, -1), Buffer.from('3000', 'hex')]) {
      expect(codeOf(() => parseEvidenceRecord(wrong))).to.equal('record-malformed')
    }
  })
})
