import type { DerNode } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { expectTag, fieldsOf, onlyChild } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readIntegerOctets, readOctets, readSmallIntegerContent, readTime } from '../asn1/values.ts'
import { readAlgorithm } from '../x509/algorithm.ts'
import { openExtension, readExtensions } from '../x509/extensions.ts'
import { reasonOf } from './answer.ts'
import type { CertId, SingleResponse } from './ocsp-response.ts'

/** @throws DerError */
export function readSingleResponse(node: DerNode): SingleResponse {
  const fields = fieldsOf(node, TAG.sequence, 'SingleResponse')
  const certId = readCertId(fields.takeAny('CertID'))
  const status = readStatus(fields.takeAny('Status'))
  const thisUpdate = readTime(fields.take(TAG.generalizedTime, 'thisUpdate'))
  const next = fields.takeOptional(contextTag(0, 'constructed'))
  const list = fields.takeOptional(contextTag(1, 'constructed'))
  fields.end()
  const extensions = list === undefined ? [] : readExtensions(onlyChild(list, 'Extensions'))
  return {
    ...{ certId, ...status, thisUpdate },
    nextUpdate: next === undefined ? null : readTime(onlyChild(next, 'nextUpdate')),
    archiveCutoff: openExtension({ extensions }, OID.ocspArchiveCutoff, readTime),
    extensions,
  }
}

function readCertId(node: DerNode): CertId {
  const fields = fieldsOf(node, TAG.sequence, 'CertID')
  const hashAlgorithm = readAlgorithm(fields.takeAny('Hash algorithm'))
  const issuerNameHash = readOctets(fields.takeAny('Hash of the issuer’s name'))
  const issuerKeyHash = readOctets(fields.takeAny('Hash of the issuer’s key'))
  const serial = Buffer.from(readIntegerOctets(fields.takeAny('Serial number'))).toString('hex')
  fields.end()
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serial }
}

type Status = Pick<SingleResponse, 'status' | 'revokedAt' | 'reason'>

function readStatus(node: DerNode): Status {
  if (node.tag === contextTag(0, 'primitive')) return { status: 'good', revokedAt: null, reason: null }
  if (node.tag === contextTag(2, 'primitive')) return { status: 'unknown', revokedAt: null, reason: null }
  if (node.tag !== contextTag(1, 'constructed')) throw new DerError('No such status', node.offset)
  const fields = fieldsOf(node, node.tag, 'RevokedInfo')
  const revokedAt = readTime(fields.take(TAG.generalizedTime, 'revocationTime'))
  const reason = fields.takeOptional(contextTag(0, 'constructed'))
  fields.end()
  return { status: 'revoked', revokedAt, reason: reasonOf(reason === undefined ? 0 : readReason(reason)) }
}

function readReason(node: DerNode): number {
  const reason = onlyChild(node, 'revocationReason')
  return readSmallIntegerContent(expectTag(reason, TAG.enumerated, 'CRLReason'))
}
