import { configuredTrust } from '../../../certs/trust/trust.ts'
import { NO_EVIDENCE, type EvidenceSet } from '../../../signatures/evidence-set.ts'
import { LENIENT } from '../sample.ts'
import type { ValidationMaterial } from '../../../signatures/sign/security-store.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import { basicConstraints, certify, certifyAuthority, keyUsage, NOON } from '../../certs/test-pki.ts'
import { certifyTsa, timestampsBy } from '../tsa.ts'

export const root = certify({
  subject: 'Root',
  extensions: [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign')],
})
export const tsaRoot = certifyAuthority({ subject: 'Time root' })
export const tsa = certifyTsa({ subject: 'Time', issuer: tsaRoot, serial: 41 })
export const timestamps = timestampsBy({ tsa })

const anchors = configuredTrust([root.certificate.der])
const [model] = anchors.anchors
if (model === undefined) throw new Error('no anchor')

export const trust = {
  ...anchors,
  anchors: [model, { ...model, certificate: tsaRoot.certificate.der, service: 'TSA' as const }],
}

/** What goes into the security store of a deed that is kept. */
export const material: ValidationMaterial = { ...NO_EVIDENCE, certificates: [tsa.certificate.der] }

export function judge(pdf: Uint8Array, evidence: EvidenceSet = NO_EVIDENCE): DocumentVerdict {
  return verifyDocument(pdf, { trust, evidence, policy: LENIENT, at: NOON })
}
