import type { CheckFinding } from '../finding.ts'
import { schemeUsed } from '../x509/authority-signature.ts'
import { remark, type Answer, type Answers } from './answer.ts'
import { isAbout } from './cert-id.ts'
import type { Inquiry } from './inquiry.ts'
import { responderFault } from './ocsp-responder.ts'
import type { BasicOcspResponse, OcspResponse, SingleResponse } from './ocsp-response.ts'
import { freshnessOf, mayVouch } from './reliance.ts'

const MAX_RESPONSES = 200

interface Candidate {
  readonly response: OcspResponse
  readonly basic: BasicOcspResponse
  readonly single: SingleResponse
}

/** What the OCSP responses say of the certificate; those about others are passed over without a word. */
export function ocspAnswers(inquiry: Inquiry): Answers {
  const answers: Answer[] = []
  const findings: CheckFinding[] = []
  for (const candidate of candidates(inquiry)) {
    const { single, response } = candidate
    const fault = faultOf(inquiry, candidate) ?? (single.status === 'unknown' ? 'ocsp-status-unknown' : null)
    const weakness = fault ?? (single.status === 'good' ? weaknessOf(inquiry, candidate) : null)
    if (weakness === null) answers.push(answerOf(candidate))
    else findings.push(remark(weakness, response.sha256))
  }
  return { answers, findings }
}

function candidates({ certificate, authorities, ocspResponses }: Inquiry): readonly Candidate[] {
  const [issuer] = authorities
  if (issuer === undefined) return []
  return ocspResponses
    .flatMap((response) => {
      const { basic } = response
      const single = basic?.responses.find(({ certId }) => isAbout(certId, certificate, issuer))
      return basic === null || single === undefined ? [] : [{ response, basic, single }]
    })
    .toSorted((a, b) => b.single.thisUpdate.localeCompare(a.single.thisUpdate))
    .slice(0, MAX_RESPONSES)
}

/** Why nothing at all follows from the response, or null. */
function faultOf(inquiry: Inquiry, { basic, single }: Candidate): string | null {
  const critical = single.extensions.some((extension) => extension.critical)
  if (critical || basic.unknownCritical.length > 0) return 'ocsp-critical-extension-unknown'
  if (basic.producedAt > inquiry.at || freshnessOf(single, inquiry) === 'not-yet-issued') {
    return 'ocsp-not-yet-issued'
  }
  // An answer about a moment that had not come when it was written (RFC 6960 4.2.2.1).
  if (single.thisUpdate > basic.producedAt) return 'ocsp-times-contradict'
  if (schemeUsed(basic) === undefined) return 'ocsp-signature-algorithm-unknown'
  return responderFault(inquiry, basic) ?? null
}

/** Why the certificate cannot be called good because of it, or null. */
function weaknessOf(inquiry: Inquiry, { basic, single }: Candidate): string | null {
  const scheme = schemeUsed(basic)
  if (scheme === undefined || !mayVouch(scheme.hash, inquiry.at)) return 'ocsp-signature-algorithm-weak'
  if (freshnessOf(single, inquiry) === 'stale') return 'ocsp-stale'
  const { notAfter } = inquiry.certificate
  const remembered = single.archiveCutoff !== null && single.archiveCutoff <= notAfter
  return single.thisUpdate > notAfter && !remembered ? 'ocsp-after-certificate-expired' : null
}

function answerOf({ response, single }: Candidate): Answer {
  const { status, reason, revokedAt, thisUpdate, nextUpdate } = single
  return {
    status: status === 'revoked' ? 'REVOKED' : 'GOOD',
    ...{ source: 'OCSP', reason, revokedAt, thisUpdate, nextUpdate, evidenceSha256: response.sha256 },
  }
}
