import { createHash } from 'node:crypto'
import type { Vault } from '../../domain/ports.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'

/** Stores a piece of evidence in the vault under its SHA-256, and answers where. */
export type Keep = (bytes: Uint8Array) => Promise<DocumentRef>

/** Pieces that a process remembers to have stored: a CRL serves thousands of deeds. */
const MOST = 1_000

/** What this process has stored already is not sent again. */
export function createKeeper(vault: Pick<Vault, 'putBytes'>): Keep {
  const kept = new Map<string, Promise<DocumentRef>>()
  return (bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const known = kept.get(sha256)
    if (known !== undefined) return known
    const putting = vault.putBytes(bytes)
    kept.set(sha256, putting)
    putting.catch(() => kept.delete(sha256))
    const [oldest] = kept.keys()
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    return putting
  }
}
