import { contentOf, readDer, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { fieldsOf } from '../../certs/asn1/fields.ts'
import { readOid } from '../../certs/asn1/oid.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { readBoolean, readIntegerOctets, readOctets, readSmallInteger } from '../../certs/asn1/values.ts'
import { readAlgorithm } from '../../certs/x509/algorithm.ts'
import type { AlgorithmIdentifier } from '../../certs/x509/certificate.ts'
import { readExtensions } from '../../certs/x509/extensions.ts'
import { instantOf, type Instant } from '../../domain/time.ts'

/** What a timestamp says (TSTInfo, RFC 3161 2.4.2): this hash existed at that time. */
export interface TimestampInfo {
  /** The policy of the authority, a dotted object identifier. */
  readonly policy: string
  readonly imprint: { readonly algorithm: AlgorithmIdentifier; readonly hash: Uint8Array }
  /** Lower-case hexadecimal. */
  readonly serial: string
  readonly genTime: Instant
  /** How far the true time may be from `genTime`, in milliseconds; 0 when the authority does not say. */
  readonly accuracy: number
}

const LIMITS = { maxBytes: 64 * 1024, maxNodes: 1000 } as const

/** @throws DerError, also for a token that an extension makes mean something that we do not know */
export function readTimestampInfo(der: Uint8Array): TimestampInfo {
  const fields = fieldsOf(readDer(der, LIMITS), TAG.sequence, 'TSTInfo')
  const version = fields.take(TAG.integer, 'version')
  if (readSmallInteger(version) !== 1) throw new DerError('Not version 1', version.offset)
  const policy = readOid(fields.takeAny('policy'))
  const imprint = readImprint(fields.takeAny('messageImprint'))
  const serial = Buffer.from(readIntegerOctets(fields.takeAny('serialNumber'))).toString('hex')
  const genTime = readGenTime(fields.takeAny('genTime'))
  const accuracy = fields.takeOptional(TAG.sequence)
  const ordering = fields.takeOptional(TAG.boolean)
  if (ordering !== undefined) readBoolean(ordering)
  fields.takeOptional(TAG.integer)
  fields.takeOptional(contextTag(0, 'constructed'))
  refuseCritical(fields.takeOptional(contextTag(1, 'constructed')))
  fields.end()
  return { policy, imprint, serial, genTime, accuracy: accuracy === undefined ? 0 : readAccuracy(accuracy) }
}

/**
 * Extensions may say more of a token, as that it is a qualified one (ETSI EN 319 422 9.1). One that is critical could
 * restrict what it proves, and none that we know is (RFC 5280 4.2).
 */
function refuseCritical(field: DerNode | undefined): void {
  if (field === undefined) return
  const critical = readExtensions(field, field.tag).find((extension) => extension.critical)
  if (critical !== undefined) throw new DerError(`Critical extension ${critical.oid}`, field.offset)
}

function readImprint(node: DerNode): TimestampInfo['imprint'] {
  const fields = fieldsOf(node, TAG.sequence, 'MessageImprint')
  const algorithm = readAlgorithm(fields.takeAny('hashAlgorithm'))
  const hash = readOctets(fields.takeAny('hashedMessage'))
  fields.end()
  return { algorithm, hash }
}

const GEN_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{0,8}[1-9]))?Z$/

/** In UTC, with a fraction that does not end in zero (RFC 3161 2.4.2); cut to milliseconds. */
function readGenTime(node: DerNode): Instant {
  const parts = GEN_TIME.exec(Buffer.from(contentOf(node)).toString('latin1'))
  if (node.tag !== TAG.generalizedTime || parts === null) throw new DerError('Malformed genTime', node.offset)
  const [, year, month, day, hour, minute, second, fraction = ''] = parts
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
  const date = new Date(iso)
  // Date rolls the 30th of February over to March: such a time names no moment.
  if (Number.isNaN(date.getTime()) || date.toISOString() !== iso) {
    throw new DerError('No such time', node.offset)
  }
  return instantOf(date)
}

/** Accuracy: seconds, `[0]` milliseconds and `[1]` microseconds, each optional. */
function readAccuracy(node: DerNode): number {
  const fields = fieldsOf(node, TAG.sequence, 'Accuracy')
  const seconds = fields.takeOptional(TAG.integer)
  const millis = fields.takeOptional(contextTag(0, 'primitive'))
  const micros = fields.takeOptional(contextTag(1, 'primitive'))
  fields.end()
  return (
    (seconds === undefined ? 0 : readSmallInteger(seconds) * 1000) +
    thousandths(millis) +
    Math.ceil(thousandths(micros) / 1000)
  )
}

/** INTEGER (1..999) under an implicit tag: one or two octets. */
function thousandths(node: DerNode | undefined): number {
  if (node === undefined) return 0
  const value = contentOf(node).reduce((sum, octet) => sum * 256 + octet, 0)
  if (value < 1 || value > 999) throw new DerError('No such fraction', node.offset)
  return value
}
