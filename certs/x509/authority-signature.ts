import { DerError } from '../asn1/der-error.ts'
import { rememberedOfPair } from '../remembered.ts'
import type { AlgorithmIdentifier, Certificate } from './certificate.ts'
import { schemeOf, signatureHolds, type SignatureScheme } from './signature-scheme.ts'

/** What authorities sign: certificates, lists of revoked ones, answers about one of them. */
export interface Signed {
  readonly tbs: Uint8Array
  readonly signatureAlgorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
}

/** How it is signed, or undefined when we do not know such a way. */
export function schemeUsed({ signatureAlgorithm }: Signed): SignatureScheme | undefined {
  try {
    return schemeOf(signatureAlgorithm)
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

/**
 * Whether the signature is by that certificate's key, however weak. The same few certificates and lists serve
 * every deed of a day, so that this is computed once for each.
 */
export const isSignedUnder: (signed: Signed, issuer: Certificate) => boolean = rememberedOfPair(
  (signed: Signed, { spki }: Certificate) => {
    const scheme = schemeUsed(signed)
    return scheme !== undefined && signatureHolds(spki, scheme, signed.tbs, signed.signature)
  },
)
