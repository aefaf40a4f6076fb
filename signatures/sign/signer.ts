import type { Instant } from '../../domain/time.ts'
import type { SchemeName } from './scheme.ts'

/** Whose signature it will be. */
export interface SignerIdentity {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array
  /** The certificates that link it to its root, DER, nearest first; the root may be left out. */
  readonly chain: readonly Uint8Array[]
  /** Where the key can sign in more than one way; else the usual way of its kind. */
  readonly scheme?: SchemeName
}

/** Whoever holds a key: a file, a card, a hardware module. It sees the bytes to be signed, never the document. */
export interface Signer extends SignerIdentity {
  /**
   * Signs by the scheme of its key: SHA-256 with RSA or P-256, SHA-384 with P-384, SHA-512 with P-521; ECDSA is
   * answered in DER.
   */
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
