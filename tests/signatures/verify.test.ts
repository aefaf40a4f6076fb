import { expect } from 'chai'
import { configuredTrust } from '../../certs/trust/trust.ts'
import { conclude } from '../../domain/verdict.ts'
import type { Instant } from '../../domain/time.ts'
import { DEED_FINDING_CODES, deedFindings } from '../../signatures/findings.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { certifyAuthority, NOON } from '../certs/test-pki.ts'
import {
  drawn,
  faultsOf,
  notary,
  notarySigner,
  rsaSigner,
  secondSigner,
  signed,
  trust,
  verdictOn,
} from './sample.ts'

const enrolled = { notaryCertificateSha256: notary.certificate.sha256 }

describe('verifying a deed', () => {
  for (const packed of [false, true]) {
    for (const [kind, signer] of [
      ['ECDSA', notarySigner],
      ['RSA', rsaSigner],
    ] as const) {
      it(`accepts a deed with cross-reference ${packed ? 'streams' : 'tables'} signed with ${kind}, and a second signature`, async () => {
        const once = await signed(await drawn(packed), signer)
        const twice = await signed(once, secondSigner)
        for (const verdict of [verdictOn(once), verdictOn(twice)]) {
          expect(faultsOf(verdict)).to.deep.equal([])
          expect(verdict.decision).to.equal('ACCEPT')
        }
      })
    }
  }
})

describe('a signature whose certificate leads nowhere', () => {
  it('is a question for a person, and still says that the bytes are whole', async () => {
    const stranger = certifyAuthority({ subject: 'Another root' })
    const verdict = verifyDocument(await signed(await drawn()), {
      trust: configuredTrust([stranger.certificate.der]),
      evidence: NO_EVIDENCE,
      policy: DEED_POLICY,
      at: NOON,
    })
    expect(verdict.decision).to.equal('REVIEW')
    expect(verdict.signatures[0]).to.deep.include({ subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' })
    expect(verdict.signatures[0]?.crypto).to.deep.include({ digestOk: true, signatureOk: true })
  })

  it('is out of bounds once it has expired', async () => {
    const late = '2031-01-01T00:00:00.000Z' as Instant
    const verdict = verifyDocument(await signed(await drawn()), {
      trust,
      evidence: NO_EVIDENCE,
      policy: DEED_POLICY,
      at: late,
    })
    expect(verdict.signatures[0]?.subIndication).to.equal('OUT_OF_BOUNDS_NO_POE')
    expect(verdict.decision).to.equal('REVIEW')
  })
})

describe('what the transaction is told', () => {
  it('passes every rule for the lodging notary’s own deed', async () => {
    const findings = deedFindings(verdictOn(await signed(await drawn())), enrolled)
    expect(findings.map(({ rule, code }) => [rule, code])).to.deep.equal([
      ['deed-structure-sound', 'deed-readable'],
      ['deed-signature-valid', 'signature-proven'],
      ['deed-unchanged-after-signing', 'nothing-changed'],
      ['signer-is-the-lodging-notary', 'signed-by-the-lodging-notary'],
    ])
    expect(conclude(findings)).to.equal('passed')
  })

  it('keeps who signed apart from whether the signature holds', async () => {
    const findings = deedFindings(verdictOn(await signed(await drawn(), secondSigner)), enrolled)
    expect(findings.find(({ rule }) => rule === 'deed-signature-valid')?.verdict).to.equal('passed')
    expect(findings.find(({ rule }) => rule === 'signer-is-the-lodging-notary')?.code).to.equal(
      'signed-by-another',
    )
  })

  it('leaves it open when the notary has enrolled no certificate', async () => {
    const findings = deedFindings(verdictOn(await signed(await drawn())), { notaryCertificateSha256: null })
    expect(conclude(findings)).to.equal('indeterminate')
  })

  it('does not count a signature that does not hold as the notary’s', async () => {
    const broken = Uint8Array.from(await signed(await drawn()))
    const at = Buffer.from(broken).indexOf('/MediaBox [ 0 0 300') + '/MediaBox [ 0 0 '.length
    broken[at] = '9'.charCodeAt(0)
    const findings = deedFindings(verdictOn(broken), enrolled)
    expect(findings.find(({ rule }) => rule === 'deed-signature-valid')).to.deep.include({
      code: 'signature-disproven',
    })
    expect(findings.at(-1)?.verdict).to.equal('failed')
  })

  it('names the check and the place for a file that cannot be read, and for one that nobody signed', async () => {
    const [cut] = deedFindings(verdictOn((await signed(await drawn())).subarray(0, 900)), enrolled)
    expect(cut?.code).to.equal('deed-ambiguous')
    expect(cut?.detail).to.include.keys('check', 'reason', 'offset')
    const [unsigned] = deedFindings(verdictOn(await drawn()), enrolled)
    expect(unsigned?.code).to.equal('deed-unsigned')
  })

  it('uses no code outside its closed list', async () => {
    for (const pdf of [await drawn(), await signed(await drawn()), new Uint8Array()]) {
      for (const { code } of deedFindings(verdictOn(pdf), enrolled)) {
        expect(DEED_FINDING_CODES).to.include(code)
      }
    }
  })
})
