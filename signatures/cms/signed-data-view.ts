import type { CheckFinding } from '../../certs/finding.ts'
import type { AlgorithmIdentifier, Certificate, Name } from '../../certs/x509/certificate.ts'

/** How a SignerInfo names its certificate (RFC 5652 5.3). */
export type SignerIdentifier =
  | { readonly kind: 'issuer-and-serial'; readonly issuer: Name; readonly serial: string }
  | { readonly kind: 'subject-key-id'; readonly subjectKeyId: string }

export interface Attribute {
  readonly oid: string
  /** Each value of the attribute, as encoded. */
  readonly values: readonly Uint8Array[]
}

/** A SignedData with exactly one SignerInfo, opened but not believed. Byte fields are views of the input. */
export interface SignedDataView {
  /** Bytes of the CMS itself; whatever followed in the input was zero padding. */
  readonly length: number
  /** The type of content that was signed, as the outer structure says. */
  readonly contentType: string
  /** What was signed, when it travels inside; null when the signature is detached. */
  readonly content: Uint8Array | null
  readonly certificates: readonly Certificate[]
  /** Entries of the certificate set that could not be read as X.509 certificates. */
  readonly unreadableCertificates: number
  /** Revocation lists and OCSP responses that travel along, DER (RFC 5652 10.2.1, RFC 5940). */
  readonly crls: readonly Uint8Array[]
  readonly ocspResponses: readonly Uint8Array[]
  readonly signerId: SignerIdentifier
  readonly digestAlgorithm: AlgorithmIdentifier
  readonly signatureAlgorithm: AlgorithmIdentifier
  /** The signed attributes in their exact bytes, with the [0] tag they carry in the file. */
  readonly signedAttributesBytes: Uint8Array
  readonly signedAttributes: readonly Attribute[]
  readonly unsignedAttributes: readonly Attribute[]
  readonly signatureValue: Uint8Array
  /** What is wrong with the structure, but leaves no doubt about what was signed. */
  readonly findings: readonly CheckFinding[]
}
