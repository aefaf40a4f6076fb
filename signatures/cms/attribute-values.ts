import { readDer } from '../../certs/asn1/der.ts'
import { fieldsOf } from '../../certs/asn1/fields.ts'
import { readOid } from '../../certs/asn1/oid.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { readOctets, readTime } from '../../certs/asn1/values.ts'
import type { CheckFinding } from '../../certs/finding.ts'
import { readAlgorithm, sameAlgorithm } from '../../certs/x509/algorithm.ts'
import type { AlgorithmIdentifier } from '../../certs/x509/certificate.ts'
import type { Instant } from '../../domain/time.ts'
import { readAttribute } from './attributes.ts'
import type { SignedDataView } from './signed-data-view.ts'

/** Row C2: the contentType attribute says what was to be signed, as the outer structure does (RFC 5652 11.1). */
export function checkContentType(view: SignedDataView, expected: string): readonly CheckFinding[] {
  const attribute = readAttribute(view.signedAttributes, OID.contentType, (value) => readOid(readDer(value)))
  const same = attribute.state === 'read' && attribute.value === expected && view.contentType === expected
  if (same) return []
  return [{ check: 'C2', level: 'FAIL', code: 'content-type-wrong', detail: attribute.state }]
}

/** Row C3: the messageDigest attribute against the digest of the ranges; null when it cannot be read. */
export function digestMatches(view: SignedDataView, digest: Uint8Array): boolean | null {
  const attribute = readAttribute(view.signedAttributes, OID.messageDigest, (value) =>
    readOctets(readDer(value)),
  )
  return attribute.state === 'read' ? Buffer.compare(attribute.value, digest) === 0 : null
}

/** Row C7: RFC 6211, when present, repeats the algorithms under the signature, so that nobody can swap them. */
export function checkAlgorithmProtection(view: SignedDataView): readonly CheckFinding[] {
  const attribute = readAttribute(view.signedAttributes, OID.algorithmProtection, readProtection)
  if (attribute.state === 'absent') return []
  const holds =
    attribute.state === 'read' &&
    sameAlgorithm(attribute.value.digest, view.digestAlgorithm) &&
    sameAlgorithm(attribute.value.signature, view.signatureAlgorithm)
  return holds ? [] : [{ check: 'C7', level: 'FAIL', code: 'algorithm-protection-differs' }]
}

/** The signingTime attribute. PAdES leaves the claimed time to the dictionary's /M, so its presence is told. */
export function claimedTimeOf(view: SignedDataView): {
  readonly time: Instant | undefined
  readonly findings: readonly CheckFinding[]
} {
  const attribute = readAttribute(view.signedAttributes, OID.signingTime, (value) => readTime(readDer(value)))
  if (attribute.state === 'absent') return { time: undefined, findings: [] }
  if (attribute.state === 'malformed') {
    return { time: undefined, findings: [{ check: 'C2', level: 'FAIL', code: 'signing-time-malformed' }] }
  }
  return { time: attribute.value, findings: [{ check: 'C2', level: 'INFO', code: 'signing-time-attribute' }] }
}

interface Protection {
  readonly digest: AlgorithmIdentifier
  readonly signature: AlgorithmIdentifier
}

function readProtection(value: Uint8Array): Protection {
  const fields = fieldsOf(readDer(value), TAG.sequence, 'CMSAlgorithmProtection')
  const digest = readAlgorithm(fields.takeAny('digestAlgorithm'))
  const signature = fields.take(contextTag(1, 'constructed'), 'signatureAlgorithm')
  fields.end()
  return { digest, signature: readAlgorithm(signature, signature.tag) }
}
