import { createHash } from 'node:crypto'
import type { Sha256 } from '../../domain/ids.ts'
import type { Vault } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'

/** A vault of a few bytes, for what is said of the activities and not of the vault. */
export interface SmallVault extends Vault {
  readonly held: Map<string, Uint8Array>
  readonly locks: Map<string, Instant>
}

export function createSmallVault(): SmallVault {
  const held = new Map<string, Uint8Array>()
  const locks = new Map<string, Instant>()
  const unused = (): Promise<never> => Promise.reject(new Error('Not asked of this vault'))
  return {
    held,
    locks,
    put: unused,
    open: unused,
    putBytes(bytes, lockUntil) {
      const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256
      const key = `sha256/${sha256}`
      held.set(key, bytes)
      if (lockUntil !== undefined) locks.set(key, lockUntil)
      return Promise.resolve({ sha256, bytes: bytes.byteLength, key, versionId: 'v-1' })
    },
    read: ({ key }) => Promise.resolve(held.get(key) ?? new Uint8Array()),
    lock({ key }, until) {
      locks.set(key, until)
      return Promise.resolve()
    },
    lockedUntil: ({ key }) => Promise.resolve(locks.get(key) ?? null),
  }
}
