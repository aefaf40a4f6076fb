import { readDer, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { fieldsOf, onlyChild } from '../../certs/asn1/fields.ts'
import { readOid } from '../../certs/asn1/oid.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { readIntegerOctets, readOctets } from '../../certs/asn1/values.ts'
import { readAlgorithm } from '../../certs/x509/algorithm.ts'

/** Tokens may be BER outside (RFC 3161 2.4.2 asks for DER only of the TSTInfo). */
export const TOKEN_LIMITS = { encoding: 'BER', maxBytes: 1024 * 1024, maxNodes: 50_000 } as const

/** A digest and its algorithm (RFC 3161 2.4.1). */
export interface Imprint {
  /** Of the hash algorithm, dotted. */
  readonly oid: string
  readonly hash: Uint8Array
}

/** What a token says of the question it answers, unsigned as yet. */
export interface TokenContent {
  readonly info: { readonly imprint: Imprint; readonly nonce: Uint8Array | null }
  readonly hasCertificates: boolean
}

/** @throws DerError when it is no TimeStampToken (RFC 3161 2.4.2) */
export function contentOfToken(token: Uint8Array): TokenContent {
  const outer = fieldsOf(readDer(token, TOKEN_LIMITS), TAG.sequence, 'ContentInfo')
  if (readOid(outer.takeAny('contentType')) !== OID.signedData) throw new DerError('Not a SignedData', 0)
  const signed = fieldsOf(onlyChild(outer.takeAny('content'), 'content'), TAG.sequence, 'SignedData')
  signed.take(TAG.integer, 'version')
  signed.take(TAG.set, 'digestAlgorithms')
  const encapsulated = fieldsOf(signed.takeAny('encapContentInfo'), TAG.sequence, 'encapContentInfo')
  if (readOid(encapsulated.takeAny('eContentType')) !== OID.tstInfo) throw new DerError('Not a TSTInfo', 0)
  const info = readTstInfo(readOctets(onlyChild(encapsulated.takeAny('eContent'), 'eContent')))
  return { info, hasCertificates: signed.takeOptional(contextTag(0, 'constructed')) !== undefined }
}

/** TSTInfo (RFC 3161 2.4.2), as far as the request determines it. */
function readTstInfo(der: Uint8Array): TokenContent['info'] {
  const fields = fieldsOf(readDer(der), TAG.sequence, 'TSTInfo')
  fields.take(TAG.integer, 'version')
  fields.take(TAG.oid, 'policy')
  const imprint = readImprint(fields.takeAny('messageImprint'))
  fields.take(TAG.integer, 'serialNumber')
  fields.take(TAG.generalizedTime, 'genTime')
  fields.takeOptional(TAG.sequence)
  fields.takeOptional(TAG.boolean)
  const nonce = fields.takeOptional(TAG.integer)
  return { imprint, nonce: nonce === undefined ? null : readIntegerOctets(nonce) }
}

/** @throws DerError */
export function readImprint(node: DerNode): Imprint {
  const fields = fieldsOf(node, TAG.sequence, 'MessageImprint')
  const { oid: algorithm } = readAlgorithm(fields.takeAny('hashAlgorithm'))
  const hash = readOctets(fields.takeAny('hashedMessage'))
  fields.end()
  return { oid: algorithm, hash }
}
