import { expect } from 'chai'
import { createHash } from 'node:crypto'
import type { Instant } from '../../../domain/time.ts'
import {
  archiveRequest,
  buildEvidenceRecords,
  rehashEvidenceRecords,
  rehashRequest,
  renewalRequest,
  renewEvidenceRecords,
} from '../../../signatures/archive/evidence-records.ts'
import type { ArchiveHash } from '../../../signatures/archive/hash-tree.ts'
import {
  verifyEvidenceRecord,
  type EvidenceRecordVerdict,
} from '../../../signatures/archive/verify-evidence-record.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { DEED_POLICY } from '../../../signatures/policy/policy.ts'
import { NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { firstUnit, listOf, secondUnit, timeRoot, trust } from '../decades.ts'
import { timestampsBy } from '../tsa.ts'

const RENEWED = '2027-05-01T12:00:00.000Z' as Instant
/** The first unit's certificate has ended, the second's has not. */
const AFTERWARDS = '2028-01-01T12:00:00.000Z' as Instant
const first = timestampsBy({ tsa: firstUnit })
const second = timestampsBy({ tsa: secondUnit, genTime: RENEWED })
const DEEDS = ['one', 'two', 'three', 'four', 'five']
const evidence = { ...NO_EVIDENCE, crls: [NOON, RENEWED, AFTERWARDS].map((at) => listOf(timeRoot, at)) }

const digestOf =
  (deed: string) =>
  (hash: ArchiveHash): Buffer =>
    createHash(hash).update(deed).digest()

async function archived(): Promise<readonly Uint8Array[]> {
  const request = archiveRequest(DEEDS.map((deed) => digestOf(deed)('sha256')))
  return buildEvidenceRecords(request, await first.stamp(request.root))
}

async function renewed(records: readonly Uint8Array[], by = second): Promise<readonly Uint8Array[]> {
  return renewEvidenceRecords(records, await by.stamp(renewalRequest(records).root))
}

async function rehashed(records: readonly Uint8Array[], hash: ArchiveHash): Promise<readonly Uint8Array[]> {
  const documents = records.map((record, i) => ({ record, digest: digestOf(must(DEEDS[i]))(hash) }))
  return rehashEvidenceRecords(documents, hash, await second.stamp(rehashRequest(documents, hash).root))
}

function judge(record: Uint8Array | undefined, deed: string, at: Instant): EvidenceRecordVerdict {
  const policy = { ...DEED_POLICY, revocation: 'required' } as const
  return verifyEvidenceRecord(must(record), digestOf(deed), { trust, evidence, policy, at })
}

describe('an evidence record', () => {
  it('proves when each document of its batch existed', async () => {
    for (const [i, record] of (await archived()).entries()) {
      expect(judge(record, must(DEEDS[i]), NOON)).to.include({ indication: 'TOTAL_PASSED', provenAt: NOON })
    }
  })

  it('proves nothing of a document that is not in its first list, though it be of the same batch', async () => {
    const [record] = await archived()
    for (const other of ['three', 'forged']) {
      const verdict = judge(record, other, NOON)
      expect(verdict.indication).not.to.equal('TOTAL_PASSED')
      expect(verdict.provenAt).to.equal(null)
    }
  })

  it('is open once the certificate of its timestamp has ended', async () => {
    const [record] = await archived()
    expect(judge(record, 'one', AFTERWARDS)).to.include({ indication: 'INDETERMINATE', provenAt: null })
  })

  it('still proves the first time when it was renewed before that', async () => {
    for (const [i, record] of (await renewed(await archived())).entries()) {
      const verdict = judge(record, must(DEEDS[i]), AFTERWARDS)
      expect(verdict).to.include({ indication: 'TOTAL_PASSED', provenAt: NOON })
      expect(verdict.timestamps.map(({ genTime }) => genTime)).to.deep.equal([NOON, RENEWED])
    }
  })

  it('stays open when it was renewed too late', async () => {
    const late = timestampsBy({ tsa: secondUnit, genTime: '2027-07-01T12:00:00.000Z' as Instant })
    const [record] = await renewed(await archived(), late)
    expect(judge(record, 'one', AFTERWARDS).indication).to.equal('INDETERMINATE')
  })

  it('does not borrow the renewal of another', async () => {
    const strangers = archiveRequest([digestOf('stranger')('sha256')])
    const others = buildEvidenceRecords(strangers, await first.stamp(strangers.root))
    const [stranger] = await renewed(others)
    expect(judge(stranger, 'one', AFTERWARDS).indication).not.to.equal('TOTAL_PASSED')
  })

  it('goes over to a stronger digest, of the document and of all before', async () => {
    const records = await rehashed(await archived(), 'sha512')
    for (const [i, record] of records.entries()) {
      const verdict = judge(record, must(DEEDS[i]), AFTERWARDS)
      expect(verdict).to.include({ indication: 'TOTAL_PASSED', provenAt: NOON })
    }
    expect(judge(records[0], 'three', AFTERWARDS).indication).not.to.equal('TOTAL_PASSED')
  })

  it('does not pass with an octet of it changed', async () => {
    const [record] = await renewed(await archived())
    const whole = must(record)
    for (let at = 0; at < whole.length; at += 31) {
      const changed = Uint8Array.from(whole)
      changed.set([(changed[at] ?? 0) ^ 1], at)
      expect(judge(changed, 'one', AFTERWARDS).provenAt, `octet ${at}`).to.not.equal(NOON)
    }
  })
})
