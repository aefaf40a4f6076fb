import { expect } from 'chai'
import { configuredSource } from '../../activities/evidence/trust-source.ts'
import { createKeeper } from '../../activities/evidence/keeper.ts'
import { createDocumentActivities } from '../../activities/document-activities.ts'
import type { Gathered } from '../../activities/evidence/evidence-source.ts'
import { recompute } from '../../activities/recompute.ts'
import type { RecomputeDeps } from '../../activities/recompute.ts'
import { parseSha256 } from '../../domain/ids.ts'
import { createMemoryStores } from '../../storage/memory/stores.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { NOON } from '../certs/test-pki.ts'
import { must } from '../must.ts'
import { drawn, notary as signer, secondSigner, signed, trust } from '../signatures/sample.ts'
import { createWorld, day, notary } from '../storage/contract/world.ts'
import type { Walk, World } from '../storage/contract/world.ts'
import { judgeOf, sourceOf } from './judges.ts'
import { createSmallVault } from './vault.ts'
import type { SmallVault } from './vault.ts'
import { examining } from './walks.ts'

describe('recomputing a verdict', () => {
  let world: World
  let vault: SmallVault
  let walk: Walk
  const deps = (): RecomputeDeps => ({
    stores: world.stores,
    vault,
    examine: ({ bytes }, question) => Promise.resolve(verifyDocument(bytes, question)),
  })

  beforeEach(async () => {
    world = createWorld(createMemoryStores())
    vault = createSmallVault()
    const certificateSha256 = must(parseSha256(signer.certificate.sha256))
    await world.stores.notaries.enrol({ ...notary, name: 'Filao CASUARINA', certificateSha256, at: NOON })
    const inForce = await configuredSource(trust, createKeeper(vault))()
    const gathered: Gathered = {
      inForce,
      evidence: { certificates: [], crls: [], ocspResponses: [] },
      refs: { certificates: [], crls: [], ocspResponses: [] },
    }
    const source = sourceOf({ gather: () => Promise.resolve(gathered) })
    const activities = createDocumentActivities({
      stores: world.stores,
      vault,
      ...source,
      judge: judgeOf({ source }),
      judgeOwn: judgeOf({ source }),
      authority: { stamp: () => Promise.reject(new Error('away')) },
      seal: secondSigner,
      drawReceipt: () => drawn(),
      drawCertificate: () => drawn(),
      retention: 1,
      now: () => NOON,
      report: () => undefined,
    })
    walk = await examining(world, {}, await vault.putBytes(await signed(await drawn())))
    await activities.examineDeed({ transactionId: walk.transactionId, at: day(1), round: 1 })
  })

  it('gives the identical JSON from what was stored', async () => {
    const [deed] = await recompute(deps(), walk.transactionId)
    const [judged] = await world.stores.evidence.of(walk.transactionId)
    expect(must(deed).recomputed).to.equal(must(judged).verdict)
    expect(deed).to.deep.include({ purpose: 'deed', round: 1, documentSha256: walk.deed, same: true })
    expect(JSON.parse(must(deed).recomputed)).to.include({ decision: 'ACCEPT', validationTime: NOON })
  })

  it('differs when the bytes are not those that were judged', async () => {
    const other = await signed(await drawn(true))
    const [deed] = await recompute({ ...deps(), vault: swapped(vault, walk.deed, other) }, walk.transactionId)
    expect(deed?.same).to.equal(false)
  })

  it('differs when other anchors were put in the place of those that were trusted', async () => {
    const [judged] = await world.stores.evidence.of(walk.transactionId)
    const nobody = Buffer.from(JSON.stringify({ list: trust.list, anchors: [], intermediates: [] }))
    const forged = swapped(vault, must(judged).trust.anchors.sha256, nobody)
    const [deed] = await recompute({ ...deps(), vault: forged }, walk.transactionId)
    expect(deed?.same).to.equal(false)
  })

  it('is a fault when a timestamp is missing that the verdict rests on', async () => {
    const [judged] = await world.stores.evidence.of(walk.transactionId)
    const evidence = { ...must(judged).evidence, receipts: [must(judged).document.sha256] }
    await world.stores.evidence.record(walk.transactionId, { ...must(judged), round: 2, evidence })
    const fault: unknown = await recompute(deps(), walk.transactionId).catch((error: unknown) => error)
    expect((fault as Error).message).to.include('is missing')
  })

  it('finds nothing where nothing was judged', async () => {
    expect(await recompute(deps(), world.newId())).to.deep.equal([])
  })
})

/** The same vault with other bytes under one hash. */
function swapped(vault: SmallVault, sha256: string, bytes: Uint8Array): Pick<SmallVault, 'read'> {
  return { read: (ref) => (ref.sha256 === sha256 ? Promise.resolve(bytes) : vault.read(ref)) }
}
