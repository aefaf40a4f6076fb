import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import type { ListedAuthority, TrustList } from './listed.ts'
import { parseTrustList } from './parse-trust-list.ts'
import type { Trust } from './trust.ts'
import { TrustListError } from './trust-list-error.ts'

export type { ListedAuthority, ListedService, TrustList } from './listed.ts'

/** No other algorithm, and no other parameter: what a header may ask for is what attacks are made of. */
const HEADER = JSON.stringify({ alg: 'ES256', typ: 'trust-list' })

/** A list is far below; a bound before anything is decoded. */
const MAX_CHARACTERS = 4 * 1024 * 1024

/** The list as JWS in compact form (RFC 7515 7.1), signed with ES256 (RFC 7518 3.4). `key`: P-256, private. */
export function signTrustList(list: TrustList, key: KeyObject): string {
  const input = `${base64url(HEADER)}.${base64url(JSON.stringify(list, withDerAsBase64))}`
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })
  return `${input}.${signature.toString('base64url')}`
}

/**
 * Reads a signed list, of whatever age, so that old versions can be read again. A field that we do not know is
 * refused: it may narrow what a service is trusted for, and to ignore it would be to trust too much.
 * @param signerSpki SubjectPublicKeyInfo, DER, of the one key whose signature counts
 * @throws TrustListError
 */
export function readTrustList(jws: string, signerSpki: Uint8Array): TrustList {
  const [header = '', payload = '', signature = '', ...more] = jws.slice(0, MAX_CHARACTERS + 1).split('.')
  if (jws.length > MAX_CHARACTERS || more.length > 0) {
    throw new TrustListError('malformed', 'This is no JWS in compact form')
  }
  if (text(header) !== HEADER) {
    throw new TrustListError('algorithm-refused', 'The list is not signed in the one way that is taken')
  }
  if (!holds(`${header}.${payload}`, octets(signature), signerSpki)) {
    throw new TrustListError('signature-invalid', 'The list is not signed by its keeper')
  }
  return parseTrustList(text(payload))
}

/** Whom the list trusts, in the shape that verdicts are made with. */
export function trustOf({ id, version, services, intermediates }: TrustList): Trust {
  return {
    list: { id, version: String(version) },
    anchors: services.map(({ certificate, service, validFrom, validUntil }) => ({
      ...{ certificate, service, validFrom, validUntil },
    })),
    intermediates: intermediates.map(({ certificate }) => certificate),
  }
}

/** ES256 signatures are r and s one after the other, 32 octets each, and nothing else (RFC 7518 3.4). */
function holds(input: string, signature: Uint8Array, signerSpki: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(signerSpki), format: 'der', type: 'spki' })
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false
  if (signature.length !== 64) return false
  return verify('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function base64url(content: string): string {
  return Buffer.from(content).toString('base64url')
}

/** Node skips what is no base64url; two spellings of one list would be two lists under two hashes. */
function octets(part: string): Buffer {
  const decoded = Buffer.from(part, 'base64url')
  if (decoded.toString('base64url') !== part) {
    throw new TrustListError('malformed', 'A part is not in base64url')
  }
  return decoded
}

function text(part: string): string {
  return octets(part).toString('utf8')
}

/** Runs after `toJSON`, which Buffer has: the value itself is asked for instead. */
function withDerAsBase64(this: unknown, name: string, value: unknown): unknown {
  if (name !== 'certificate') return value
  const { certificate } = this as Pick<ListedAuthority, 'certificate'>
  return Buffer.from(certificate).toString('base64')
}
