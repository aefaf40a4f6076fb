import type { SignatureHandle } from './prepare-signature.ts'
import type { SchemeName, SigningScheme } from './scheme.ts'
import { SigningError } from './signing-error.ts'

const VERSION = 1
const KINDS: readonly SchemeName[] = ['RSA PKCS#1 v1.5', 'RSA-PSS', 'ECDSA', 'Ed25519']
const HASHES: readonly SigningScheme['hash'][] = ['sha256', 'sha384', 'sha512']

/** A handle as JSON, to lie somewhere until the signature comes back: minutes for a card, days for a person. */
export function encodeHandle(handle: SignatureHandle): string {
  const { document, byteRange, toBeSigned, certificate, chain, scheme } = handle
  return JSON.stringify({
    ...{ version: VERSION, scheme, byteRange },
    toBeSigned: base64(toBeSigned),
    certificate: base64(certificate),
    chain: chain.map(base64),
    document: base64(document),
  })
}

/** @throws SigningError when the text is no handle of this version */
export function decodeHandle(text: string): SignatureHandle {
  const value = parsed(text)
  const [start, from, to, rest] = array(value['byteRange'])
  if (value['version'] !== VERSION || start !== 0) throw malformed()
  const document = bytes(value['document'])
  const range = [0, count(from), count(to), count(rest)] as const
  if (range[1] >= range[2] || range[2] + range[3] !== document.length) throw malformed()
  return {
    ...{ document, byteRange: range, scheme: schemeIn(value['scheme']) },
    toBeSigned: bytes(value['toBeSigned']),
    certificate: bytes(value['certificate']),
    chain: array(value['chain']).map(bytes),
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return record(JSON.parse(text))
  } catch (error) {
    throw error instanceof SyntaxError ? malformed() : error
  }
}

function schemeIn(value: unknown): SigningScheme {
  const scheme = record(value)
  const kind = KINDS.find((known) => known === scheme['kind'])
  const hash = HASHES.find((known) => known === scheme['hash'])
  if (kind === undefined || hash === undefined) throw malformed()
  return { kind, hash }
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed()
  return { ...value }
}

function array(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw malformed()
  return value
}

function count(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw malformed()
  return value
}

function bytes(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw malformed()
  return Buffer.from(value, 'base64')
}

function base64(octets: Uint8Array): string {
  return Buffer.from(octets).toString('base64')
}

function malformed(): SigningError {
  return new SigningError('handle-malformed', 'This is no handle of a prepared signature')
}
