import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'

/*
 * What is derived of the key of the post, each for its own purpose and none of it stored: the secrets of webhook
 * endpoints, and the tokens by which people unsubscribe without a login.
 */

const TAG_BYTES = 16
const IV_BYTES = 12

function derived(key: Uint8Array, purpose: string): Buffer {
  return createHmac('sha256', key).update(purpose).digest()
}

/**
 * The secret that signs what goes to this endpoint, as Standard Webhooks writes it: `whsec_` and base64. A null name is
 * that of the first one.
 */
export function webhookSecretOf(key: Uint8Array, endpointId: string, secretId: string | null): string {
  const purpose = ['webhook', endpointId, ...(secretId === null ? [] : [secretId])].join('/')
  return `whsec_${derived(key, purpose).toString('base64')}`
}

/** Stands for a recipient in an address, and tells nobody who he is. The same for the same recipient. */
export function unsubscribeTokenOf(key: Uint8Array, recipient: string): string {
  // One recipient has one nonce, so none is ever used for two texts.
  const iv = derived(key, `unsubscribe-nonce/${recipient}`).subarray(0, IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derived(key, 'unsubscribe'), iv, { authTagLength: TAG_BYTES })
  const text = Buffer.concat([cipher.update(recipient, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

/** For whom a token stands; undefined for what is none of ours. */
export function recipientIn(key: Uint8Array, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined
  const options = { authTagLength: TAG_BYTES }
  const iv = bytes.subarray(0, IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', derived(key, 'unsubscribe'), iv, options)
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES))
    return Buffer.concat([text, decipher.final()]).toString()
  } catch {
    return undefined
  }
}
