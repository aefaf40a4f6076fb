import type { Instant } from '../../domain/time.ts'

/** Whoever holds a key: a file, a card, a hardware module. It sees the bytes to be signed, never the document. */
export interface Signer {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array
  /** The certificates that link it to its root, DER, nearest first; the root may be left out. */
  readonly chain: readonly Uint8Array[]
  /** Signs with SHA-256: RSA PKCS#1 v1.5, or ECDSA answered in DER, by the kind of the certificate's key. */
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>
}

export interface SigningOptions {
  /** Goes into the dictionary's /M as the claimed time. */
  readonly at: Instant
  /** Defaults to `Signature1`, or the next free number. */
  readonly fieldName?: string
  readonly reason?: string
  readonly location?: string
  /** DocMDP: 1 no change, 2 form filling, 3 annotations too. For the first signature of a file only. */
  readonly certify?: 1 | 2 | 3
}
