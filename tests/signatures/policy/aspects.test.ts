import { expect } from 'chai'
import { configuredTrust } from '../../../certs/trust/trust.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { DEED_POLICY } from '../../../signatures/policy/policy.ts'
import type { Aspects, DocumentVerdict } from '../../../signatures/verdict.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import { NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { drawn, signed, verdictOn } from '../sample.ts'

const pdf = await signed(await drawn())
const aspectsOf = ({ signatures }: DocumentVerdict): Aspects => must(signatures[0]).aspects

const stranger = (bytes: Uint8Array): DocumentVerdict =>
  verifyDocument(bytes, {
    ...{ trust: configuredTrust([]), evidence: NO_EVIDENCE, policy: DEED_POLICY, at: NOON },
  })

function altered(): Uint8Array {
  const broken = Uint8Array.from(pdf)
  const at = Buffer.from(broken).indexOf('/MediaBox [ 0 0 300') + '/MediaBox [ 0 0 '.length
  broken[at] = '9'.charCodeAt(0)
  return broken
}

describe('the questions about a signature', () => {
  it('all pass for a sound deed, but revocation, which nobody asked for', () => {
    const verdict = verdictOn(pdf)
    expect(verdict.indication).to.equal('TOTAL_PASSED')
    const { revocation, ...others } = aspectsOf(verdict)
    for (const { verdict: answer } of Object.values(others)) expect(answer).to.equal('PASSED')
    expect(revocation).to.deep.equal({ verdict: 'INDETERMINATE', code: 'revocation-not-required' })
  })

  it('say that a stranger’s bytes are whole although nobody vouches for him', () => {
    const verdict = stranger(pdf)
    expect(verdict).to.include({ indication: 'INDETERMINATE', subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' })
    const { format, integrity, changesAfter, path, time } = aspectsOf(verdict)
    for (const { verdict: answer } of [format, integrity, changesAfter]) expect(answer).to.equal('PASSED')
    expect(path).to.deep.equal({ verdict: 'INDETERMINATE', code: 'chain-not-found' })
    expect(time.verdict).to.equal('INDETERMINATE')
  })

  it('say that bytes are not whole, whoever signed them', () => {
    for (const verdict of [verdictOn(altered()), stranger(altered())]) {
      expect(verdict.indication).to.equal('TOTAL_FAILED')
      const { integrity, format } = aspectsOf(verdict)
      expect(integrity).to.deep.equal({ verdict: 'FAILED', code: 'document-digest-differs' })
      expect(format.verdict).to.equal('PASSED')
    }
  })
})
