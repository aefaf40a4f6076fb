import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { signatureHolds } from '../../certs/x509/signature-scheme.ts'
import type { SignatureHandle } from './prepare-signature.ts'
import { schemeFor, signedData } from './signed-data.ts'
import { SigningError } from './signing-error.ts'

/**
 * Second phase of signing: puts the signature value into the prepared file. It is verified first, so that no
 * file leaves with a signature that its own certificate does not bear out.
 * @param signatureValue RSA PKCS#1 v1.5, or ECDSA in DER, over the handle's `toBeSigned` with SHA-256
 * @throws SigningError
 */
export function completeSignature(handle: SignatureHandle, signatureValue: Uint8Array): Uint8Array {
  const { document, byteRange, toBeSigned, chain } = handle
  const certificate = parseCertificate(handle.certificate)
  if (!signatureHolds(certificate.spki, schemeFor(certificate), toBeSigned, signatureValue)) {
    throw new SigningError('signature-does-not-verify', 'The signature does not fit the certificate')
  }
  const cms = signedData({ certificate, chain, attributes: toBeSigned, signature: signatureValue })
  const digits = Buffer.from(cms).toString('hex')
  const [, contentsAt, contentsEnd] = byteRange
  if (digits.length > contentsEnd - contentsAt - 2) {
    throw new SigningError('signature-too-large', 'The signature does not fit the room left for it')
  }
  const signed = Uint8Array.from(document)
  signed.set(Buffer.from(digits, 'latin1'), contentsAt + 1)
  return signed
}
