import { encodingOf, type DerNode } from '../asn1/der.ts'
import { fieldsOf } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { OID } from '../asn1/oids.ts'
import { TAG } from '../asn1/tags.ts'
import type { AlgorithmIdentifier } from './certificate.ts'

/** The digests that we compute, by their node:crypto names. Anything weaker is reported, never computed. */
export type HashName = 'sha256' | 'sha384' | 'sha512'

const HASHES: Readonly<Record<string, HashName>> = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
}

export const HASH_OCTETS: Readonly<Record<HashName, number>> = { sha256: 32, sha384: 48, sha512: 64 }

/** `tag` is another one where the structure around tags it implicitly. @throws DerError */
export function readAlgorithm(node: DerNode, tag: number = TAG.sequence): AlgorithmIdentifier {
  const fields = fieldsOf(node, tag, 'AlgorithmIdentifier')
  const oid = readOid(fields.take(TAG.oid, 'Algorithm'))
  const [parameters] = fields.rest()
  if (parameters !== undefined) fields.takeAny('Parameters')
  fields.end()
  return { oid, parameters: parameters === undefined ? null : encodingOf(parameters) }
}

/** Absent or NULL: the two ways of saying that an algorithm takes no parameters. */
export function hasNoParameters({ parameters }: AlgorithmIdentifier): boolean {
  return parameters === null || (parameters.length === 2 && parameters[0] === TAG.null && parameters[1] === 0)
}

/** The digest named, or undefined when we do not know it, refuse it, or it comes with parameters. */
export function hashOf(algorithm: AlgorithmIdentifier): HashName | undefined {
  return hasNoParameters(algorithm) ? HASHES[algorithm.oid] : undefined
}

/** Equal, taking NULL and absent parameters for the same. */
export function sameAlgorithm(a: AlgorithmIdentifier, b: AlgorithmIdentifier): boolean {
  if (a.oid !== b.oid) return false
  if (hasNoParameters(a) || hasNoParameters(b)) return hasNoParameters(a) && hasNoParameters(b)
  return a.parameters !== null && b.parameters !== null && Buffer.compare(a.parameters, b.parameters) === 0
}
