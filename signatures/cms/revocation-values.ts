import { childrenOf, encodingOf, readDer, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { fieldsOf, onlyChild } from '../../certs/asn1/fields.ts'
import { readOid } from '../../certs/asn1/oid.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import type { Attribute } from './signed-data-view.ts'

/** Revocation lists and OCSP responses, each DER and unopened. */
export interface RevocationValues {
  readonly crls: readonly Uint8Array[]
  readonly ocspResponses: readonly Uint8Array[]
}

/** More than any honest chain needs; each costs the reading of its bytes. */
const MAX_VALUES = 64

/** The `crls [1]` field of a SignedData (RFC 5652 10.2.1), OCSP responses included (RFC 5940 2). @throws DerError */
export function readRevocationField(field: DerNode | undefined): RevocationValues {
  const nodes = field === undefined ? [] : childrenOf(field)
  if (nodes.length > MAX_VALUES) throw new DerError('Too many revocation values', field?.offset ?? 0)
  const other = nodes.filter(({ tag }) => tag === contextTag(1, 'constructed'))
  return {
    crls: nodes.filter(({ tag }) => tag === TAG.sequence).map(encodingOf),
    ocspResponses: other.flatMap(readOtherFormat),
  }
}

function readOtherFormat(node: DerNode): readonly Uint8Array[] {
  const fields = fieldsOf(node, contextTag(1, 'constructed'), 'OtherRevocationInfoFormat')
  const format = readOid(fields.takeAny('otherRevInfoFormat'))
  const value = fields.takeAny('otherRevInfo')
  fields.end()
  return format === OID.ocspRevocation ? [encodingOf(value)] : []
}

/**
 * Adobe's attribute (ISO 32000-2 12.8.3.3.2), under the signature where it belongs; what stands among the unsigned
 * ones is left alone, since anybody could have put it there.
 */
export function readRevocationAttribute(attributes: readonly Attribute[]): {
  readonly values: RevocationValues
  readonly findings: readonly CheckFinding[]
} {
  const found = attributes.filter(({ oid }) => oid === OID.adbeRevocation).flatMap(({ values }) => values)
  try {
    const read = found.map((value) => readArchive(readDer(value)))
    const values = {
      crls: read.flatMap(({ crls }) => crls),
      ocspResponses: read.flatMap(({ ocspResponses }) => ocspResponses),
    }
    return { values, findings: [] }
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    const finding: CheckFinding = { check: 'C2', level: 'WARN', code: 'revocation-attribute-malformed' }
    return { values: { crls: [], ocspResponses: [] }, findings: [finding] }
  }
}

function readArchive(node: DerNode): RevocationValues {
  const fields = fieldsOf(node, TAG.sequence, 'RevocationInfoArchival')
  const [crls, ocsps] = [0, 1].map((number) => fields.takeOptional(contextTag(number, 'constructed')))
  const listed = (field: DerNode | undefined, what: string): readonly Uint8Array[] =>
    field === undefined ? [] : childrenOf(onlyChild(field, what)).slice(0, MAX_VALUES).map(encodingOf)
  return { crls: listed(crls, 'crl'), ocspResponses: listed(ocsps, 'ocsp') }
}
