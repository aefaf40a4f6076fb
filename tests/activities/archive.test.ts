import { expect } from 'chai'
import { createArchiveActivities } from '../../activities/archive.ts'
import type { ArchiveDeps } from '../../activities/archive.ts'
import { createArchiveJudge } from '../../activities/archive-judge.ts'
import { createKeeper } from '../../activities/evidence/keeper.ts'
import type { RevokedEntry } from '../../certs/authority/issue-crl.ts'
import { configuredTrust } from '../../certs/trust/trust.ts'
import type { Sha256 } from '../../domain/ids.ts'
import type { ArchivedProof } from '../../domain/ports.ts'
import { later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { parseEvidenceRecord } from '../../signatures/archive/evidence-record.ts'
import type { EvidenceRecordVerdict } from '../../signatures/archive/verify-evidence-record.ts'
import { createMemoryStores } from '../../storage/memory/stores.ts'
import { NOON } from '../certs/test-pki.ts'
import type { Identity } from '../certs/test-pki.ts'
import { judgement } from '../domain/sample.ts'
import { must } from '../must.ts'
import { firstUnit as tsa, listOf, sealRoot, timeRoot } from '../signatures/decades.ts'
import { certifyTsa, timestampsBy } from '../signatures/tsa.ts'
import { createWorld, day, documentOf } from '../storage/contract/world.ts'
import type { World } from '../storage/contract/world.ts'
import { createSmallVault } from './vault.ts'
import type { SmallVault } from './vault.ts'

const DAY = 86_400_000
/** Another authority, under another root. */
const successor = certifyTsa({
  ...{ subject: 'TSA of tomorrow', issuer: sealRoot, serial: 81, notAfter: '2032-06-01T00:00:00.000Z' },
})
const end = tsa.certificate.notAfter
const trust = configuredTrust([timeRoot.certificate.der, sealRoot.certificate.der])

describe('the renewal of the archive', () => {
  let world: World
  let vault: SmallVault
  let stamped: number
  let certificate: Sha256
  /** Which authorities say what they revoked. */
  let speaking: readonly Identity[]
  let revoked: readonly RevokedEntry[]
  let reported: string[]
  let askMore: ArchiveDeps['askMore']
  beforeEach(async () => {
    world = createWorld(createMemoryStores())
    vault = createSmallVault()
    stamped = 0
    speaking = [timeRoot, sealRoot]
    revoked = []
    reported = []
    askMore = () => Promise.resolve(null)
    const { transactionId } = await world.registered()
    certificate = world.newDigest()
    const document = { ...documentOf('x').ref, sha256: certificate }
    await world.stores.registrations.recordCertificate(transactionId, { ...judgement, document }, day(4))
  })

  /** Everything as it is at that moment. */
  const depsAt = (at: Instant): ArchiveDeps => ({
    ...{ stores: world.stores, vault, now: () => at },
    authority: { stamp: () => Promise.reject(new Error('away')) },
    report: (message) => reported.push(message),
    async gather() {
      const crls = speaking.map((issuer) => listOf(issuer, at, revoked))
      const refs = await Promise.all(crls.map(createKeeper(vault)))
      return {
        inForce: { trust, ref: judgement.trust, points: [] },
        evidence: { certificates: [], crls, ocspResponses: [] },
        refs: { certificates: [], crls: refs, ocspResponses: [] },
      }
    },
    askMore: (gathered, signers) => askMore(gathered, signers),
  })
  const renewAt = (
    at: Instant,
    by = tsa,
    change: Partial<ArchiveDeps> = {},
  ): Promise<{ readonly renewed: number; readonly more: boolean }> => {
    const authority: ArchiveDeps['authority'] = {
      stamp(sha256) {
        stamped += 1
        return timestampsBy({ tsa: by, genTime: at }).stamp(sha256)
      },
    }
    return createArchiveActivities({ ...depsAt(at), authority, ...change }).renewArchive({ at })
  }
  const faultOf = (renewing: Promise<unknown>): Promise<string> =>
    renewing.then(
      () => 'none',
      (error: unknown) => (error as Error).message,
    )
  const proofs = () => world.stores.archive.of(certificate)
  const newest = async (): Promise<ArchivedProof> => must((await proofs()).at(-1))
  const proveAt = async (
    at: Instant,
    { record, evidence }: Pick<ArchivedProof, 'record' | 'evidence'>,
  ): Promise<EvidenceRecordVerdict> => {
    const bytes = await vault.read(record)
    const judge = createArchiveJudge(depsAt(at))
    return must((await judge([{ documentSha256: certificate, record: bytes, evidence }]))[0]).verdict
  }

  it('proves deed and certificate under one timestamp, once', async () => {
    expect(await renewAt(NOON)).to.deep.equal({ renewed: 2, more: false })
    expect(await renewAt(NOON)).to.deep.equal({ renewed: 0, more: false })
    expect(stamped).to.equal(1)
    expect(await proofs()).to.have.length(1)
    expect((await proofs())[0]).to.deep.include({ n: 1, at: NOON, validUntil: end })
  })

  it('stamps the records again before the authority’s certificate ends, and keeps the older proof inside', async () => {
    await renewAt(NOON)
    expect((await renewAt(later(end, -91 * DAY), successor)).renewed).to.equal(0)
    expect((await renewAt(later(end, -89 * DAY), successor)).renewed).to.equal(2)
    const [first, second] = await proofs()
    const [chain] = parseEvidenceRecord(await vault.read(must(second).record)).chains
    const [before] = parseEvidenceRecord(await vault.read(must(first).record)).chains
    expect(must(chain)).to.have.length(2)
    expect(must(chain)[0]).to.deep.equal(must(before)[0])
  })

  it('keeps what proves the document when the first authority has ended and says nothing more', async () => {
    await renewAt(NOON)
    await renewAt(later(end, -89 * DAY), successor)
    speaking = [sealRoot]
    const kept = await newest()
    expect(await proveAt(later(end, DAY), kept)).to.include({ indication: 'TOTAL_PASSED', provenAt: NOON })
    const [first] = await proofs()
    expect(await proveAt(later(end, DAY), must(first))).to.include({ provenAt: null })
    const nothing = { certificates: [], crls: [], ocspResponses: [] }
    expect(await proveAt(later(end, DAY), { ...kept, evidence: nothing })).to.include({ provenAt: null })
  })

  it('catches up when nobody renewed in time, and says so: the proof begins anew', async () => {
    await renewAt(NOON)
    const late = later(end, DAY)
    expect((await renewAt(late, successor)).renewed).to.equal(2)
    expect(await proofs()).to.have.length(2)
    expect(reported).to.deep.equal(['an evidence record lapsed', 'an evidence record lapsed'])
    expect(await proveAt(late, await newest())).to.include({ indication: 'TOTAL_PASSED', provenAt: late })
  })

  it('records nothing while the authority is away', async () => {
    const activities = createArchiveActivities(depsAt(NOON))
    expect(await faultOf(activities.renewArchive({ at: NOON }))).to.equal('away')
    expect(await proofs()).to.deep.equal([])
  })

  it('records nothing that an authority stamped whom nobody knows', async () => {
    const stranger = certifyTsa({ subject: 'TSA of nobody' })
    expect(await faultOf(renewAt(NOON, stranger))).to.include('NO_CERTIFICATE_CHAIN_FOUND')
    expect([await proofs(), vault.held.size]).to.deep.equal([[], 2])
  })

  it('records nothing by an authority whose certificate was revoked', async () => {
    revoked = [{ serial: tsa.certificate.serial, at: day(0), reason: 'keyCompromise' }]
    expect(await faultOf(renewAt(NOON))).to.include('The new evidence record does not hold')
    expect(await proofs()).to.deep.equal([])
  })

  it('records nothing with a token over something else', async () => {
    const authority = { stamp: () => timestampsBy({ tsa }).stamp(Buffer.alloc(32)) }
    expect(await faultOf(renewAt(NOON, tsa, { authority }))).to.include('something else')
    expect(await proofs()).to.deep.equal([])
  })

  it('waits while nobody can tell whether the authority was revoked, and leaves older proof as it is', async () => {
    speaking = []
    expect(await faultOf(renewAt(NOON))).to.include('TRY_LATER')
    speaking = [timeRoot]
    await renewAt(NOON)
    speaking = []
    expect(await faultOf(renewAt(later(end, -89 * DAY), successor))).to.include('TRY_LATER')
    expect(await proofs()).to.have.length(1)
    expect(reported).to.deep.equal([])
  })

  it('asks on where no revocation list covers the authority, and keeps the answer', async () => {
    speaking = []
    const answer = { ...documentOf('o').ref, sha256: world.newDigest() }
    askMore = (gathered, { receipts }) =>
      Promise.resolve({
        ...gathered,
        evidence: { ...gathered.evidence, crls: receipts.map(() => listOf(timeRoot, NOON)) },
        refs: { ...gathered.refs, ocspResponses: [answer] },
      })
    expect((await renewAt(NOON)).renewed).to.equal(2)
    expect((await newest()).evidence.ocspResponses).to.deep.equal([answer])
  })

  it('renews nothing by a certificate that ends no later, and asks for another', async () => {
    await renewAt(NOON)
    expect(await renewAt(later(end, -89 * DAY))).to.deep.equal({ renewed: 0, more: false })
    expect(reported).to.deep.equal(['the timestamp authority needs a new certificate'])
    expect(await proofs()).to.have.length(1)
  })
})
