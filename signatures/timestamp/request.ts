import { contentOf, encodingOf, readDer, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { fieldsOf } from '../../certs/asn1/fields.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { TAG } from '../../certs/asn1/tags.ts'
import { readIntegerOctets, readSmallInteger } from '../../certs/asn1/values.ts'
import {
  boolean,
  nothing,
  octetString,
  oid,
  sequence,
  smallInteger,
  unsignedInteger,
} from '../../certs/asn1/write.ts'
import { TimestampError } from './timestamp-error.ts'
import { contentOfToken, readImprint, TOKEN_LIMITS, type Imprint } from './token-content.ts'

/** The digests that we have stamped, by the octets they take. */
const BY_LENGTH: Readonly<Record<number, string>> = { 32: OID.sha256, 48: OID.sha384, 64: OID.sha512 }

/**
 * A TimeStampReq (RFC 3161 2.4.1) that asks for the authority's certificate to come along.
 * @param digest the SHA-256 of what is to be proven to exist; or its SHA-384 or SHA-512, told by the length
 * @param nonce octets nobody can guess; they tie the answer to this request
 */
export function timestampRequest(digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const algorithm = BY_LENGTH[digest.length]
  if (algorithm === undefined) throw new RangeError('A SHA-256 has 32 octets')
  return sequence(
    smallInteger(1),
    sequence(sequence(oid(algorithm), nothing()), octetString(digest)),
    unsignedInteger(nonce),
    boolean(true),
  )
}

/**
 * The token of a TimeStampResp (RFC 3161 2.4.2), which must answer this request: granted, over the same hash,
 * with the same nonce and with certificates. Its signature is not looked at here.
 * @param request what `timestampRequest` made
 * @throws TimestampError
 */
export function tokenIn(response: Uint8Array, request: Uint8Array): Uint8Array {
  const token = readResponse(response)
  const { info, hasCertificates } = reading('The token is malformed', () => contentOfToken(token))
  const asked = reading('The request is malformed', () => askedBy(request))
  if (info.imprint.oid !== asked.imprint.oid || !equal(info.imprint.hash, asked.imprint.hash)) {
    throw new TimestampError('imprint-differs', 'The authority stamped something else')
  }
  if (info.nonce === null || !equal(info.nonce, asked.nonce)) {
    throw new TimestampError('nonce-differs', 'The answer belongs to another request')
  }
  if (!hasCertificates) {
    throw new TimestampError('certificate-missing', 'The authority sent no certificate with its token')
  }
  return token
}

const GRANTED: readonly number[] = [0, 1]

function readResponse(response: Uint8Array): Uint8Array {
  const { status, text, token } = reading('The answer is no TimeStampResp', () => {
    const fields = fieldsOf(readDer(response, TOKEN_LIMITS), TAG.sequence, 'TimeStampResp')
    const info = fieldsOf(fields.take(TAG.sequence, 'status'), TAG.sequence, 'PKIStatusInfo')
    const granted = readSmallInteger(info.takeAny('status'))
    const words = info.takeOptional(TAG.sequence)
    const node = fields.takeOptional(TAG.sequence)
    fields.end()
    return { status: granted, text: freeText(words), token: node && encodingOf(node) }
  })
  if (!GRANTED.includes(status)) {
    throw new TimestampError('not-granted', `The authority refused, with status ${status}${text}`)
  }
  if (token === undefined) throw new TimestampError('malformed', 'The authority granted, but sent no token')
  return token
}

/** PKIFreeText comes from outside: only what prints, and not too much of it. */
function freeText(node: DerNode | undefined): string {
  if (node === undefined) return ''
  const words = fieldsOf(node, TAG.sequence, 'statusString').rest().map(contentOf)
  const text = Buffer.concat(words).toString('utf8')
  return `: ${text.replace(/[^\p{L}\p{N}\p{P} ]/gu, ' ').slice(0, 200)}`
}

function askedBy(request: Uint8Array): { readonly imprint: Imprint; readonly nonce: Uint8Array } {
  const fields = fieldsOf(readDer(request), TAG.sequence, 'TimeStampReq')
  fields.take(TAG.integer, 'version')
  const imprint = readImprint(fields.takeAny('messageImprint'))
  return { imprint, nonce: readIntegerOctets(fields.take(TAG.integer, 'nonce')) }
}

function reading<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    throw new TimestampError('malformed', what, { cause: error })
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
