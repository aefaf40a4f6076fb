import { createHash } from 'node:crypto'
import { childrenOf, contentOf, encodingOf, readDer, type DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { expectTag, fieldsOf, onlyChild, type Fields } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readBitStringOctets, readOctets, readSmallIntegerContent, readTime } from '../asn1/values.ts'
import { remembered } from '../remembered.ts'
import { readAlgorithm } from '../x509/algorithm.ts'
import type { Certificate, Extension } from '../x509/certificate.ts'
import { readExtensions } from '../x509/extensions.ts'
import { readName } from '../x509/name.ts'
import { parseCertificate } from '../x509/parse-certificate.ts'
import {
  RESPONSE_STATUSES,
  type BasicOcspResponse,
  type OcspResponse,
  type ResponderId,
} from './ocsp-response.ts'
import { readSingleResponse } from './parse-single-response.ts'

const LIMITS = { maxBytes: 1024 * 1024, maxDepth: 30, maxNodes: 50_000 } as const
const MAX_CERTIFICATES = 20

/** Reads an OCSPResponse in DER (RFC 6960 4.2.1). @throws DerError */
export function parseOcspResponse(der: Uint8Array): OcspResponse {
  return readResponse(der)
}

const REMEMBERED = { most: 256, octets: 2 * 1024 * 1024 } as const

const readResponse = remembered((der): OcspResponse => {
  const fields = fieldsOf(readDer(der, LIMITS), TAG.sequence, 'OCSPResponse')
  const status = readSmallIntegerContent(fields.take(TAG.enumerated, 'Response status'))
  const bytes = fields.takeOptional(contextTag(0, 'constructed'))
  fields.end()
  return {
    der,
    sha256: createHash('sha256').update(der).digest('hex'),
    responseStatus: RESPONSE_STATUSES[status] ?? `status ${status}`,
    basic: status === 0 && bytes !== undefined ? readResponseBytes(bytes) : null,
  }
}, REMEMBERED)

function readResponseBytes(node: DerNode): BasicOcspResponse {
  const fields = fieldsOf(onlyChild(node, 'responseBytes'), TAG.sequence, 'ResponseBytes')
  const type = fields.take(TAG.oid, 'Response type')
  const response = readOctets(fields.takeAny('Response'))
  fields.end()
  if (readOid(type) !== OID.ocspBasic) throw new DerError('Unknown type of OCSP response', type.offset)
  return readBasic(readDer(response, LIMITS))
}

function readBasic(node: DerNode): BasicOcspResponse {
  const fields = fieldsOf(node, TAG.sequence, 'BasicOCSPResponse')
  const tbs = fields.take(TAG.sequence, 'ResponseData')
  const signatureAlgorithm = readAlgorithm(fields.takeAny('Signature algorithm'))
  const signature = readBitStringOctets(fields.takeAny('Signature'))
  const certificates = fields.takeOptional(contextTag(0, 'constructed'))
  fields.end()
  return {
    ...{ tbs: encodingOf(tbs), signatureAlgorithm, signature },
    certificates: certificates === undefined ? [] : readCertificates(certificates),
    ...readResponseData(tbs),
  }
}

/** One that nobody can read hides nothing: without the right one the answer is not believed. */
function readCertificates(node: DerNode): readonly Certificate[] {
  const list = childrenOf(expectTag(onlyChild(node, 'certs'), TAG.sequence, 'certs'))
  return list.slice(0, MAX_CERTIFICATES).flatMap((certificate) => {
    try {
      return [parseCertificate(encodingOf(certificate))]
    } catch (error) {
      if (error instanceof DerError) return []
      throw error
    }
  })
}

type ResponseData = Omit<BasicOcspResponse, 'tbs' | 'signatureAlgorithm' | 'signature' | 'certificates'>

function readResponseData(tbs: DerNode): ResponseData {
  const fields = fieldsOf(tbs, TAG.sequence, 'ResponseData')
  // Only version 1 exists, which is the default and should not be there.
  fields.takeOptional(contextTag(0, 'constructed'))
  const responderId = readResponderId(fields.takeAny('Responder'))
  const producedAt = readTime(fields.take(TAG.generalizedTime, 'producedAt'))
  const responses = childrenOf(fields.take(TAG.sequence, 'Responses')).map(readSingleResponse)
  const extensions = readExplicitExtensions(fields)
  fields.end()
  const unknown = extensions.filter(({ oid, critical }) => critical && oid !== OID.ocspNonce)
  return {
    ...{ responderId, producedAt, responses },
    nonce: nonceIn(extensions),
    unknownCritical: unknown.map(({ oid }) => oid),
  }
}

/** An OCTET STRING since RFC 6960 4.4.1; before, RFC 2560 left the form open, and many responders echo bare octets. */
function nonceIn(extensions: readonly Extension[]): Uint8Array | null {
  const value = extensions.find(({ oid }) => oid === OID.ocspNonce)?.value
  if (value === undefined) return null
  try {
    return readOctets(readDer(value))
  } catch (error) {
    if (error instanceof DerError) return value
    throw error
  }
}

function readResponderId(node: DerNode): ResponderId {
  const choice = onlyChild(node, 'ResponderID')
  if (node.tag === contextTag(1, 'constructed')) return { kind: 'name', name: readName(choice) }
  expectTag(node, contextTag(2, 'constructed'), 'ResponderID')
  return { kind: 'key', keyHash: contentOf(expectTag(choice, TAG.octetString, 'KeyHash')) }
}

function readExplicitExtensions(fields: Fields): readonly Extension[] {
  const list = fields.takeOptional(contextTag(1, 'constructed'))
  if (list === undefined) return []
  const extensions = onlyChild(list, 'Extensions')
  // An empty list should not be there, and says nothing.
  return isEmptyList(extensions) ? [] : readExtensions(extensions)
}

function isEmptyList(node: DerNode): boolean {
  return node.tag === TAG.sequence && childrenOf(node).length === 0
}
