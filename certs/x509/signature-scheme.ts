import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { readDer, type DerNode } from '../asn1/der.ts'
import { fieldsOf, onlyChild } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { contextTag, TAG } from '../asn1/tags.ts'
import { readSmallInteger } from '../asn1/values.ts'
import { HASH_OCTETS, hashOf, hasNoParameters, readAlgorithm, type HashName } from './algorithm.ts'
import type { AlgorithmIdentifier } from './certificate.ts'

/** A way of signing that we know from end to end. What is not one of these is a failure, never a guess. */
export interface SignatureScheme {
  readonly kind: 'RSA PKCS#1 v1.5' | 'RSA-PSS' | 'ECDSA'
  readonly hash: HashName
}

const PKCS1: Readonly<Record<string, HashName>> = {
  [OID.sha256WithRsa]: 'sha256',
  [OID.sha384WithRsa]: 'sha384',
  [OID.sha512WithRsa]: 'sha512',
}

const ECDSA: Readonly<Record<string, HashName>> = {
  [OID.ecdsaWithSha256]: 'sha256',
  [OID.ecdsaWithSha384]: 'sha384',
  [OID.ecdsaWithSha512]: 'sha512',
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
  const ecdsa = ECDSA[algorithm.oid]
  if (ecdsa !== undefined) return algorithm.parameters === null ? { kind: 'ECDSA', hash: ecdsa } : undefined
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
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    if (!fits(key, kind)) return false
    if (kind === 'ECDSA') return verify(hash, data, { key, dsaEncoding: 'der' }, signature)
    return verify(hash, data, { key, ...padding(kind, hash) }, signature)
  } catch {
    return false
  }
}

function fits(key: KeyObject, kind: SignatureScheme['kind']): boolean {
  if (kind === 'ECDSA') return key.asymmetricKeyType === 'ec'
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

/**
 * RSASSA-PSS-params (RFC 8017 A.2.3), known only when MGF1 uses the same hash and the salt is as long as it:
 * node:crypto has no setting for another MGF1 hash. The defaults are SHA-1 and therefore refused.
 */
function pssScheme({ parameters }: AlgorithmIdentifier): SignatureScheme | undefined {
  if (parameters === null) return undefined
  const fields = fieldsOf(readDer(parameters), TAG.sequence, 'RSASSA-PSS parameters')
  const [hashField, mgfField, saltField, trailerField] = [0, 1, 2, 3].map((number) =>
    fields.takeOptional(contextTag(number, 'constructed')),
  )
  fields.end()
  const hash = hashField && hashOf(readAlgorithm(onlyChild(hashField, 'hashAlgorithm')))
  if (hash === undefined || mgf1HashOf(mgfField) !== hash) return undefined
  const salt = saltField && readSmallInteger(onlyChild(saltField, 'saltLength'))
  const trailer = trailerField === undefined ? 1 : readSmallInteger(onlyChild(trailerField, 'trailerField'))
  return salt === HASH_OCTETS[hash] && trailer === 1 ? { kind: 'RSA-PSS', hash } : undefined
}

function mgf1HashOf(field: DerNode | undefined): HashName | undefined {
  if (field === undefined) return undefined
  const mgf = readAlgorithm(onlyChild(field, 'maskGenAlgorithm'))
  if (mgf.oid !== OID.mgf1 || mgf.parameters === null) return undefined
  return hashOf(readAlgorithm(readDer(mgf.parameters)))
}
