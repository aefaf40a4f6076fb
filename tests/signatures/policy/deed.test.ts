import { expect } from 'chai'
import type { Instant } from '../../../domain/time.ts'
import type { DocumentEvidence, SignatureEvidence } from '../../../signatures/evidence.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { judgeDocument } from '../../../signatures/policy/deed.ts'
import { DEED_POLICY, type DeedPolicy } from '../../../signatures/policy/policy.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { gatherEvidence } from '../../../signatures/verify.ts'
import { NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { drawn, faultsOf, LENIENT, rsaSigner, signed, trust } from '../sample.ts'

const looking = { trust, evidence: NO_EVIDENCE, at: NOON }
const sound = gatherEvidence(await signed(await drawn()), NO_EVIDENCE)
const soundSignature = must(sound.signatures[0])
const soundCms = must(soundSignature.cms)

function verdictOn(
  change: Partial<SignatureEvidence>,
  policy: DeedPolicy = LENIENT,
  at: Instant = NOON,
): DocumentVerdict {
  const evidence: DocumentEvidence = { ...sound, signatures: [{ ...soundSignature, ...change }] }
  return judgeDocument(evidence, { ...looking, policy, at })
}

const conclusionOn = (change: Partial<SignatureEvidence>): unknown => {
  const { decision, signatures } = verdictOn(change)
  return [decision, signatures[0]?.indication, signatures[0]?.subIndication]
}

describe('judging a deed', () => {
  it('accepts sound evidence, and says that revocation was not asked for', () => {
    const verdict = verdictOn({})
    expect(verdict.decision).to.equal('ACCEPT')
    expect(verdict.policy).to.deep.include({ id: 'mu-deed', version: DEED_POLICY.version })
    expect(verdict.signatures[0]?.path.findings).to.deep.include({
      check: 'T4',
      level: 'INFO',
      code: 'revocation-not-required',
    })
  })

  it('is a pure function: the same evidence gives the same JSON', () => {
    expect(JSON.stringify(verdictOn({}))).to.equal(JSON.stringify(verdictOn({})))
  })

  it('never takes what was not evaluated for true', () => {
    expect(conclusionOn({ cms: { ...soundCms, digestOk: null } })).to.include('INDETERMINATE')
    expect(conclusionOn({ cms: { ...soundCms, signatureOk: null } })).to.include('INDETERMINATE')
    expect(conclusionOn({ cms: null })).to.include('TOTAL_FAILED')
    expect(conclusionOn({ changesAfter: null })).to.include('TOTAL_FAILED')
    expect(conclusionOn({ cms: { ...soundCms, signer: null } })).to.include('TOTAL_FAILED')
  })

  it('refuses a digest or a signature that does not hold, even if no finding says so', () => {
    for (const wrong of [{ digestOk: false }, { signatureOk: false }] as const) {
      expect(verdictOn({ cms: { ...soundCms, ...wrong } }).decision).not.to.equal('ACCEPT')
    }
  })

  for (const changesAfter of ['FORM', 'ANNOTATION', 'OTHER'] as const) {
    it(`refuses a deed with a change of kind ${changesAfter} since`, () => {
      expect(conclusionOn({ changesAfter })).to.deep.equal(['REFUSE', 'TOTAL_FAILED', 'FORMAT_FAILURE'])
    })
  }

  it('accepts further signatures and a security store since', () => {
    for (const changesAfter of ['SIGNATURE', 'LTA'] as const) {
      expect(verdictOn({ changesAfter }).decision).to.equal('ACCEPT')
    }
  })

  it('refuses what is proven wrong, though what is open was found first', () => {
    const unsorted = { check: 'C2', level: 'FAIL', code: 'signed-attributes-unsorted' } as const
    const cms = { ...soundCms, findings: [unsorted] }
    expect(conclusionOn({ cms })).to.deep.equal(['REVIEW', 'INDETERMINATE', 'FORMAT_FAILURE'])
    expect(conclusionOn({ cms, changesAfter: 'OTHER' })).to.include('REFUSE')
  })

  it('refuses a signature that covers only part of its revision', () => {
    const slot = { ...soundSignature.slot, coverage: 'PARTIAL' } as const
    expect(conclusionOn({ slot })).to.deep.equal(['REFUSE', 'TOTAL_FAILED', 'FORMAT_FAILURE'])
  })

  it('asks to try later when revocation is required, and to nobody else', () => {
    const verdict = verdictOn({}, DEED_POLICY)
    expect(verdict.decision).to.equal('RETRY')
    expect(verdict.signatures[0]?.subIndication).to.equal('TRY_LATER')
  })

  it('takes no issuer named otherwise and nothing unsigned in a deed, and tells of it in any other document', () => {
    const otherwise = { check: 'C1', level: 'WARN', code: 'signer-named-otherwise' } as const
    const strange = { oid: '1.2.3.4', values: [] }
    for (const [cms, code] of [
      [{ ...soundCms, findings: [...soundCms.findings, otherwise] }, 'C1 signer-named-otherwise'],
      [{ ...soundCms, unsignedAttributes: [strange] }, 'C2 unsigned-attribute-unknown'],
    ] as const) {
      const strict = verdictOn({ cms })
      expect(strict.signatures[0]?.indication).not.to.equal('TOTAL_PASSED')
      expect(faultsOf(strict)).to.deep.equal([code])
      expect(verdictOn({ cms }, { ...LENIENT, strayMaterial: 'tell' }).decision).to.equal('ACCEPT')
    }
  })

  it('takes the older kind of signature only by configuration', () => {
    const slot = { ...soundSignature.slot, subFilter: 'adbe.pkcs7.detached' }
    expect(verdictOn({ slot }).decision).to.equal('REFUSE')
    const lenient: DeedPolicy = { ...LENIENT, subFilters: ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'] }
    expect(verdictOn({ slot }, lenient).decision).to.equal('ACCEPT')
  })

  it('does not let a sound signature pass in a file that is not', () => {
    const structure = [{ check: 'S4', level: 'FAIL', code: 'unaccounted-bytes' }] as const
    const verdict = judgeDocument({ ...sound, structure }, { ...looking, policy: LENIENT })
    expect(verdict.signatures[0]?.indication).to.equal('TOTAL_FAILED')
    expect(verdict.decision).to.equal('REFUSE')
  })

  it('refuses a file in which nothing is signed', () => {
    expect(judgeDocument({ ...sound, signatures: [] }, { ...looking, policy: LENIENT }).decision).to.equal(
      'REFUSE',
    )
  })
})

describe('the algorithm table', () => {
  const END = '2029-01-01T00:00:00.000Z' as Instant
  const EVE = '2028-12-31T23:59:59.999Z' as Instant

  it('takes RSA PKCS#1 v1.5 until the end of 2028, whatever the key, and ECDSA after', async () => {
    const rsa = gatherEvidence(await signed(await drawn(), rsaSigner), NO_EVIDENCE)
    expect(faultsOf(judgeDocument(rsa, { ...looking, policy: LENIENT, at: EVE }))).to.deep.equal([])
    const late = judgeDocument(rsa, { ...looking, policy: LENIENT, at: END })
    expect(late.signatures[0]?.subIndication).to.equal('CRYPTO_CONSTRAINTS_FAILURE_NO_POE')
    expect(judgeDocument(sound, { ...looking, policy: LENIENT, at: END }).decision).to.equal('ACCEPT')
  })

  it('refuses what it does not list', () => {
    for (const change of [{ digestAlgorithm: 'md5' }, { signatureAlgorithm: '1.2.3' }, { keyBits: 255 }]) {
      const verdict = verdictOn({ cms: { ...soundCms, ...change } })
      expect(verdict.signatures[0]?.subIndication).to.equal('CRYPTO_CONSTRAINTS_FAILURE')
    }
  })
})
