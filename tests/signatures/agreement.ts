import { expect } from 'chai'
import { conclude } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { signatureFindings } from '../../signatures/findings.ts'
import type { Decision, DocumentVerdict } from '../../signatures/verdict.ts'
import { TEXTS } from '../../web/text/text.ts'

const CONCLUSIONS: Readonly<Record<Decision, Verdict>> = {
  ACCEPT: 'passed',
  REFUSE: 'failed',
  RETRY: 'indeterminate',
  REVIEW: 'indeterminate',
}

/**
 * The findings by which a transaction goes on must conclude what the verdict decides, or a deed could be
 * registered that the verdict refuses; and whoever reads them must learn which check said so, and why.
 */
export function expectAgreement(verdict: DocumentVerdict, label?: string): void {
  const findings = signatureFindings(verdict)
  expect(conclude(findings), label).to.equal(CONCLUSIONS[verdict.decision])
  for (const { verdict: found, code, detail } of findings) {
    if (found === 'passed') continue
    const { check, reason } = detail
    expect(check, `${code} ${label ?? ''}`).to.match(/^[SCTZ]\d+$/)
    for (const { checks } of Object.values(TEXTS)) {
      expect(checks[String(reason)], String(reason)).to.be.a('string')
    }
  }
}
