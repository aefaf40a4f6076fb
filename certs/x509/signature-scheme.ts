import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { readDer, type DerNode } from '../asn1/der.ts'
import { fieldsOf, onlyChild } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readSmallInteger } from '../asn1/values.ts'
import { remembered } from '../remembered.ts'
import { HASH_OCTETS, hashOf, hasNoParameters, readAlgorithm, type HashName } from './algorithm.ts'
import type { AlgorithmIdentifier } from './certificate.ts'

/** A way of signing that we know from end to end. What is not one of these is a failure, never a guess. */
export interface SignatureScheme {
  readonly kind: 'RSA PKCS#1 v1.5' | 'RSA-PSS' | 'ECDSA' | 'Ed25519' | 'Ed448'
  /** For the Edwards curves, which hash on their own, the digest that CMS must use beside them (RFC 8419 3). */
  readonly hash: HashName
}

const PKCS1: Readonly<Record<string, HashName>> = {
  [OID.sha1WithRsa]: 'sha1',
  [OID.sha256WithRsa]: 'sha256',
  [OID.sha384WithRsa]: 'sha384',
  [OID.sha512WithRsa]: 'sha512',
  [OID.sha3_256WithRsa]: 'sha3-256',
  [OID.sha3_384WithRsa]: 'sha3-384',
  [OID.sha3_512WithRsa]: 'sha3-512',
}

const ECDSA: Readonly<Record<string, HashName>> = {
  [OID.ecdsaWithSha1]: 'sha1',
  [OID.ecdsaWithSha256]: 'sha256',
  [OID.ecdsaWithSha384]: 'sha384',
  [OID.ecdsaWithSha512]: 'sha512',
  [OID.ecdsaWithSha3_256]: 'sha3-256',
  [OID.ecdsaWithSha3_384]: 'sha3-384',
  [OID.ecdsaWithSha3_512]: 'sha3-512',
}

const EDWARDS: Readonly<Record<string, SignatureScheme>> = {
  [OID.ed25519]: { kind: 'Ed25519', hash: 'sha512' },
  [OID.ed448]: { kind: 'Ed448', hash: 'shake256' },
}

/**
 * The scheme that an algorithm identifier names, or undefined when it names none that we know.
 * `impliedHash` serves CMS, where plain `rsaEncryption` leaves the digest to another field.
 * @throws DerError when the parameters are malformed.
 */
export function schemeOf(
  algorithm: AlgorithmIdentifier,
  impliedHash?: HashName,
): SignatureScheme | undefined {
  if (algorithm.oid === OID.rsaPss) return pssScheme(algorithm)
  const curved = EDWARDS[algorithm.oid] ?? ecdsaScheme(algorithm)
  if (curved !== undefined) return algorithm.parameters === null ? curved : undefined
  const pkcs1 = algorithm.oid === OID.rsaEncryption ? impliedHash : PKCS1[algorithm.oid]
  if (pkcs1 === undefined || !hasNoParameters(algorithm)) return undefined
  return { kind: 'RSA PKCS#1 v1.5', hash: pkcs1 }
}

/**
 * Whether `signature` over `data` verifies under the key. A key of another kind, or one that OpenSSL cannot
 * read, verifies nothing.
 */
export function signatureHolds(
  spki: Uint8Array,
  { kind, hash }: SignatureScheme,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const key = publicKeyOf(spki)
    if (!fits(key, kind)) return false
    if (kind === 'Ed25519' || kind === 'Ed448') return verify(null, data, key, signature)
    if (kind === 'ECDSA') return verify(hash, data, { key, dsaEncoding: 'der' }, signature)
    return verify(hash, data, { key, ...padding(kind, hash) }, signature)
  } catch {
    return false
  }
}

/** Reading a key takes OpenSSL several times as long as verifying with it. */
const publicKeyOf = remembered(
  (spki) => createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }),
  { most: 256, octets: 1024 * 1024 },
)

function ecdsaScheme({ oid }: AlgorithmIdentifier): SignatureScheme | undefined {
  const hash = ECDSA[oid]
  return hash === undefined ? undefined : { kind: 'ECDSA', hash }
}

function fits(key: KeyObject, kind: SignatureScheme['kind']): boolean {
  if (kind === 'ECDSA') return key.asymmetricKeyType === 'ec'
  if (kind === 'Ed25519' || kind === 'Ed448') return key.asymmetricKeyType === kind.toLowerCase()
  if (key.asymmetricKeyType === 'rsa') return true
  return kind === 'RSA-PSS' && key.asymmetricKeyType === 'rsa-pss'
}

function padding(
  kind: 'RSA PKCS#1 v1.5' | 'RSA-PSS',
  hash: HashName,
): { padding: number; saltLength?: number } {
  if (kind === 'RSA PKCS#1 v1.5') return { padding: constants.RSA_PKCS1_PADDING }
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: HASH_OCTETS[hash] }
}

/** What an RSA-PSS signature says of itself. */
export interface PssParameters {
  readonly hash: HashName
  readonly mgfHash: HashName
  /** Octets. */
  readonly saltLength: number
}

/** Known only when MGF1 uses the same hash and the salt is as long as it: what the policy could accept (C6). */
function pssScheme(algorithm: AlgorithmIdentifier): SignatureScheme | undefined {
  const read = algorithm.parameters === null ? undefined : readPssParameters(algorithm.parameters)
  if (read === undefined) return undefined
  const { hash, mgfHash, saltLength } = read
  return mgfHash === hash && saltLength === HASH_OCTETS[hash] ? { kind: 'RSA-PSS', hash } : undefined
}

/**
 * RSASSA-PSS-params (RFC 8017 A.2.3), every default SHA-1's; undefined when they name what we do not know.
 * @throws DerError when they are malformed.
 */
export function readPssParameters(parameters: Uint8Array): PssParameters | undefined {
  const fields = fieldsOf(readDer(parameters), TAG.sequence, 'RSASSA-PSS parameters')
  const [hashField, mgfField, saltField, trailerField] = [0, 1, 2, 3].map((number) =>
    fields.takeOptional(contextTag(number, 'constructed')),
  )
  fields.end()
  const hash = hashField === undefined ? 'sha1' : hashOf(readAlgorithm(onlyChild(hashField, 'hashAlgorithm')))
  const mgfHash = mgf1HashOf(mgfField)
  const saltLength = saltField === undefined ? 20 : readSmallInteger(onlyChild(saltField, 'saltLength'))
  const trailer = trailerField === undefined ? 1 : readSmallInteger(onlyChild(trailerField, 'trailerField'))
  if (hash === undefined || mgfHash === undefined || trailer !== 1) return undefined
  return hash === 'shake256' || mgfHash === 'shake256' ? undefined : { hash, mgfHash, saltLength }
}

function mgf1HashOf(field: DerNode | undefined): HashName | undefined {
  if (field === undefined) return 'sha1'
  const mgf = readAlgorithm(onlyChild(field, 'maskGenAlgorithm'))
  if (mgf.oid !== OID.mgf1 || mgf.parameters === null) return undefined
  return hashOf(readAlgorithm(readDer(mgf.parameters)))
}
