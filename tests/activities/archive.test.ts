import { expect } from 'chai'
import { createArchiveActivities } from '../../activities/archive.ts'
import type { ArchiveDeps } from '../../activities/archive.ts'
import type { Sha256 } from '../../domain/ids.ts'
import { later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { parseEvidenceRecord } from '../../signatures/archive/evidence-record.ts'
import { createMemoryStores } from '../../storage/memory/stores.ts'
import { NOON } from '../certs/test-pki.ts'
import { judgement } from '../domain/sample.ts'
import { must } from '../must.ts'
import { certifyTsa, timestampsBy } from '../signatures/tsa.ts'
import { createWorld, day, documentOf } from '../storage/contract/world.ts'
import type { World } from '../storage/contract/world.ts'
import { createSmallVault } from './vault.ts'
import type { SmallVault } from './vault.ts'

const DAY = 86_400_000
const tsa = certifyTsa({ subject: 'TSA of today' })
const successor = certifyTsa({ subject: 'TSA of tomorrow' })
const end = tsa.certificate.notAfter

describe('the renewal of the archive', () => {
  let world: World
  let vault: SmallVault
  let stamped: number
  let certificate: Sha256
  beforeEach(async () => {
    world = createWorld(createMemoryStores())
    vault = createSmallVault()
    stamped = 0
    const { transactionId } = await world.registered()
    certificate = world.newDigest()
    const document = { ...documentOf('x').ref, sha256: certificate }
    await world.stores.registrations.recordCertificate(transactionId, { ...judgement, document }, day(4))
  })

  const renewAt = (at: Instant, by = tsa): Promise<{ readonly renewed: number; readonly more: boolean }> => {
    const authority: ArchiveDeps['authority'] = {
      stamp(sha256) {
        stamped += 1
        return timestampsBy({ tsa: by }).stamp(sha256)
      },
    }
    return createArchiveActivities({ stores: world.stores, vault, authority }).renewArchive({ at })
  }
  const proofs = () => world.stores.archive.of(certificate)

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

  it('catches up when nobody renewed in time', async () => {
    await renewAt(NOON)
    expect((await renewAt(later(end, DAY), successor)).renewed).to.equal(2)
    expect(await proofs()).to.have.length(2)
  })

  it('records nothing while the authority is away', async () => {
    const authority = { stamp: () => Promise.reject(new Error('away')) }
    const activities = createArchiveActivities({ stores: world.stores, vault, authority })
    const fault: unknown = await activities.renewArchive({ at: NOON }).catch((error: unknown) => error)
    expect((fault as Error).message).to.equal('away')
    expect(await proofs()).to.deep.equal([])
  })
})
