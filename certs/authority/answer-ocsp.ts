import type { Instant } from '../../domain/time.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag } from '../asn1/tags.ts'
import { element, enumerated, explicit, generalizedTime, octetString, oid, sequence } from '../asn1/write.ts'
import { REVOCATION_REASONS, type RevokedEntry } from './issue-crl.ts'
import type { CertId, OcspRequest } from './ocsp-request.ts'
import { extension, signed, type Certified } from './signed.ts'

/** What the responder says of one certificate. */
export type OcspStatus = 'good' | 'unknown' | Pick<RevokedEntry, 'at' | 'reason'>

export interface OcspOrder {
  readonly request: OcspRequest
  readonly statusOf: (id: CertId) => OcspStatus
  readonly producedAt: Instant
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
}

/** A successful answer with the responder's certificate, in DER (RFC 6960 4.2.1). All times to the second. */
export function answerOcsp(order: OcspOrder, { certificate, privateKey }: Certified): Uint8Array {
  const { request, producedAt } = order
  const data = sequence(
    explicit(1, certificate.subject.der),
    generalizedTime(toSecond(producedAt)),
    sequence(...request.ids.map((id) => singleResponse(id, order))),
    ...(request.nonce === null ? [] : [explicit(1, sequence(extension(OID.ocspNonce, request.nonce)))]),
  )
  const basic = signed(data, privateKey, explicit(0, sequence(certificate.der)))
  return sequence(enumerated(0), explicit(0, sequence(oid(OID.ocspBasic), octetString(basic))))
}

/** What is said unsigned to a request that cannot be read: malformedRequest (RFC 6960 4.2.1). */
export function malformedOcspRequest(): Uint8Array {
  return sequence(enumerated(1))
}

function singleResponse(id: CertId, { statusOf, thisUpdate, nextUpdate }: OcspOrder): Uint8Array {
  return sequence(
    id.der,
    certStatus(statusOf(id)),
    generalizedTime(toSecond(thisUpdate)),
    explicit(0, generalizedTime(toSecond(nextUpdate))),
  )
}

function certStatus(status: OcspStatus): Uint8Array {
  if (status === 'good') return element(contextTag(0, 'primitive'))
  if (status === 'unknown') return element(contextTag(2, 'primitive'))
  const at = generalizedTime(toSecond(status.at))
  if (status.reason === 'unspecified') return explicit(1, at)
  return explicit(1, at, explicit(0, enumerated(REVOCATION_REASONS[status.reason])))
}

/** RFC 6960 4.2.2.1 takes its times as RFC 5280 does: without a fraction. */
function toSecond(instant: Instant): Instant {
  return `${instant.slice(0, 19)}.000Z` as Instant
}
