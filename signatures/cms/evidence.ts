import type { Certificate } from '../../certs/x509/certificate.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import type { Instant } from '../../domain/time.ts'
import type { Attribute } from './signed-data-view.ts'
import type { SigningCertificateForm } from './signing-certificate.ts'

/** What one CMS signature says about some bytes. Seen, not judged: `null` means "not evaluated", never "true". */
export interface CmsEvidence {
  /** A hash name, or the object identifier of a digest that we do not know or refuse. */
  readonly digestAlgorithm: string
  /** `RSA PKCS#1 v1.5`, `RSA-PSS`, `ECDSA`, or the object identifier of one that we do not know. */
  readonly signatureAlgorithm: string
  /** Of the signer's public key; 0 when there is no signer certificate or its key is of an unknown kind. */
  readonly keyBits: number
  /** The messageDigest attribute equals the digest of the signed bytes. */
  readonly digestOk: boolean | null
  /** The signature over the signed attributes verifies under the signer's public key. */
  readonly signatureOk: boolean | null
  readonly signer: Certificate | null
  /** How the signed attributes name the signer's certificate. */
  readonly signingCertificate: SigningCertificateForm
  /** Every readable certificate that travels with the signature, the signer's included. */
  readonly certificates: readonly Certificate[]
  /** Revocation lists and OCSP responses that travel with the signature, DER and unopened. */
  readonly crls: readonly Uint8Array[]
  readonly ocspResponses: readonly Uint8Array[]
  /** What nothing signs: a place for timestamps, and for forgers. */
  readonly unsignedAttributes: readonly Attribute[]
  /** The signingTime attribute: a claim, proven by nothing. */
  readonly claimedSigningTime?: Instant
  /** The raw signature, which a signature timestamp covers. */
  readonly signatureValue: Uint8Array
  readonly findings: readonly CheckFinding[]
}
