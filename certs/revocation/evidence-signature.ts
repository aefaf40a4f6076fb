import { DerError } from '../asn1/der-error.ts'
import type { AlgorithmIdentifier, Certificate } from '../x509/certificate.ts'
import { schemeOf, signatureHolds, type SignatureScheme } from '../x509/signature-scheme.ts'
import { weaknessOf } from '../x509/public-key.ts'

export interface Signed {
  readonly tbs: Uint8Array
  readonly signatureAlgorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
}

/** How it is signed, or undefined when we do not know such a way. */
export function schemeOfEvidence({ signatureAlgorithm }: Signed): SignatureScheme | undefined {
  try {
    return schemeOf(signatureAlgorithm)
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

/** Whether the signature is by that certificate's key, and the key strong enough to count. */
export function isSignedBy(evidence: Signed, { spki, key }: Certificate): boolean {
  const scheme = schemeOfEvidence(evidence)
  if (scheme === undefined || weaknessOf(key) !== undefined) return false
  return signatureHolds(spki, scheme, evidence.tbs, evidence.signature)
}
