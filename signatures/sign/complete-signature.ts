import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { signatureHolds } from '../../certs/x509/signature-scheme.ts'
import { filled } from './placeholder.ts'
import type { SignatureHandle } from './prepare-signature.ts'
import { signedData } from './signed-data.ts'
import { SigningError } from './signing-error.ts'

/**
 * Second phase of signing: puts the signature value into the prepared file. It is verified first, so that no
 * file leaves with a signature that its own certificate does not bear out.
 * @param signatureValue over the handle's `toBeSigned`, by the handle's scheme; ECDSA in DER
 * @param timestamp a TimeStampToken over the SHA-256 of `signatureValue`, for which the handle has room
 * @throws SigningError
 */
export function completeSignature(
  handle: SignatureHandle,
  signatureValue: Uint8Array,
  timestamp?: Uint8Array,
): Uint8Array {
  const { toBeSigned, chain, scheme } = handle
  const certificate = parseCertificate(handle.certificate)
  if (!signatureHolds(certificate.spki, scheme, toBeSigned, signatureValue)) {
    throw new SigningError('signature-does-not-verify', 'The signature does not fit the certificate')
  }
  const parts = { certificate, chain, scheme, attributes: toBeSigned, signature: signatureValue }
  return filled(handle, signedData(timestamp === undefined ? parts : { ...parts, timestamp }))
}
