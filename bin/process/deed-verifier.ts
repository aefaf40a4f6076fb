import type { DeedVerifier } from '../../activities/examination.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { deedFindings } from '../../signatures/findings.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import type { Trust } from '../../certs/trust/trust.ts'

/** Judges a deed under the policy in force, against the certificate on the notary's roll. */
export function deedVerifier(trust: Trust): DeedVerifier {
  return (deed, notary, at) =>
    Promise.resolve(
      deedFindings(verifyDocument(deed, { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at }), {
        notaryCertificateSha256: notary.certificateSha256,
      }),
    )
}
