import { createHash, type Hash } from 'node:crypto'
import { encodingOf, type DerNode } from '../asn1/der.ts'
import { fieldsOf } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { OID } from '../asn1/oids.ts'
import { TAG } from '../asn1/tags.ts'
import type { AlgorithmIdentifier } from './certificate.ts'

/**
 * The digests that we compute, by their node:crypto names. SHA-1 is computed so that old evidence can be told
 * whole from altered, and never relied on: see `isBrokenHash`.
 */
export type HashName =
  'sha1' | 'sha256' | 'sha384' | 'sha512' | 'sha3-256' | 'sha3-384' | 'sha3-512' | 'shake256'

const HASHES: Readonly<Record<string, HashName>> = {
  [OID.sha1]: 'sha1',
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
  [OID.sha3_256]: 'sha3-256',
  [OID.sha3_384]: 'sha3-384',
  [OID.sha3_512]: 'sha3-512',
  [OID.shake256]: 'shake256',
}

/** SHAKE256 stands for its 512-bit output, the only one that a signature uses (RFC 8419 2.3, 8702 3.1). */
export const HASH_OCTETS: Readonly<Record<HashName, number>> = {
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
  'sha3-256': 32,
  'sha3-384': 48,
  'sha3-512': 64,
  shake256: 64,
}

/** INTEGER 512. */
const SHAKE_LENGTH = Uint8Array.of(0x02, 0x02, 0x02, 0x00)

/** Whether collisions are known, so that nothing rests on a signature over it (ETSI TS 119 312: since 2012-08-01). */
export function isBrokenHash(hash: HashName): boolean {
  return hash === 'sha1'
}

/** A running digest; several `update`s, then `digest`. */
export function hashing(hash: HashName): Hash {
  return createHash(hash, { outputLength: HASH_OCTETS[hash] })
}

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

/** The digest named, or undefined when we do not know it or it comes with parameters that we do not know. */
export function hashOf(algorithm: AlgorithmIdentifier): HashName | undefined {
  if (algorithm.oid === OID.shake256WithLength) {
    return Buffer.compare(algorithm.parameters ?? new Uint8Array(), SHAKE_LENGTH) === 0
      ? 'shake256'
      : undefined
  }
  return hasNoParameters(algorithm) ? HASHES[algorithm.oid] : undefined
}

/** Equal, taking NULL and absent parameters for the same. */
export function sameAlgorithm(a: AlgorithmIdentifier, b: AlgorithmIdentifier): boolean {
  if (a.oid !== b.oid) return false
  if (hasNoParameters(a) || hasNoParameters(b)) return hasNoParameters(a) && hasNoParameters(b)
  return a.parameters !== null && b.parameters !== null && Buffer.compare(a.parameters, b.parameters) === 0
}
