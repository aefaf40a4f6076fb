import { createHash } from 'node:crypto'
import { elementAt, encodingOf, readDer, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { fieldsOf, onlyChild, type Fields } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readBitStringOctets, readBooleanContent, readIntegerOctets, readTime } from '../asn1/values.ts'
import { remembered } from '../remembered.ts'
import { readAlgorithm } from '../x509/algorithm.ts'
import type { Extension } from '../x509/certificate.ts'
import { openExtension, readAuthorityKeyId, readExtensions } from '../x509/extensions.ts'
import { readName } from '../x509/name.ts'
import type { Crl, IssuingDistributionPoint } from './crl.ts'
import { unknownCriticalInEntries } from './crl-entries.ts'
import { ALL_REASONS, readPointName, readReasons } from './distribution-point.ts'

const MAX_BYTES = 64 * 1024 * 1024

/** The extensions of a list that the rules here process (RFC 5280 5.2). */
const PROCESSED: readonly string[] = [
  OID.authorityKeyIdentifier,
  OID.crlNumber,
  OID.deltaCrlIndicator,
  OID.issuingDistributionPoint,
]

/**
 * Reads a CRL in DER (RFC 5280 5.1). Its entries are walked once, in place, and otherwise left alone.
 * @throws DerError
 */
export function parseCrl(der: Uint8Array): Crl {
  if (der.length > MAX_BYTES) throw new DerError('More bytes than allowed', MAX_BYTES)
  return readCrl(der)
}

/** The current lists of our authorities; a few large ones among them. */
const REMEMBERED = { most: 64, octets: 8 * 1024 * 1024 } as const

const readCrl = remembered((der): Crl => {
  const outer = fieldsOf(shallow(der), TAG.sequence, 'CertificateList')
  const tbs = outer.take(TAG.sequence, 'TBSCertList')
  const algorithm = checked(outer.take(TAG.sequence, 'Signature algorithm'))
  const signature = readBitStringOctets(outer.takeAny('Signature'))
  outer.end()
  return {
    der,
    sha256: createHash('sha256').update(der).digest('hex'),
    tbs: encodingOf(tbs),
    signatureAlgorithm: readAlgorithm(algorithm),
    signature,
    ...readTbs(tbs, algorithm),
  }
}, REMEMBERED)

/** The outermost element, which must be all there is. */
function shallow(der: Uint8Array): DerNode {
  const node = elementAt(der, 0, der.length)
  if (node.next !== der.length) throw new DerError('Bytes after the end', node.next)
  return node
}

/** A part that is small enough to be checked through and through. */
function checked(node: DerNode): DerNode {
  return readDer(encodingOf(node))
}

type TbsFields = Omit<Crl, 'der' | 'sha256' | 'tbs' | 'signatureAlgorithm' | 'signature'>

function readTbs(tbs: DerNode, outerAlgorithm: DerNode): TbsFields {
  const fields = fieldsOf(tbs, TAG.sequence, 'TBSCertList')
  const isVersion2 = readIsVersion2(fields)
  const algorithm = fields.take(TAG.sequence, 'Signature algorithm')
  if (Buffer.compare(encodingOf(algorithm), encodingOf(outerAlgorithm)) !== 0) {
    throw new DerError('Two different signature algorithms', algorithm.offset)
  }
  const issuer = readName(checked(fields.takeAny('Issuer')))
  const thisUpdate = readTime(fields.takeAny('thisUpdate'))
  const next = fields.takeOptional(TAG.utcTime) ?? fields.takeOptional(TAG.generalizedTime)
  const entries = fields.takeOptional(TAG.sequence) ?? null
  const list = fields.takeOptional(contextTag(0, 'constructed'))
  fields.end()
  if (list !== undefined && !isVersion2) throw new DerError('Extensions before version 2', list.offset)
  const extensions = list === undefined ? [] : readExtensions(onlyChild(checked(list), 'Extensions'))
  const unknown = extensions.filter(({ oid, critical }) => critical && !PROCESSED.includes(oid))
  return {
    ...{ issuer, thisUpdate, nextUpdate: next === undefined ? null : readTime(next), entries },
    ...{ extensions, ...readKnown(extensions) },
    unknownCritical: [...unknown.map(({ oid }) => oid), ...unknownCriticalInEntries(entries)],
  }
}

function readIsVersion2(fields: Fields): boolean {
  const version = fields.takeOptional(TAG.integer)
  if (version === undefined) return false
  const [value, second] = readIntegerOctets(version)
  if (value !== 1 || second !== undefined) throw new DerError('Unknown CRL version', version.offset)
  return true
}

type Known = Pick<Crl, 'number' | 'baseNumber' | 'authorityKeyId' | 'scope' | 'keepsExpiredSince'>

function readKnown(extensions: readonly Extension[]): Known {
  const open = <T>(oid: string, read: (node: DerNode) => T): T | null =>
    openExtension({ extensions }, oid, read)
  return {
    number: open(OID.crlNumber, readNumber),
    baseNumber: open(OID.deltaCrlIndicator, readNumber),
    authorityKeyId: open(OID.authorityKeyIdentifier, readAuthorityKeyId),
    scope: open(OID.issuingDistributionPoint, readScope),
    keepsExpiredSince: open(OID.expiredCertsOnCrl, readTime),
  }
}

function readNumber(node: DerNode): bigint {
  const octets = readIntegerOctets(node)
  // RFC 5280 5.2.3: at most twenty octets, and never negative.
  if (octets.length > 20 || (octets[0] ?? 0) >= 0x80) throw new DerError('No CRL number', node.offset)
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`)
}

const COVERS = ['user', 'authority', 'attribute'] as const

function readScope(node: DerNode): IssuingDistributionPoint {
  const fields = fieldsOf(node, TAG.sequence, 'IssuingDistributionPoint')
  const name = fields.takeOptional(contextTag(0, 'constructed'))
  const flag = (number: number): boolean => {
    const field = fields.takeOptional(contextTag(number, 'primitive'))
    return field !== undefined && readBooleanContent(field)
  }
  const [user, authority] = [flag(1), flag(2)]
  const reasons = fields.takeOptional(contextTag(3, 'primitive'))
  const [indirect, attribute] = [flag(4), flag(5)]
  fields.end()
  const only = [user, authority, attribute].flatMap((set, i) => (set ? [COVERS[i] ?? 'user'] : []))
  if (only.length > 1) throw new DerError('A CRL for two kinds only', node.offset)
  return {
    name: name === undefined ? null : readPointName(name),
    covers: only[0] ?? 'all',
    reasons: reasons === undefined ? ALL_REASONS : readReasons(reasons),
    indirect,
    der: encodingOf(node),
  }
}
