import { sign } from 'node:crypto'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { bitString, element, explicit, sequence, smallInteger, time } from '../../certs/asn1/write.ts'
import type { Crl } from '../../certs/revocation/crl.ts'
import { parseCrl } from '../../certs/revocation/parse-crl.ts'
import type { Instant } from '../../domain/time.ts'
import { directory } from './test-names.ts'
import { extension, signatureAlgorithmOf, type Identity } from './test-pki.ts'

export interface CrlEntryOrder {
  readonly serial: number
  readonly revokedAt?: string
  /** A CRLReason by number (RFC 5280 5.3.1). */
  readonly reason?: number
  /** Whose certificate it is, in an indirect CRL: a name in DER. */
  readonly certificateIssuer?: Uint8Array
  readonly extensions?: readonly Uint8Array[]
}

export interface CrlOrder {
  /** Whose key signs. */
  readonly issuer: Identity
  /** Another name than the signer's own, in DER. */
  readonly issuerName?: Uint8Array
  readonly thisUpdate?: string
  /** null leaves it out. */
  readonly nextUpdate?: string | null
  readonly number?: number
  /** Makes it a delta CRL on that number. */
  readonly base?: number
  readonly entries?: readonly CrlEntryOrder[]
  readonly extensions?: readonly Uint8Array[]
  readonly hash?: 'sha1' | 'sha256'
}

/** A CRL in DER, about the state of 23 November 2026 and good for a month unless it says otherwise. */
export function crlDer(order: CrlOrder): Uint8Array {
  const { issuer, entries = [], hash = 'sha256', nextUpdate = '2026-12-23T00:00:00.000Z' } = order
  const algorithm = signatureAlgorithmOf(issuer.privateKey, hash)
  const tbs = sequence(
    ...[smallInteger(1), algorithm, order.issuerName ?? issuer.name],
    time((order.thisUpdate ?? '2026-11-23T00:00:00.000Z') as Instant),
    ...(nextUpdate === null ? [] : [time(nextUpdate as Instant)]),
    ...(entries.length === 0 ? [] : [sequence(...entries.map(entryDer))]),
    explicit(0, sequence(...listExtensions(order))),
  )
  return sequence(tbs, algorithm, bitString(sign(hash, tbs, issuer.privateKey)))
}

export function makeCrl(order: CrlOrder): Crl {
  return parseCrl(crlDer(order))
}

/** An issuingDistributionPoint; the names are GeneralNames. */
export function issuingPoint(point: {
  readonly names?: readonly Uint8Array[]
  readonly only?: 'user' | 'authority' | 'attribute'
  readonly reasons?: readonly number[]
  readonly indirect?: boolean
}): Uint8Array {
  const flag = (number: number, set: boolean): readonly Uint8Array[] =>
    set ? [element(contextTag(number, 'primitive'), Uint8Array.of(0xff))] : []
  return extension(
    OID.issuingDistributionPoint,
    sequence(
      ...(point.names === undefined ? [] : [explicit(0, explicit(0, ...point.names))]),
      ...flag(1, point.only === 'user'),
      ...flag(2, point.only === 'authority'),
      ...(point.reasons === undefined ? [] : [reasonFlags(3, point.reasons)]),
      ...flag(4, point.indirect === true),
      ...flag(5, point.only === 'attribute'),
    ),
    true,
  )
}

/** The cRLDistributionPoints of a certificate. */
export function distributionPoints(
  ...points: readonly {
    readonly names?: readonly Uint8Array[]
    readonly reasons?: readonly number[]
    /** A name in DER. */
    readonly crlIssuer?: Uint8Array
  }[]
): Uint8Array {
  const encoded = points.map(({ names, reasons, crlIssuer }) =>
    sequence(
      ...(names === undefined ? [] : [explicit(0, explicit(0, ...names))]),
      ...(reasons === undefined ? [] : [reasonFlags(1, reasons)]),
      ...(crlIssuer === undefined ? [] : [explicit(2, directory(crlIssuer))]),
    ),
  )
  return extension(OID.crlDistributionPoints, sequence(...encoded))
}

function listExtensions({ number = 1, base, extensions = [] }: CrlOrder): readonly Uint8Array[] {
  const delta = base === undefined ? [] : [extension(OID.deltaCrlIndicator, smallInteger(base), true)]
  return [extension(OID.crlNumber, smallInteger(number)), ...delta, ...extensions]
}

function entryDer(entry: CrlEntryOrder): Uint8Array {
  const { reason, certificateIssuer } = entry
  const extensions = [
    ...(reason === undefined
      ? []
      : [extension(OID.crlReason, element(TAG.enumerated, Uint8Array.of(reason)))]),
    ...(certificateIssuer === undefined
      ? []
      : [extension(OID.certificateIssuer, sequence(directory(certificateIssuer)), true)]),
    ...(entry.extensions ?? []),
  ]
  return sequence(
    smallInteger(entry.serial),
    time((entry.revokedAt ?? '2026-11-20T00:00:00.000Z') as Instant),
    ...(extensions.length === 0 ? [] : [sequence(...extensions)]),
  )
}

function reasonFlags(number: number, reasons: readonly number[]): Uint8Array {
  const bits = reasons.reduce((mask, reason) => mask | (0x8000 >> reason), 0)
  return element(contextTag(number, 'primitive'), Uint8Array.of(0, bits >> 8, bits & 0xff))
}
