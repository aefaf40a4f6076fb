import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { OID } from '../../certs/asn1/oids.ts'
import {
  bitString,
  boolean,
  element,
  explicit,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  smallInteger,
  time,
  utf8String,
} from '../../certs/asn1/write.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { KEY_USAGES, type Certificate, type KeyUsage } from '../../certs/x509/certificate.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import type { Instant } from '../../domain/time.ts'

/** A certificate with its key. Elliptic curves by default: they are made in a millisecond. */
export interface Identity {
  readonly name: Uint8Array
  readonly certificate: Certificate
  readonly privateKey: KeyObject
}

export interface Order {
  /** A common name, or a whole name in DER. */
  readonly subject: string | Uint8Array
  /** Left out, the certificate signs itself. */
  readonly issuer?: Identity
  readonly serial?: number
  readonly notBefore?: string
  readonly notAfter?: string
  readonly extensions?: readonly Uint8Array[]
  /** SHA-256 unless an old issuer is played. */
  readonly hash?: 'sha1' | 'sha256'
  readonly keys?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
}

export const NOON = '2026-11-23T12:00:00.000Z' as Instant

export function certify(order: Order): Identity {
  const { publicKey, privateKey } = order.keys ?? ecKeys()
  const name = typeof order.subject === 'string' ? commonName(order.subject) : order.subject
  const issuer = order.issuer ?? { name, privateKey }
  const { hash = 'sha256', extensions = [] } = order
  const algorithm = signatureAlgorithmOf(issuer.privateKey, hash)
  const tbs = sequence(
    ...[explicit(0, smallInteger(2)), smallInteger(order.serial ?? 7), algorithm, issuer.name],
    sequence(
      time((order.notBefore ?? '2026-01-01T00:00:00.000Z') as Instant),
      time((order.notAfter ?? '2030-01-01T00:00:00.000Z') as Instant),
    ),
    ...[name, publicKey.export({ type: 'spki', format: 'der' })],
    ...(extensions.length === 0 ? [] : [explicit(3, sequence(...extensions))]),
  )
  const der = sequence(tbs, algorithm, bitString(sign(hash, tbs, issuer.privateKey)))
  return { name, privateKey, certificate: parseCertificate(der) }
}

export function certifyAuthority(order: Order, pathLength?: number): Identity {
  const extensions = [
    basicConstraints(true, pathLength),
    keyUsage('keyCertSign', 'cRLSign'),
    ...(order.extensions ?? []),
  ]
  return certify({ ...order, extensions })
}

export function ecKeys(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

const RSA_KEYS = new Map<number, { publicKey: KeyObject; privateKey: KeyObject }>()

/** One pair for each size, the same each time: to find its primes takes as long as many tests together. */
export function rsaKeys(bits: number): { publicKey: KeyObject; privateKey: KeyObject } {
  const keys = RSA_KEYS.get(bits) ?? generateKeyPairSync('rsa', { modulusLength: bits })
  RSA_KEYS.set(bits, keys)
  return keys
}

export function commonName(text: string, stringTag: number = TAG.utf8String): Uint8Array {
  const value =
    stringTag === TAG.utf8String ? utf8String(text) : element(stringTag, Buffer.from(text, 'latin1'))
  return sequence(setOf(sequence(oid(OID.commonName), value)))
}

export function extension(type: string, value: Uint8Array, critical = false): Uint8Array {
  return sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value))
}

export function basicConstraints(ca: boolean, pathLength?: number): Uint8Array {
  const limit = pathLength === undefined ? [] : [smallInteger(pathLength)]
  return extension(OID.basicConstraints, sequence(...(ca ? [boolean(true)] : []), ...limit), true)
}

export function keyUsage(...uses: readonly KeyUsage[]): Uint8Array {
  const bits = uses.reduce((sum, use) => sum | (0x80 >> KEY_USAGES.indexOf(use)), 0)
  return extension(OID.keyUsage, element(TAG.bitString, Uint8Array.of(0, bits)), true)
}

export function subjectKeyId(id: string): Uint8Array {
  return extension(OID.subjectKeyIdentifier, octetString(Buffer.from(id, 'hex')))
}

export function authorityKeyId(id: string): Uint8Array {
  return extension(
    OID.authorityKeyIdentifier,
    sequence(element(contextTag(0, 'primitive'), Buffer.from(id, 'hex'))),
  )
}

/** The AlgorithmIdentifier under which a key of this kind signs with that hash. */
export function signatureAlgorithmOf(key: KeyObject, hash: 'sha1' | 'sha256' = 'sha256'): Uint8Array {
  if (key.asymmetricKeyType === 'ec') {
    return sequence(oid(hash === 'sha1' ? OID.ecdsaWithSha1 : OID.ecdsaWithSha256))
  }
  return sequence(oid(hash === 'sha1' ? OID.sha1WithRsa : OID.sha256WithRsa), nothing())
}
