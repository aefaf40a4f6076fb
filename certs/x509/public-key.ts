import { childrenOf, type DerNode } from '../asn1/der.ts'
import { readDer } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { fieldsOf } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { OID } from '../asn1/oids.ts'
import { TAG } from '../asn1/tags.ts'
import { readBitStringOctets, readIntegerOctets } from '../asn1/values.ts'
import { readAlgorithm } from './algorithm.ts'
import type { AlgorithmIdentifier, PublicKeyInfo } from './certificate.ts'

interface Curve {
  readonly name: string
  readonly bits: number
}

const CURVES: Readonly<Record<string, Curve>> = {
  [OID.p256]: { name: 'P-256', bits: 256 },
  [OID.p384]: { name: 'P-384', bits: 384 },
  [OID.p521]: { name: 'P-521', bits: 521 },
  [OID.brainpoolP256r1]: { name: 'brainpoolP256r1', bits: 256 },
  [OID.brainpoolP384r1]: { name: 'brainpoolP384r1', bits: 384 },
  [OID.brainpoolP512r1]: { name: 'brainpoolP512r1', bits: 512 },
}

const EDWARDS: Readonly<Record<string, PublicKeyInfo>> = {
  [OID.ed25519]: { type: 'Ed25519', bits: 256, curve: null, exponent: null },
  [OID.ed448]: { type: 'Ed448', bits: 448, curve: null, exponent: null },
}

const UNKNOWN: PublicKeyInfo = { type: 'unknown', bits: 0, curve: null, exponent: null }

/** What kind of key a SubjectPublicKeyInfo holds, and how strong. @throws DerError */
export function readPublicKeyInfo(spki: DerNode): PublicKeyInfo {
  const fields = fieldsOf(spki, TAG.sequence, 'SubjectPublicKeyInfo')
  const algorithm = readAlgorithm(fields.takeAny('Key algorithm'))
  const key = readBitStringOctets(fields.takeAny('Public key'))
  fields.end()
  if (algorithm.oid === OID.rsaEncryption) return rsaKey('RSA', key)
  if (algorithm.oid === OID.rsaPss) return rsaKey('RSA-PSS', key)
  if (algorithm.oid === OID.ecPublicKey) return ecKey(algorithm)
  return EDWARDS[algorithm.oid] ?? UNKNOWN
}

/**
 * Why a key may not vouch for anything, or undefined when it may: the floor of the deed profile (C6), which
 * no date lowers. How long a stronger key may serve is the policy's business.
 */
export function weaknessOf(key: PublicKeyInfo): string | undefined {
  if (key.type === 'unknown') return 'key-type-unknown'
  if (key.type === 'EC') return key.bits === 0 ? 'curve-unknown' : undefined
  if (key.type !== 'RSA' && key.type !== 'RSA-PSS') return undefined
  if (key.bits < 2048) return 'rsa-key-too-small'
  return key.exponent !== null && key.exponent < 65537 ? 'rsa-exponent-too-small' : undefined
}

function rsaKey(type: 'RSA' | 'RSA-PSS', bytes: Uint8Array): PublicKeyInfo {
  const node = readDer(bytes)
  const fields = fieldsOf(node, TAG.sequence, 'RSAPublicKey')
  const modulus = readIntegerOctets(fields.takeAny('Modulus'))
  const exponent = readIntegerOctets(fields.takeAny('Public exponent'))
  fields.end()
  if ((modulus[0] ?? 0) >= 0x80 || (exponent[0] ?? 0) >= 0x80) {
    throw new DerError('Negative RSA key', node.offset)
  }
  const value = exponent.length > 6 ? null : exponent.reduce((sum, octet) => sum * 256 + octet, 0)
  return { type, bits: bitLength(modulus), curve: null, exponent: value }
}

function bitLength(octets: Uint8Array): number {
  const start = octets.findIndex((octet) => octet !== 0)
  if (start < 0) return 0
  return (octets.length - start) * 8 - (Math.clz32(octets[start] ?? 0) - 24)
}

function ecKey({ parameters }: AlgorithmIdentifier): PublicKeyInfo {
  const node = parameters === null ? undefined : readDer(parameters)
  // Curves spelt out by their numbers can hide a weak one behind the look of a strong one: only names count.
  if (node?.tag !== TAG.oid || childrenOf(node).length > 0) {
    return { type: 'EC', bits: 0, curve: 'explicit', exponent: null }
  }
  const oid = readOid(node)
  const curve = CURVES[oid]
  return { type: 'EC', bits: curve?.bits ?? 0, curve: curve?.name ?? oid, exponent: null }
}
