import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { encodingOf, readDer } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { fieldsOf } from '../asn1/fields.ts'
import { OID } from '../asn1/oids.ts'
import { TAG } from '../asn1/tags.ts'
import { oid, sequence } from '../asn1/write.ts'
import { hasNoParameters } from './algorithm.ts'
import type { AlgorithmIdentifier } from './certificate.ts'
import { readPssParameters, schemeOf, signatureHolds, type PssParameters } from './signature-scheme.ts'

/** Whether a signature over some data holds under a key. */
type Check = (spki: Uint8Array, data: Uint8Array, signature: Uint8Array) => boolean

/**
 * How to evaluate a signature whose algorithm identifier `schemeOf` refuses although it leaves no doubt of what was
 * computed: NULL parameters where there must be none (RFC 5758 3.2, RFC 8419 3), RSA-PSS with a salt of another
 * length or a mask over another hash. It tells whether the bytes are whole; it is no reason to accept them.
 */
export function unusualCheckOf(algorithm: AlgorithmIdentifier): Check | undefined {
  if (algorithm.oid === OID.rsaPss) return pssCheckOf(algorithm)
  const scheme = hasNoParameters(algorithm) ? schemeOf({ ...algorithm, parameters: null }) : undefined
  if (scheme === undefined) return undefined
  return (spki, data, signature) => signatureHolds(spki, scheme, data, signature)
}

function pssCheckOf({ parameters }: AlgorithmIdentifier): Check | undefined {
  const named = parameters === null ? undefined : readable(parameters)
  if (parameters === null || named === undefined) return undefined
  const { hash, mgfHash, saltLength } = named
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return (spki, data, signature) => {
    try {
      const key = mgfHash === hash ? rsaKeyOf(spki) : maskedKeyOf(spki, parameters)
      return verify(hash, data, { key, padding, saltLength }, signature)
    } catch {
      return false
    }
  }
}

function readable(parameters: Uint8Array): PssParameters | undefined {
  try {
    return readPssParameters(parameters)
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}

/** @throws Error when it is no RSA key */
function rsaKeyOf(spki: Uint8Array): KeyObject {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') return key
  throw new TypeError('Not an RSA key')
}

/**
 * The same RSA key as one for RSA-PSS with these parameters alone (RFC 4055 3.1): node:crypto has no setting for
 * the hash of the mask, and OpenSSL takes it from such a key.
 * @throws Error when it is no RSA key
 */
function maskedKeyOf(spki: Uint8Array, parameters: Uint8Array): KeyObject {
  rsaKeyOf(spki)
  const fields = fieldsOf(readDer(spki), TAG.sequence, 'SubjectPublicKeyInfo')
  fields.take(TAG.sequence, 'algorithm')
  const key = sequence(sequence(oid(OID.rsaPss), parameters), encodingOf(fields.takeAny('subjectPublicKey')))
  return createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' })
}
