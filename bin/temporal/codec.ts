import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Payload, PayloadCodec } from '@temporalio/common'
import proto from '@temporalio/proto'

const { Payload: PayloadBytes } = proto.temporal.api.common.v1

/** 256 bits under a name that is kept in clear beside what it encrypted. */
export interface CodecKey {
  readonly id: string
  readonly key: Uint8Array
}

export interface CodecDeps {
  /** Bound into every payload, so that none can be carried into another namespace. */
  readonly namespace: string
  /** The first encrypts; the others still decrypt what was written under them. */
  readonly keys: readonly CodecKey[]
}

const ENCODING = 'binary/encrypted'
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
/** Named to Node explicitly, which otherwise takes a tag of four bytes for a whole one. */
const TAG_BYTES = 16

/**
 * Encrypts all that is written into histories: AES-256-GCM with a fresh nonce each, as nonce, tag and
 * ciphertext in one. Throws when a payload is not ours, was altered, or names a key that is not held.
 * Basis: NIST SP 800-38D.
 */
export function createCodec({ namespace, keys }: CodecDeps): PayloadCodec {
  const [active] = keys
  if (active === undefined) throw new Error('The codec needs a key')
  const wrong = keys.find(({ key }) => key.byteLength !== 32)
  if (wrong !== undefined) throw new Error(`Codec key ${wrong.id} is not of 32 bytes`)
  const keyOf = (id: string): CodecKey => {
    const found = keys.find((key) => key.id === id)
    if (found === undefined) throw new Error(`Codec key ${id} is not held here`)
    return found
  }
  return {
    encode: (payloads) => Promise.resolve(payloads.map((payload) => encrypt(payload, active, namespace))),
    // oxlint-disable-next-line typescript/require-await -- a payload that cannot be read rejects
    decode: async (payloads) => payloads.map((payload) => decrypt(payload, keyOf, namespace)),
  }
}

function encrypt(payload: Payload, { id, key }: CodecKey, namespace: string): Payload {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(boundTo(namespace, id))
  const ciphertext = Buffer.concat([cipher.update(PayloadBytes.encode(payload).finish()), cipher.final()])
  return {
    metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(id) },
    data: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]),
  }
}

/** Clear payloads are refused: whoever can write one into a history could otherwise speak for the engine. */
function decrypt({ metadata, data }: Payload, keyOf: (id: string) => CodecKey, namespace: string): Payload {
  if (textOf(metadata?.['encoding']) !== ENCODING) throw new Error('A payload was not encrypted')
  const { id, key } = keyOf(textOf(metadata?.['encryption-key-id']))
  const sealed = Buffer.from(data ?? [])
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(boundTo(namespace, id))
  decipher.setAuthTag(tag)
  const ciphertext = sealed.subarray(NONCE_BYTES + TAG_BYTES)
  return PayloadBytes.decode(Buffer.concat([decipher.update(ciphertext), decipher.final()]))
}

function boundTo(namespace: string, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([namespace, keyId]))
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString()
}
