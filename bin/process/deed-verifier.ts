import type { DeedVerifier } from '../../activities/examination.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import { certificateOf } from '../../domain/people/roll.ts'
import type { DocumentVerifier } from '../../domain/ports.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { deedFindings, signatureFindings } from '../../signatures/findings.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import type { Examiners } from './examiners.ts'

type Examine = Pick<Examiners, 'examine'>

/** Judges a deed under the policy in force, against the certificate on the notary's roll. */
export function deedVerifier({ examine }: Examine, trust: Trust): DeedVerifier {
  return async (bytes, notary, at) =>
    deedFindings(await examine({ bytes }, { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at }), {
      notaryCertificateSha256: certificateOf(notary, at),
    })
}

/** The same question as anyone may ask it, of no notary in particular. */
export function documentVerifier({ examine }: Examine, trust: Trust): DocumentVerifier {
  return async ({ path }, at) =>
    signatureFindings(await examine({ path }, { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at }))
}
