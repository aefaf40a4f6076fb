import { createHash, sign } from 'node:crypto'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import {
  bitString,
  element,
  explicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
} from '../../certs/asn1/write.ts'
import { publicKeyOctets } from '../../certs/revocation/cert-id.ts'
import type { OcspResponse } from '../../certs/revocation/ocsp-response.ts'
import { parseOcspResponse } from '../../certs/revocation/parse-ocsp-response.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import { certify, extension, keyUsage, signatureAlgorithmOf, type Identity, type Order } from './test-pki.ts'

export interface OcspOrder {
  readonly certificate: Certificate
  readonly issuer: Identity
  /** Who answers; left out, the issuer itself. */
  readonly responder?: Identity
  readonly status?: 'good' | 'unknown' | { readonly revokedAt: string; readonly reason?: number }
  readonly producedAt?: string
  readonly thisUpdate?: string
  /** null leaves it out. */
  readonly nextUpdate?: string | null
  readonly archiveCutoff?: string
  readonly nonce?: Uint8Array
  readonly hash?: 'sha1' | 'sha256'
  /** The digest in the CertID. */
  readonly certIdHash?: 'sha1' | 'sha256'
  readonly byKey?: boolean
  /** Certificates that come along; left out, the responder's own when it is not the issuer. */
  readonly certificates?: readonly Certificate[]
  readonly extensions?: readonly Uint8Array[]
}

const MORNING = '2026-11-23T08:00:00.000Z'

/** An OCSPResponse in DER, of the morning of 23 November 2026 and good for two days unless it says otherwise. */
export function ocspDer(order: OcspOrder): Uint8Array {
  const { issuer, responder = issuer, hash = 'sha256' } = order
  const data = responseData(order, responder)
  const certificates = order.certificates ?? (responder === issuer ? [] : [responder.certificate])
  const basic = sequence(
    ...[data, signatureAlgorithmOf(responder.privateKey, hash)],
    bitString(sign(hash, data, responder.privateKey)),
    ...(certificates.length === 0 ? [] : [explicit(0, sequence(...certificates.map(({ der }) => der)))]),
  )
  const bytes = sequence(oid(OID.ocspBasic), octetString(basic))
  return sequence(element(TAG.enumerated, Uint8Array.of(0)), explicit(0, bytes))
}

export function makeOcsp(order: OcspOrder): OcspResponse {
  return parseOcspResponse(ocspDer(order))
}

/** A certificate of the issuer for one who answers in its place. */
export function certifyResponder(issuer: Identity, change: Partial<Order> = {}): Identity {
  const extensions = [keyUsage('digitalSignature'), ocspSigning(), ocspNoCheck()]
  return certify({ subject: 'OCSP responder', issuer, serial: 90, extensions, ...change })
}

export function ocspSigning(): Uint8Array {
  return extension(OID.extendedKeyUsage, sequence(oid(OID.ocspSigning)))
}

export function ocspNoCheck(): Uint8Array {
  return extension(OID.ocspNoCheck, nothing())
}

function responseData(order: OcspOrder, responder: Identity): Uint8Array {
  const { nonce, extensions = [] } = order
  const all = [...(nonce === undefined ? [] : [extension(OID.ocspNonce, octetString(nonce))]), ...extensions]
  const { name, certificate } = responder
  const key = createHash('sha1').update(publicKeyOctets(certificate.spki)).digest()
  return sequence(
    order.byKey === true ? explicit(2, octetString(key)) : explicit(1, name),
    moment(order.producedAt ?? order.thisUpdate ?? MORNING),
    sequence(single(order)),
    ...(all.length === 0 && order.extensions === undefined ? [] : [explicit(1, sequence(...all))]),
  )
}

function single(order: OcspOrder): Uint8Array {
  const { thisUpdate = MORNING, nextUpdate = '2026-11-25T08:00:00.000Z', archiveCutoff } = order
  const cutoff = archiveCutoff === undefined ? [] : [extension(OID.ocspArchiveCutoff, moment(archiveCutoff))]
  return sequence(
    ...[certId(order), status(order.status ?? 'good'), moment(thisUpdate)],
    ...(nextUpdate === null ? [] : [explicit(0, moment(nextUpdate))]),
    ...(cutoff.length === 0 ? [] : [explicit(1, sequence(...cutoff))]),
  )
}

function certId({ certificate, issuer, certIdHash = 'sha1' }: OcspOrder): Uint8Array {
  const digest = (bytes: Uint8Array): Uint8Array => octetString(createHash(certIdHash).update(bytes).digest())
  return sequence(
    sequence(oid(OID[certIdHash]), nothing()),
    ...[digest(issuer.name), digest(publicKeyOctets(issuer.certificate.spki))],
    integer(Buffer.from(certificate.serial, 'hex')),
  )
}

function status(wanted: NonNullable<OcspOrder['status']>): Uint8Array {
  if (wanted === 'good') return element(contextTag(0, 'primitive'))
  if (wanted === 'unknown') return element(contextTag(2, 'primitive'))
  const { revokedAt, reason } = wanted
  const why = reason === undefined ? [] : [explicit(0, element(TAG.enumerated, Uint8Array.of(reason)))]
  return explicit(1, moment(revokedAt), ...why)
}

/** OCSP uses GeneralizedTime throughout. */
function moment(iso: string): Uint8Array {
  return element(TAG.generalizedTime, Buffer.from(`${iso.slice(0, 19).replace(/\D/g, '')}Z`))
}
