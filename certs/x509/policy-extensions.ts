import { childrenOf, type DerNode } from '../asn1/der.ts'
import { expectTag, fieldsOf } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readSmallInteger, readSmallIntegerContent } from '../asn1/values.ts'
import type { Certificate } from './certificate.ts'
import { openExtension } from './extensions.ts'

/** What one certificate says about policies (RFC 5280 4.2.1.4, .5, .11, .14); null where it says nothing. */
export interface PolicyStatements {
  readonly policies: ReadonlySet<string> | null
  /** By the issuer's policy, the policies of the subject that it takes for the same. */
  readonly mappings: ReadonlyMap<string, ReadonlySet<string>> | null
  /** After how many more certificates each starts to bind. */
  readonly requireExplicit: number | null
  readonly inhibitMapping: number | null
  readonly inhibitAny: number | null
}

/** @throws DerError when one of the extensions is malformed. */
export function readPolicyStatements(certificate: Certificate): PolicyStatements {
  const constraints = openExtension(certificate, OID.policyConstraints, readConstraints)
  return {
    policies: openExtension(certificate, OID.certificatePolicies, readPolicies),
    mappings: openExtension(certificate, OID.policyMappings, readMappings),
    requireExplicit: constraints?.requireExplicit ?? null,
    inhibitMapping: constraints?.inhibitMapping ?? null,
    inhibitAny: openExtension(certificate, OID.inhibitAnyPolicy, readSmallInteger),
  }
}

/** Qualifiers are for people to read, and have no part in the processing. */
function readPolicies(node: DerNode): ReadonlySet<string> {
  const policies = childrenOf(expectTag(node, TAG.sequence, 'CertificatePolicies')).map((information) =>
    readOid(fieldsOf(information, TAG.sequence, 'PolicyInformation').takeAny('Policy identifier')),
  )
  return new Set(policies)
}

function readMappings(node: DerNode): ReadonlyMap<string, ReadonlySet<string>> {
  const mappings = new Map<string, Set<string>>()
  for (const mapping of childrenOf(expectTag(node, TAG.sequence, 'PolicyMappings'))) {
    const fields = fieldsOf(mapping, TAG.sequence, 'PolicyMapping')
    const issuerPolicy = readOid(fields.takeAny('Issuer’s policy'))
    const subjectPolicy = readOid(fields.takeAny('Subject’s policy'))
    fields.end()
    mappings.set(issuerPolicy, (mappings.get(issuerPolicy) ?? new Set()).add(subjectPolicy))
  }
  return mappings
}

function readConstraints(node: DerNode): { requireExplicit: number | null; inhibitMapping: number | null } {
  const fields = fieldsOf(node, TAG.sequence, 'PolicyConstraints')
  const [requireExplicit = null, inhibitMapping = null] = [0, 1].map((number) => {
    const field = fields.takeOptional(contextTag(number, 'primitive'))
    return field === undefined ? null : readSmallIntegerContent(field)
  })
  fields.end()
  return { requireExplicit, inhibitMapping }
}
