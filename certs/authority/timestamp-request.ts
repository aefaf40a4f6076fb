import { encodingOf, readDer } from '../asn1/der.ts'
import { DerError } from '../asn1/der-error.ts'
import { fieldsOf } from '../asn1/fields.ts'
import { readOid } from '../asn1/oid.ts'
import { TAG } from '../asn1/tags.ts'
import { readBoolean, readOctets, readSmallInteger } from '../asn1/values.ts'
import { HASH_OCTETS, hashOf, isBrokenHash, readAlgorithm } from '../x509/algorithm.ts'

/** What a client of a timestamping authority asks for (RFC 3161 2.4.1). */
export interface TimestampRequest {
  /** The MessageImprint as asked, DER: the token repeats it. */
  readonly imprint: Uint8Array
  /** Dotted object identifier of the policy wanted; null leaves it to the authority. */
  readonly policy: string | null
  /** The nonce as asked, DER; null when there is none. */
  readonly nonce: Uint8Array | null
  readonly wantsCertificate: boolean
}

const LIMITS = { maxBytes: 16 * 1024, maxDepth: 16, maxNodes: 1_000 } as const

/** Reads a TimeStampReq; digests weaker than SHA-256, and extensions, are refused. @throws DerError */
export function readTimestampRequest(der: Uint8Array): TimestampRequest {
  const fields = fieldsOf(readDer(der, LIMITS), TAG.sequence, 'TimeStampReq')
  if (readSmallInteger(fields.takeAny('version')) !== 1) throw new DerError('Unknown version', 0)
  const imprint = fields.take(TAG.sequence, 'messageImprint')
  const policy = fields.takeOptional(TAG.oid)
  const nonce = fields.takeOptional(TAG.integer)
  const wantsCertificate = fields.takeOptional(TAG.boolean)
  fields.end()
  const parts = fieldsOf(imprint, TAG.sequence, 'MessageImprint')
  const hash = hashOf(readAlgorithm(parts.takeAny('hashAlgorithm')))
  const digest = readOctets(parts.takeAny('hashedMessage'))
  parts.end()
  if (hash === undefined || isBrokenHash(hash) || digest.length !== HASH_OCTETS[hash]) {
    throw new DerError('An imprint that is not stamped here', imprint.offset)
  }
  return {
    imprint: encodingOf(imprint),
    policy: policy === undefined ? null : readOid(policy),
    nonce: nonce === undefined ? null : encodingOf(nonce),
    wantsCertificate: wantsCertificate !== undefined && readBoolean(wantsCertificate),
  }
}
