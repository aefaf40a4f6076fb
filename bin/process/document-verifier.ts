import type { Trust } from '../../certs/trust/trust.ts'
import type { DocumentVerifier } from '../../domain/ports.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { signatureFindings } from '../../signatures/findings.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import type { Examiners } from './examiners.ts'

/** What anyone may ask of a document's signatures, of no notary in particular. */
export function documentVerifier({ examine }: Pick<Examiners, 'examine'>, trust: Trust): DocumentVerifier {
  return async ({ path }, at) =>
    signatureFindings(await examine({ path }, { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at }))
}
