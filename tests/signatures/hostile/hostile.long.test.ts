import { expect } from 'chai'
import { bitString, element, oid, sequence, smallInteger, time } from '../../../certs/asn1/write.ts'
import { TAG } from '../../../certs/asn1/tags.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { withSecurityStore } from '../../../signatures/sign/security-store.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { must } from '../../must.ts'
import { certify, NOON } from '../../certs/test-pki.ts'
import { expectAgreement } from '../agreement.ts'
import { judge as judged } from '../attacks/authorities.ts'
import { BASES } from '../attacks/base.ts'
import { resigned } from '../attacks/forge.ts'
import { craftCms } from '../cms/craft.ts'
import { BOMBS, manySignatures } from './bombs.ts'

const base = must(BASES[0])

function judge(pdf: Uint8Array): DocumentVerdict {
  const verdict = judged(pdf)
  expectAgreement(verdict)
  return verdict
}

/** A revocation list of that many entries, signed by nobody. */
function hugeCrl(entries: number): Uint8Array {
  const revoked = Array.from({ length: entries }, (_, i) => sequence(smallInteger(i + 1), time(NOON)))
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const tbs = sequence(
    smallInteger(1),
    algorithm,
    base.signer.certificate.issuer.der,
    time(NOON),
    sequence(...revoked),
  )
  return sequence(tbs, algorithm, bitString(new Uint8Array(64)))
}

describe('a hostile file', () => {
  for (const [name, code, pdf] of BOMBS) {
    it(`is answered, never accepted: ${name}`, () => {
      const { decision, structure } = judge(pdf())
      expect(decision).to.be.oneOf(['REVIEW', 'REFUSE'])
      if (code === null) return
      expect(structure.map((finding) => finding.code)).to.deep.equal([code])
      // A file beyond the limits was not read, so that nothing is said against it: a person decides.
      expect(decision === 'REVIEW').to.equal(code === 'resource-limit')
    })
  }

  it('is answered when its signature carries a revocation list of 50,000 entries', () => {
    const verdict = judge(resigned(base, { crls: [hugeCrl(50_000)], room: 1_500_000 }))
    expect(verdict.decision).not.to.equal('RETRY')
    expect(verdict.signatures[0]?.crypto).to.include({ digestOk: true, signatureOk: true })
  })

  it('is answered when fifty signatures share nothing of what they cover', () => {
    const cms = craftCms({ content: Buffer.from('something'), signer: base.signer })
    const { decision, signatures } = judge(manySignatures(50, cms))
    expect(decision).not.to.equal('ACCEPT')
    const stopped = signatures.filter(({ findings }) =>
      findings.some(({ code }) => code === 'resource-limit'),
    )
    // A few are hashed, and the rest is not: the work stays that of a few.
    expect(signatures).to.have.length(50)
    expect(stopped).to.have.length.within(35, 49)
  })

  it('is answered when its store holds hundreds of certificates of one name, each with a key of its own', () => {
    const certificates = Array.from({ length: 400 }, () => certify({ subject: 'Twin' }).certificate.der)
    const { decision, structure } = judge(
      withSecurityStore(openBaseFile(base.pdf), { ...NO_EVIDENCE, certificates }),
    )
    expect(decision).to.equal('REVIEW')
    // Only a few namesakes are tried for each: to try all takes a hundred times as long.
    expect(structure.filter(({ code }) => code === 'certificate-without-issuer')).to.have.length(396)
  })

  it('is answered when its signature is a list of millions', () => {
    const list = element(
      TAG.sequence,
      new Uint8Array(3_000_000).map((_, i) => (i % 2 === 0 ? TAG.null : 0)),
    )
    const verdict = judge(resigned(base, { whole: list, room: 3_100_000 }))
    expect(verdict.signatures[0]).to.deep.include({ crypto: null, indication: 'TOTAL_FAILED' })
  })

  it('is answered when its signature is nested 100,000 deep', () => {
    const nested = Buffer.concat(Array.from({ length: 100_000 }, () => Uint8Array.of(0x30, 0x80)))
    const verdict = judge(resigned(base, { whole: nested, room: 200_000 }))
    expect(verdict.decision).not.to.equal('ACCEPT')
    expect(verdict.signatures[0]?.crypto).to.equal(null)
  })
}).timeout(60_000)
