import { expect } from 'chai'
import type { EvidenceSource } from '../../activities/evidence/evidence-source.ts'
import type { Judge } from '../../activities/judging.ts'
import { sealOnceAccepted } from '../../activities/sealing.ts'
import type { Sealed } from '../../activities/sealing.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import { NOON } from '../certs/test-pki.ts'
import { listOf, seal, sealRevoked, sealRoot, services, timeRoot, trust } from '../signatures/decades.ts'
import { drawn } from '../signatures/sample.ts'
import { GATHERED, judgeOf, sourceOf } from './judges.ts'
import { codeOf } from './offices.ts'

/** Knows of the authorities of the seal and of time what these lists say. */
function sourceWith(crls: readonly Uint8Array[]): EvidenceSource {
  const inForce = { ...GATHERED.inForce, trust }
  const evidence = { ...GATHERED.evidence, crls }
  return sourceOf({ gather: () => Promise.resolve({ ...GATHERED, inForce, evidence }) })
}

const ALL_GOOD = [listOf(sealRoot, NOON), listOf(timeRoot, NOON)]
const AT = { at: NOON, reason: 'Test' }

describe('our own seal', () => {
  let judged: Uint8Array[]
  beforeEach(() => {
    judged = []
  })

  async function sealed(known: EvidenceSource, judgesBy: EvidenceSource = known): Promise<Sealed> {
    const judge = judgeOf({ source: judgesBy, policy: DEED_POLICY })
    const watched: Judge = (document) => {
      judged.push(document.bytes)
      return judge(document)
    }
    const deps = { seal, authority: services.timestamps, gather: known.gather, judgeOwn: watched }
    return sealOnceAccepted(await drawn(), deps, AT)
  }

  it('is judged whole, and only whole, when the lists show that its chain is good', async () => {
    const { bytes, basis } = await sealed(sourceWith(ALL_GOOD))
    expect(judged).to.deep.equal([bytes])
    expect(JSON.parse(basis.verdict)).to.have.nested.property('signatures[0].level', 'B-LTA')
  })

  it('is judged before anything is embedded when the lists leave its chain open', async () => {
    const { bytes } = await sealed(sourceWith([]), sourceWith(ALL_GOOD))
    expect(judged).to.have.length(2)
    expect(judged[1]).to.deep.equal(bytes)
  })

  it('is not set when the list says that it is revoked', async () => {
    const revoked = sourceWith([listOf(sealRoot, NOON, [sealRevoked]), listOf(timeRoot, NOON)])
    expect(await codeOf(sealed(revoked))).to.include('Our own seal does not hold')
    expect(judged).to.have.length(1)
  })

  it('does not go out when its chain was good, yet the whole is refused', async () => {
    const revoked = sourceWith([listOf(sealRoot, NOON, [sealRevoked]), listOf(timeRoot, NOON)])
    expect(await codeOf(sealed(sourceWith(ALL_GOOD), revoked))).to.include('Our own seal does not hold')
  })
})
