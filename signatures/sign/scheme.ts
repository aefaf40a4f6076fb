import { OID } from '../../certs/asn1/oids.ts'
import { explicit, nothing, oid, sequence, smallInteger } from '../../certs/asn1/write.ts'
import { HASH_OCTETS } from '../../certs/x509/algorithm.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { SignatureScheme } from '../../certs/x509/signature-scheme.ts'
import { SigningError } from './signing-error.ts'

/** What we sign with; what we verify is more. */
type SigningHash = 'sha256' | 'sha384' | 'sha512'

export interface SigningScheme extends SignatureScheme {
  readonly kind: 'RSA PKCS#1 v1.5' | 'RSA-PSS' | 'ECDSA' | 'Ed25519'
  readonly hash: SigningHash
}

/** For a key that can sign in more than one way. */
export type SchemeName = SigningScheme['kind']

const CURVE_HASHES: Readonly<Record<string, SigningHash>> = {
  'P-256': 'sha256',
  'P-384': 'sha384',
  'P-521': 'sha512',
}

/**
 * How a key signs here: with the digest that is as strong as the key (RFC 5480 4; RFC 8419 3.1 for Ed25519), and
 * RSA by PKCS#1 v1.5 unless PSS is asked for.
 * @throws SigningError for keys that do not sign deeds, and for a scheme that is not the key's
 */
export function schemeFor({ key }: Pick<Certificate, 'key'>, wanted?: SchemeName): SigningScheme {
  const usual = usualScheme(key)
  if (usual === undefined) {
    throw new SigningError('key-not-supported', `A key of type ${key.type} cannot sign here`)
  }
  if (wanted === undefined || wanted === usual.kind) return usual
  if (wanted === 'RSA-PSS' && key.type === 'RSA') return { kind: wanted, hash: usual.hash }
  throw new SigningError('key-not-supported', `A key of type ${key.type} does not sign by ${wanted}`)
}

function usualScheme({ type, curve }: Certificate['key']): SigningScheme | undefined {
  if (type === 'RSA') return { kind: 'RSA PKCS#1 v1.5', hash: 'sha256' }
  if (type === 'RSA-PSS') return { kind: 'RSA-PSS', hash: 'sha256' }
  if (type === 'Ed25519') return { kind: 'Ed25519', hash: 'sha512' }
  const hash = type === 'EC' ? CURVE_HASHES[curve ?? ''] : undefined
  return hash === undefined ? undefined : { kind: 'ECDSA', hash }
}

/** How many octets a signature by this key takes at most. */
export function signatureOctets({ key }: Pick<Certificate, 'key'>): number {
  const field = Math.ceil(key.bits / 8)
  if (key.type === 'Ed25519') return 2 * field
  // Two integers of the field's size with their headers, or one number as long as the modulus.
  return key.type === 'EC' ? 2 * field + 16 : field
}

/** The digest's AlgorithmIdentifier, its parameters absent (RFC 5754 2). */
export function digestIdentifier({ hash }: SigningScheme): Uint8Array {
  return sequence(oid(OID[hash]))
}

const PKCS1 = { sha256: OID.sha256WithRsa, sha384: OID.sha384WithRsa, sha512: OID.sha512WithRsa } as const
const ECDSA = {
  sha256: OID.ecdsaWithSha256,
  sha384: OID.ecdsaWithSha384,
  sha512: OID.ecdsaWithSha512,
} as const

/** The signature's AlgorithmIdentifier (RFC 4055, 5758, 8419). */
export function signatureIdentifier(scheme: SigningScheme): Uint8Array {
  const { kind, hash } = scheme
  if (kind === 'RSA PKCS#1 v1.5') return sequence(oid(PKCS1[hash]), nothing())
  if (kind === 'ECDSA') return sequence(oid(ECDSA[hash]))
  if (kind === 'Ed25519') return sequence(oid(OID.ed25519))
  const digest = sequence(oid(OID[hash]), nothing())
  return sequence(
    oid(OID.rsaPss),
    sequence(
      explicit(0, digest),
      explicit(1, sequence(oid(OID.mgf1), digest)),
      explicit(2, smallInteger(HASH_OCTETS[hash])),
    ),
  )
}
