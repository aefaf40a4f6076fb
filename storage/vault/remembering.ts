import type { Sha256 } from '../../domain/ids.ts'
import type { Vault } from '../../domain/ports.ts'

export interface Memory {
  /** The largest document that is remembered, in bytes. */
  readonly document: number
  /** All that is remembered together, in bytes. */
  readonly total: number
}

/** A deed has some hundred kilobytes; one of 30 MB would push out all the others. */
const MEMORY: Memory = { document: 1_000_000, total: 32_000_000 }

/**
 * The same vault, which remembers what it read lately: a deed is examined soon after its notary was told what
 * the examination would say. Safe because a document is named by the hash that its bytes were checked against.
 */
export function remembering(vault: Vault, { document, total }: Memory = MEMORY): Vault {
  const remembered = new Map<Sha256, Uint8Array>()
  let held = 0

  function remember(sha256: Sha256, bytes: Uint8Array): void {
    if (bytes.byteLength > document || remembered.has(sha256)) return
    remembered.set(sha256, bytes)
    held += bytes.byteLength
    for (const [oldest, { byteLength }] of remembered) {
      if (held <= total) return
      remembered.delete(oldest)
      held -= byteLength
    }
  }

  return {
    ...vault,
    async read(ref) {
      const known = remembered.get(ref.sha256)
      if (known !== undefined) return known
      const bytes = await vault.read(ref)
      remember(ref.sha256, bytes)
      return bytes
    },
  }
}
