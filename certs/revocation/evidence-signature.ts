import { isSignedUnder, type Signed } from '../x509/authority-signature.ts'
import type { Certificate } from '../x509/certificate.ts'
import { weaknessOf } from '../x509/public-key.ts'

/** Whether the signature is by that certificate's key, and the key strong enough to count. */
export function isSignedBy(evidence: Signed, signer: Certificate): boolean {
  return weaknessOf(signer.key) === undefined && isSignedUnder(evidence, signer)
}
