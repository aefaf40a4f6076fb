import type { Instant } from '../../domain/time.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag } from '../asn1/tags.ts'
import {
  element,
  enumerated,
  explicit,
  sequence,
  smallInteger,
  time,
  unsignedInteger,
} from '../asn1/write.ts'
import { algorithmFor, extension, signed, type Certified } from './signed.ts'

/** CRLReason (RFC 5280 5.3.1), without removeFromCRL, which only delta CRLs have. */
export const REVOCATION_REASONS = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  privilegeWithdrawn: 9,
  aACompromise: 10,
} as const

export type RevocationReason = keyof typeof REVOCATION_REASONS

/** One certificate that is revoked. */
export interface RevokedEntry {
  /** As `Certificate.serial` has it: hexadecimal, of the encoded integer. */
  readonly serial: string
  readonly at: Instant
  readonly reason: RevocationReason
}

export interface CrlOrder {
  /** Greater in every later list of the same issuer (RFC 5280 5.2.3); up to 2^48. */
  readonly number: number
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  readonly revoked: readonly RevokedEntry[]
}

/** A complete CRL of everything its issuer issued, version 2, DER (RFC 5280 5.1). */
export function issueCrl(order: CrlOrder, { certificate, privateKey }: Certified): Uint8Array {
  const keyId = Buffer.from(certificate.subjectKeyId ?? '', 'hex')
  const entries = order.revoked.map(entryOf)
  const list = sequence(
    ...[smallInteger(1), algorithmFor(privateKey), certificate.subject.der],
    ...[time(order.thisUpdate), time(order.nextUpdate)],
    // An empty list of entries is left out, not written as empty.
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    explicit(
      0,
      sequence(
        extension(OID.authorityKeyIdentifier, sequence(element(contextTag(0, 'primitive'), keyId))),
        extension(OID.crlNumber, smallInteger(order.number)),
      ),
    ),
  )
  return signed(list, privateKey)
}

/** An unspecified reason is not written (RFC 5280 5.3.1). */
function entryOf({ serial, at, reason }: RevokedEntry): Uint8Array {
  const fields = [unsignedInteger(Buffer.from(serial, 'hex')), time(at)]
  if (reason === 'unspecified') return sequence(...fields)
  const code = extension(OID.crlReason, enumerated(REVOCATION_REASONS[reason]))
  return sequence(...fields, sequence(code))
}
