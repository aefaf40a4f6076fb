import { createHash } from 'node:crypto'
import { childrenOf, encodingOf, readDer, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { expectTag, fieldsOf, onlyChild } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readBitStringOctets, readIntegerOctets, readOctets } from '../asn1/values.ts'
import { readAlgorithm } from '../x509/algorithm.ts'
import type { Certificate } from '../x509/certificate.ts'
import { readExtensions } from '../x509/extensions.ts'

/** Which certificate an OCSP request is about (RFC 6960 4.1.1). */
export interface CertId {
  /** As asked: the answer repeats it. */
  readonly der: Uint8Array
  /** Dotted object identifier of the digest that names the issuer. */
  readonly hash: string
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  /** Like `Certificate.serial`. */
  readonly serial: string
}

export interface OcspRequest {
  readonly ids: readonly CertId[]
  /** The value of the nonce's extension (RFC 8954); null when there is none. */
  readonly nonce: Uint8Array | null
}

const LIMITS = { maxBytes: 16 * 1024, maxDepth: 16, maxNodes: 1_000 } as const

/** Reads an OCSPRequest in DER (RFC 6960 4.1.1). Who asks, and his signature, do not matter. @throws DerError */
export function readOcspRequest(der: Uint8Array): OcspRequest {
  const outer = fieldsOf(readDer(der, LIMITS), TAG.sequence, 'OCSPRequest')
  const fields = fieldsOf(outer.takeAny('tbsRequest'), TAG.sequence, 'TBSRequest')
  fields.takeOptional(contextTag(0, 'constructed'))
  fields.takeOptional(contextTag(1, 'constructed'))
  const ids = childrenOf(fields.take(TAG.sequence, 'requestList')).map(readRequest)
  const field = fields.takeOptional(contextTag(2, 'constructed'))
  fields.end()
  if (ids.length === 0) throw new DerError('A request about nothing', 0)
  const extensions = field === undefined ? [] : readExtensions(onlyChild(field, 'requestExtensions'))
  return { ids, nonce: extensions.find(({ oid }) => oid === OID.ocspNonce)?.value ?? null }
}

const HASHES: Readonly<Record<string, string>> = { [OID.sha1]: 'sha1', [OID.sha256]: 'sha256' }

/** Whether the certificate asked about is, by name and key, one that `issuer` issues. */
export function isIssuedBy({ hash, issuerNameHash, issuerKeyHash }: CertId, issuer: Certificate): boolean {
  const name = HASHES[hash]
  if (name === undefined) return false
  const digest = (bytes: Uint8Array): Buffer => createHash(name).update(bytes).digest()
  return digest(issuer.subject.der).equals(issuerNameHash) && digest(keyBitsOf(issuer)).equals(issuerKeyHash)
}

/** The key's bits alone, without the algorithm beside them. */
function keyBitsOf({ spki }: Certificate): Uint8Array {
  const fields = fieldsOf(readDer(spki), TAG.sequence, 'SubjectPublicKeyInfo')
  fields.takeAny('Algorithm')
  return readBitStringOctets(fields.takeAny('Key'))
}

function readRequest(node: DerNode): CertId {
  const id = expectTag(fieldsOf(node, TAG.sequence, 'Request').takeAny('reqCert'), TAG.sequence, 'CertID')
  const fields = fieldsOf(id, TAG.sequence, 'CertID')
  const { oid: hash } = readAlgorithm(fields.takeAny('hashAlgorithm'))
  const issuerNameHash = readOctets(fields.takeAny('issuerNameHash'))
  const issuerKeyHash = readOctets(fields.takeAny('issuerKeyHash'))
  const serial = Buffer.from(readIntegerOctets(fields.takeAny('serialNumber'))).toString('hex')
  fields.end()
  return { der: encodingOf(id), hash, issuerNameHash, issuerKeyHash, serial }
}
