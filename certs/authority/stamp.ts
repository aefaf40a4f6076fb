import { createHash, sign } from 'node:crypto'
import type { Instant } from '../../domain/time.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import {
  element,
  explicit,
  generalizedTime,
  octetString,
  oid,
  sequence,
  setOf,
  smallInteger,
  unsignedInteger,
  utf8String,
} from '../asn1/write.ts'
import { algorithmFor, type Certified } from './signed.ts'
import type { TimestampRequest } from './timestamp-request.ts'

/** The development policy, an identifier made of a UUID so that it can be nobody else's (ITU-T X.667). */
export const TIMESTAMP_POLICY = '2.25.4357391419672816036617903049923988762'

export interface StampOrder {
  readonly request: Pick<TimestampRequest, 'imprint' | 'nonce' | 'wantsCertificate'>
  /** Big-endian octets of a number that this authority gives once. */
  readonly serial: Uint8Array
  readonly at: Instant
}

/**
 * A TimeStampToken, DER: SignedData over a TSTInfo, bound to the authority's certificate by the ESS attribute
 * (RFC 3161 2.4.2, RFC 5816). `chain` comes along when the certificate was asked for.
 */
export function stamp(
  { request, serial, at }: StampOrder,
  { certificate, privateKey }: Certified,
  chain: readonly Uint8Array[] = [],
): Uint8Array {
  const info = timestampInfo(request, serial, at)
  const attributes = setOf(
    attribute(OID.contentType, oid(OID.tstInfo)),
    attribute(OID.messageDigest, octetString(sha256(info))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octetString(sha256(certificate.der)))))),
  )
  const signerInfo = sequence(
    smallInteger(1),
    sequence(certificate.issuer.der, element(TAG.integer, Buffer.from(certificate.serial, 'hex'))),
    sequence(oid(OID.sha256)),
    retagged(attributes),
    algorithmFor(privateKey),
    octetString(sign('sha256', attributes, privateKey)),
  )
  const certificates = request.wantsCertificate ? [retagged(setOf(certificate.der, ...chain))] : []
  // Version 3, because the content is not plain data (RFC 5652 5.1).
  const content = sequence(
    ...[smallInteger(3), setOf(sequence(oid(OID.sha256)))],
    sequence(oid(OID.tstInfo), explicit(0, octetString(info))),
    ...certificates,
    setOf(signerInfo),
  )
  return sequence(oid(OID.signedData), explicit(0, content))
}

/** A TimeStampResp that grants the token (RFC 3161 2.4.2). */
export function timestampResponse(token: Uint8Array): Uint8Array {
  return sequence(sequence(smallInteger(0)), token)
}

/** PKIFailureInfo, by its bit (RFC 3161 2.4.2). */
const FAILURES = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  unacceptedPolicy: 15,
  systemFailure: 25,
} as const

/** A TimeStampResp that refuses, and why. */
export function timestampRefusal(failure: keyof typeof FAILURES, words: string): Uint8Array {
  const bit = FAILURES[failure]
  const octets = Buffer.alloc(1 + (bit >> 3) + 1)
  octets[0] = 7 - (bit & 7)
  octets[1 + (bit >> 3)] = 0x80 >> (bit & 7)
  const info = element(TAG.bitString, octets)
  return sequence(sequence(smallInteger(2), sequence(utf8String(words)), info))
}

/** Accurate to a second; no order is promised beyond that. */
function timestampInfo(
  { imprint, nonce }: StampOrder['request'],
  serial: Uint8Array,
  at: Instant,
): Uint8Array {
  return sequence(
    ...[smallInteger(1), oid(TIMESTAMP_POLICY), imprint, unsignedInteger(serial), generalizedTime(at)],
    sequence(smallInteger(1)),
    ...(nonce === null ? [] : [nonce]),
  )
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), setOf(value))
}

/** The same content as `[0] IMPLICIT`. */
function retagged(set: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(set)
  copy[0] = contextTag(0, 'constructed')
  return copy
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
