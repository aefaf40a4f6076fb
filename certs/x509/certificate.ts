import type { Instant } from '../../domain/time.ts'

/** A distinguished name: its exact bytes, a line for people (RFC 4514), and a key that equal names share. */
export interface Name {
  readonly der: Uint8Array
  readonly text: string
  /** Names are equal when their keys are: case, width and white space folded as RFC 5280 7.1 asks. */
  readonly key: string
}

export interface AlgorithmIdentifier {
  /** Dotted object identifier. */
  readonly oid: string
  /** The parameters as encoded; null when they are absent. */
  readonly parameters: Uint8Array | null
}

type KeyType = 'RSA' | 'RSA-PSS' | 'EC' | 'Ed25519' | 'Ed448' | 'unknown'

export interface PublicKeyInfo {
  readonly type: KeyType
  /** Modulus or field size; 0 when the type or the curve is unknown. */
  readonly bits: number
  /** `P-256`, `P-384`, `P-521`, `brainpoolP…r1`, or the object identifier of a curve we do not know; null when not EC. */
  readonly curve: string | null
  /** RSA public exponent; null when not RSA, or when it exceeds 2^53. */
  readonly exponent: number | null
}

/** RFC 5280 4.2.1.3, in the order of the bits. `nonRepudiation` is also called contentCommitment. */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

export type KeyUsage = (typeof KEY_USAGES)[number]

export interface Extension {
  readonly oid: string
  readonly critical: boolean
  /** The content of the OCTET STRING. */
  readonly value: Uint8Array
}

/** An X.509 certificate as read, nothing judged. All byte fields are views of `der`. */
export interface Certificate {
  readonly der: Uint8Array
  /** SHA-256 of `der`, 64 lower-case hexadecimal digits. */
  readonly sha256: string
  /** The exact bytes that the issuer signed. */
  readonly tbs: Uint8Array
  readonly signatureAlgorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
  readonly version: 1 | 2 | 3
  /** Lower-case hexadecimal of the encoded integer, sign octet included: `00c3…`. */
  readonly serial: string
  readonly issuer: Name
  readonly subject: Name
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** SubjectPublicKeyInfo, for `createPublicKey({ format: 'der', type: 'spki' })`. */
  readonly spki: Uint8Array
  readonly key: PublicKeyInfo
  /** null when the extension is absent; `pathLength` is null when unlimited. */
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | null } | null
  /** null when the extension is absent, which RFC 5280 reads as "every use". */
  readonly keyUsage: readonly KeyUsage[] | null
  /** Object identifiers; null when the extension is absent. */
  readonly extendedKeyUsage: readonly string[] | null
  /** Lower-case hexadecimal; null when absent. */
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
  readonly extensions: readonly Extension[]
}
