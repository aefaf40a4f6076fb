import { createHash, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)

interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** In OpenSSL's own threads: node-forge would block the process for seconds a key. */
export function generateRsaKey(bits: 2048 | 3072): Promise<KeyPair> {
  return generate('rsa', { modulusLength: bits, publicExponent: 65537 })
}

export function generateEcKey(): Promise<KeyPair> {
  return generate('ec', { namedCurve: 'P-256' })
}

export function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

export function pemOf(privateKey: KeyObject): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Twenty octets that identify the key: any method that tells keys apart will do (RFC 5280 4.2.1.2). */
export function keyIdOf(key: KeyObject): Buffer {
  return createHash('sha256').update(spkiOf(key)).digest().subarray(0, 20)
}
