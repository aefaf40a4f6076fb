import { readFile } from 'node:fs/promises'
import type { Vault } from '../../domain/ports.ts'
import type { Sha256 } from '../../domain/ids.ts'
import { must } from '../must.ts'

export interface Shelf {
  readonly vault: Vault
  readonly kept: ReadonlyMap<Sha256, Uint8Array>
  /** Bytes that the engine made itself. */
  keep(sha256: Sha256, bytes: Uint8Array): void
  /** From now on the store is away; null ends it. */
  failWith(error: Error | null): void
}

/** Documents in memory. The real vault has its own suite against a real server. */
export function createShelf(): Shelf {
  const kept = new Map<Sha256, Uint8Array>()
  let failure: Error | null = null
  const reach = (): void => {
    if (failure !== null) throw failure
  }
  const vault: Pick<Vault, 'put' | 'open'> = {
    async put({ path, sha256, bytes }) {
      reach()
      kept.set(sha256, await readFile(path))
      return { sha256, bytes, key: `sha256/${sha256}`, versionId: '1' }
    },
    // oxlint-disable-next-line typescript/require-await -- throws as a promise does
    async open({ sha256 }) {
      reach()
      return (async function* () {
        yield await Promise.resolve(must(kept.get(sha256)))
      })()
    },
  }
  return {
    vault: vault as Vault,
    kept,
    keep(sha256, bytes) {
      kept.set(sha256, bytes)
    },
    failWith(error) {
      failure = error
    },
  }
}
