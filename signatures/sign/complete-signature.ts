import type { Certificate } from '../../certs/x509/certificate.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { signatureHolds } from '../../certs/x509/signature-scheme.ts'
import { digestAround, filled } from './placeholder.ts'
import { derFromPlain } from './plain-signature.ts'
import type { SignatureHandle } from './prepare-signature.ts'
import { signedAttributes } from './signed-attributes.ts'
import { signedData } from './signed-data.ts'
import { SigningError } from './signing-error.ts'

/**
 * Second phase of signing: puts the signature value into the prepared file. It is verified first, so that no
 * file leaves with a signature that its own certificate does not bear out.
 * @param signatureValue over the handle's `toBeSigned`, by the handle's scheme, as `acceptedValue` answers it
 * @param timestamp a TimeStampToken over the SHA-256 of that value, for which the handle has room
 * @throws SigningError
 */
export function completeSignature(
  handle: SignatureHandle,
  signatureValue: Uint8Array,
  timestamp?: Uint8Array,
): Uint8Array {
  const { toBeSigned, chain, scheme } = handle
  const certificate = parseCertificate(handle.certificate)
  refuseOtherDocument(handle)
  const signature = acceptedValue(handle, signatureValue)
  const parts = { certificate, chain, scheme, attributes: toBeSigned, signature }
  return filled(handle, signedData(timestamp === undefined ? parts : { ...parts, timestamp }))
}

/** A handle may have lain somewhere: what was signed must still be the document in it. */
function refuseOtherDocument(handle: SignatureHandle): void {
  const expected = signedAttributes(digestAround(handle, handle.scheme.hash), handle.certificate)
  if (Buffer.compare(expected, handle.toBeSigned) === 0) return
  throw new SigningError('handle-malformed', 'The document of this handle is not the one that was prepared')
}

/**
 * The signature value as it will stand in the file: ECDSA is taken in DER and in the plain form r‖s, and put into
 * DER. A timestamp is asked for over this.
 * @throws SigningError when it does not fit the certificate
 */
export function acceptedValue(
  { toBeSigned, scheme, ...handle }: SignatureHandle,
  signatureValue: Uint8Array,
): Uint8Array {
  const certificate = parseCertificate(handle.certificate)
  const accepted = readingsOf(signatureValue, certificate).find((value) =>
    signatureHolds(certificate.spki, scheme, toBeSigned, value),
  )
  if (accepted !== undefined) return accepted
  throw new SigningError('signature-does-not-verify', 'The signature does not fit the certificate')
}

function readingsOf(value: Uint8Array, { key }: Certificate): readonly Uint8Array[] {
  const plain = key.type === 'EC' && value.length === 2 * Math.ceil(key.bits / 8)
  return plain ? [value, derFromPlain(value)] : [value]
}
