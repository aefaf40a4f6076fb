import type { Instant } from '../../domain/time.ts'
import type { DerNode } from '../asn1/der.ts'
import type { AlgorithmIdentifier, Extension, Name } from '../x509/certificate.ts'
import type { PointName, Reasons } from './distribution-point.ts'

/** What a CRL says of its own scope (RFC 5280 5.2.5). */
export interface IssuingDistributionPoint {
  readonly name: PointName | null
  readonly covers: 'all' | 'user' | 'authority' | 'attribute'
  readonly reasons: Reasons
  /** It lists certificates of other issuers too. */
  readonly indirect: boolean
  /** As encoded: a delta CRL must have the same scope as the complete one. */
  readonly der: Uint8Array
}

/** A CRL as read, nothing judged. Its entries stay bytes, since a national list has tens of thousands. */
export interface Crl {
  readonly der: Uint8Array
  /** SHA-256 of `der`, 64 lower-case hexadecimal digits. */
  readonly sha256: string
  /** The exact bytes that the issuer signed. */
  readonly tbs: Uint8Array
  readonly signatureAlgorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
  readonly issuer: Name
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant | null
  /** null before CRL version 2. */
  readonly number: bigint | null
  /** The number of the complete CRL that this one only changes; null when it is complete itself. */
  readonly baseNumber: bigint | null
  readonly authorityKeyId: string | null
  readonly scope: IssuingDistributionPoint | null
  /** Critical extensions, of the list or of any entry, that we cannot process: nothing follows from such a CRL. */
  readonly unknownCritical: readonly string[]
  /** From when on certificates stay listed although they expired (ISO/IEC 9594-8, expiredCertsOnCRL). */
  readonly keepsExpiredSince: Instant | null
  /** revokedCertificates; null when there are none. */
  readonly entries: DerNode | null
  readonly extensions: readonly Extension[]
}
