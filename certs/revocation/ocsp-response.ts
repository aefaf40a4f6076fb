import type { Instant } from '../../domain/time.ts'
import type { AlgorithmIdentifier, Certificate, Extension, Name } from '../x509/certificate.ts'

/** RFC 6960 4.2.1, by number; 4 is unused. */
export const RESPONSE_STATUSES: Readonly<Record<number, string>> = {
  0: 'successful',
  1: 'malformedRequest',
  2: 'internalError',
  3: 'tryLater',
  5: 'sigRequired',
  6: 'unauthorized',
}

/** Which certificate an answer is about: its issuer by hashes of name and key, and its serial number. */
export interface CertId {
  readonly hashAlgorithm: AlgorithmIdentifier
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  /** Hexadecimal, as in `Certificate`. */
  readonly serial: string
}

export interface SingleResponse {
  readonly certId: CertId
  readonly status: 'good' | 'revoked' | 'unknown'
  /** Set exactly when revoked. */
  readonly revokedAt: Instant | null
  readonly reason: string | null
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant | null
  /** From when on the responder still knows certificates that expired (RFC 6960 4.4.4). */
  readonly archiveCutoff: Instant | null
  readonly extensions: readonly Extension[]
}

export type ResponderId =
  | { readonly kind: 'name'; readonly name: Name }
  /** SHA-1 of the responder's public key. */
  | { readonly kind: 'key'; readonly keyHash: Uint8Array }

/** A BasicOCSPResponse as read, nothing judged. */
export interface BasicOcspResponse {
  readonly tbs: Uint8Array
  readonly signatureAlgorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
  readonly responderId: ResponderId
  readonly producedAt: Instant
  readonly responses: readonly SingleResponse[]
  /** Those that can be read; trusted for nothing. */
  readonly certificates: readonly Certificate[]
  /** Echoed from the request; null when there is none. */
  readonly nonce: Uint8Array | null
  readonly unknownCritical: readonly string[]
}

export interface OcspResponse {
  readonly der: Uint8Array
  /** SHA-256 of `der`, 64 lower-case hexadecimal digits. */
  readonly sha256: string
  /** `successful`, or why there is no answer. */
  readonly responseStatus: string
  /** null unless successful. */
  readonly basic: BasicOcspResponse | null
}
