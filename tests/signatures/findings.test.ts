import { expect } from 'chai'
import type { CheckFinding } from '../../certs/finding.ts'
import { conclude } from '../../domain/verdict.ts'
import type { Finding } from '../../domain/verdict.ts'
import type { DocumentEvidence, SignatureEvidence } from '../../signatures/evidence.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { signatureFindings } from '../../signatures/findings.ts'
import { judgeDocument } from '../../signatures/policy/deed.ts'
import type { TokenEvidence } from '../../signatures/timestamp/verify-token.ts'
import type { DocumentVerdict } from '../../signatures/verdict.ts'
import { gatherEvidence } from '../../signatures/verify.ts'
import { NOON } from '../certs/test-pki.ts'
import { must } from '../must.ts'
import { expectAgreement } from './agreement.ts'
import { drawn, LENIENT, signed, trust } from './sample.ts'

const sound = gatherEvidence(await signed(await drawn()), NO_EVIDENCE)
const soundSignature = must(sound.signatures[0])

function judged(change: Partial<DocumentEvidence>): DocumentVerdict {
  return judgeDocument({ ...sound, ...change }, { trust, evidence: NO_EVIDENCE, policy: LENIENT, at: NOON })
}

/** The findings that did not pass, each in short. */
function openIn(verdict: DocumentVerdict): readonly unknown[] {
  return signatureFindings(verdict)
    .filter((one: Finding) => one.verdict !== 'passed')
    .map(({ code, detail }) => [code, detail['check'], detail['offset'], detail['reason']])
}

const inFile = (one: CheckFinding): DocumentVerdict => judged({ structure: [one] })

describe('the findings on a signed document', () => {
  it('leave a deed that may be made to show something else to a person, as the verdict does', () => {
    const verdict = inFile({ check: 'S12', level: 'WARN', code: 'hidden-layer', at: { offset: 1_234 } })
    expect(verdict.decision).to.equal('REVIEW')
    expect(conclude(signatureFindings(verdict))).to.equal('indeterminate')
    expect(openIn(verdict)[0]).to.deep.equal(['deed-could-change', 'S12', 1_234, 'hidden-layer'])
  })

  it('tell a file beyond the limits from one that is wrong, and from one whose proofs disagree', () => {
    const codeOf = (check: string, code: string): unknown =>
      signatureFindings(inFile({ check, level: 'FAIL', code }))[0]?.code
    expect(codeOf('S1', 'resource-limit')).to.equal('deed-beyond-limits')
    expect(codeOf('S4', 'orphan-object')).to.equal('deed-ambiguous')
    expect(codeOf('Z2', 'timestamp-order')).to.equal('deed-proofs-unsettled')
  })

  it('name the check that decided, not the first that complained', () => {
    const findings = [
      { check: 'T1', level: 'WARN', code: 'name-constraint' },
      { check: 'S12', level: 'FAIL', code: 'hidden-layer', at: { offset: 7 } },
      { check: 'S9', level: 'FAIL', code: 'revision-not-covered', at: { offset: 99 } },
    ] as const
    const slot: SignatureEvidence['slot'] = { ...soundSignature.slot, findings }
    const verdict = judged({ signatures: [{ ...soundSignature, slot }] })
    expect(openIn(verdict)).to.deep.equal([['signature-disproven', 'S9', 99, 'revision-not-covered']])
    expectAgreement(verdict)
  })

  it('fail with a timestamp over the document that fails, whatever its signatures say', () => {
    const token: TokenEvidence = {
      ...{ source: 'DOC_TST', sha256: '00', token: null, imprintAlgorithm: null, imprintOk: null },
      findings: [],
    }
    const { slot, changesAfter, findings } = soundSignature
    const verdict = judged({ timestamps: [{ slot, changesAfter, findings, token }] })
    expect(verdict.signatures[0]?.indication).to.equal('TOTAL_PASSED')
    expect(openIn(verdict)).to.deep.equal([['timestamp-disproven', 'Z2', null, 'token-malformed']])
    expectAgreement(verdict)
  })

  it('pass with a deed that is sound, and name no check', () => {
    const verdict = judged({})
    expect(openIn(verdict)).to.deep.equal([])
    expect(signatureFindings(verdict).some(({ detail }) => 'check' in detail)).to.equal(false)
    expectAgreement(verdict)
  })
})
