import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/time.ts'
import { encodingOf, readDer, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { fieldsOf, onlyChild, type Fields } from '../asn1/fields.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readBitStringOctets, readIntegerOctets, readSmallInteger, readTime } from '../asn1/values.ts'
import { remembered } from '../remembered.ts'
import { readAlgorithm } from './algorithm.ts'
import type { Certificate } from './certificate.ts'
import { readExtensions, readKnownExtensions } from './extensions.ts'
import { readName } from './name.ts'
import { readPublicKeyInfo } from './public-key.ts'

/** No certificate in honest use comes near these. */
const LIMITS = { maxBytes: 256 * 1024, maxDepth: 24, maxNodes: 20_000 } as const

/** Enough for our authorities and the notaries of a busy day. */
const REMEMBERED = { most: 256, octets: 4 * 1024 * 1024 } as const

/**
 * Reads one X.509 certificate in DER (RFC 5280 4.1), strictly: what two readers might read differently is
 * refused. Tolerated, because certificates in use have it: a DEFAULT value that is spelt out.
 * @throws DerError
 */
export function parseCertificate(der: Uint8Array): Certificate {
  return readCertificate(der)
}

const readCertificate = remembered((der): Certificate => {
  const fields = fieldsOf(readDer(der, LIMITS), TAG.sequence, 'Certificate')
  const tbs = fields.take(TAG.sequence, 'TBSCertificate')
  const outerAlgorithm = fields.take(TAG.sequence, 'Signature algorithm')
  const signature = readBitStringOctets(fields.takeAny('Signature'))
  fields.end()
  return {
    der,
    sha256: certificateSha256(der),
    tbs: encodingOf(tbs),
    signatureAlgorithm: readAlgorithm(outerAlgorithm),
    signature,
    ...readTbs(tbs, outerAlgorithm),
  }
}, REMEMBERED)

/** SHA-256 of the DER, 64 lower-case hexadecimal digits: the name under which a certificate is known here. */
export function certificateSha256(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex')
}

type TbsFields = Omit<Certificate, 'der' | 'sha256' | 'tbs' | 'signatureAlgorithm' | 'signature'>

function readTbs(tbs: DerNode, outerAlgorithm: DerNode): TbsFields {
  const fields = fieldsOf(tbs, TAG.sequence, 'TBSCertificate')
  const version = readVersion(fields)
  const serial = Buffer.from(readIntegerOctets(fields.takeAny('Serial number'))).toString('hex')
  const innerAlgorithm = fields.take(TAG.sequence, 'Signature algorithm')
  // RFC 5280 4.1.1.2: only the inner one is signed, so a different outer one is somebody's edit.
  if (Buffer.compare(encodingOf(innerAlgorithm), encodingOf(outerAlgorithm)) !== 0) {
    throw new DerError('Two different signature algorithms', outerAlgorithm.offset)
  }
  const issuer = readName(fields.takeAny('Issuer'))
  const validity = readValidity(fields.takeAny('Validity'))
  const subject = readName(fields.takeAny('Subject'))
  const spki = fields.take(TAG.sequence, 'SubjectPublicKeyInfo')
  const extensions = readTail(fields, version)
  return {
    ...{ version, serial, issuer, subject, ...validity },
    ...{ spki: encodingOf(spki), key: readPublicKeyInfo(spki) },
    ...{ extensions, ...readKnownExtensions(extensions) },
  }
}

function readVersion(fields: Fields): 1 | 2 | 3 {
  const field = fields.takeOptional(contextTag(0, 'constructed'))
  const version = field === undefined ? 0 : readSmallInteger(onlyChild(field, 'Version'))
  if (version === 0) return 1
  if (version === 1) return 2
  if (version === 2) return 3
  throw new DerError('Unknown certificate version', field?.offset ?? 0)
}

function readValidity(node: DerNode): { notBefore: Instant; notAfter: Instant } {
  const fields = fieldsOf(node, TAG.sequence, 'Validity')
  const notBefore = readTime(fields.takeAny('notBefore'))
  const notAfter = readTime(fields.takeAny('notAfter'))
  fields.end()
  return { notBefore, notAfter }
}

/** Unique identifiers are stepped over: nobody uses them, and RFC 5280 gives them no meaning in a path. */
function readTail(fields: Fields, version: 1 | 2 | 3): Certificate['extensions'] {
  fields.takeOptional(contextTag(1, 'primitive'))
  fields.takeOptional(contextTag(2, 'primitive'))
  const field = fields.takeOptional(contextTag(3, 'constructed'))
  fields.end()
  if (field === undefined) return []
  if (version !== 3) throw new DerError('Extensions before version 3', field.offset)
  return readExtensions(onlyChild(field, 'Extensions'))
}
