import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import type { Sha256 } from '../../domain/ids.ts'
import type { Vault } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { createOnly } from './create-only.ts'
import type { VaultPlace } from './vault-place.ts'
import { sha256Of } from './digest.ts'
import { lock, lockedUntil } from './retention.ts'
import { verified } from './verified.ts'
import type { Expected } from './verified.ts'

/** The vault over a bucket that `ensureBucket` has seen. Keeps no state: any number may share the bucket. */
export function createVault(place: VaultPlace): Vault {
  return {
    put: (document) => store(place, document, createReadStream(document.path)),
    putBytes: (bytes, lockUntil) =>
      store(place, { sha256: sha256Of(bytes), bytes: bytes.byteLength }, [bytes], lockUntil),
    open: (ref) => open(place, ref),
    read: async (ref) => buffer(await open(place, ref)),
    lock: (ref, until) => lock(place, ref, until),
    lockedUntil: (ref) => lockedUntil(place, ref),
  }
}

/** Two levels, so that no server keeps a million names in one folder. */
function keyOf(sha256: Sha256): string {
  return `sha256/${sha256.slice(0, 2)}/${sha256}`
}

/**
 * The body is checked on its way out, because a request that ends early would wait for the rest until the
 * server gives up, and once more read back from the store: only then is it acknowledged.
 */
async function store(
  place: VaultPlace,
  expected: Expected,
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  lockUntil?: Instant,
): Promise<DocumentRef> {
  const object = { sha256: expected.sha256, bytes: expected.bytes, key: keyOf(expected.sha256) }
  const checked = Readable.from(verified(Readable.from(body), expected), { objectMode: false })
  const ref = { ...object, versionId: await createOnly(place, object, checked, lockUntil) }
  await finished(Readable.from(await open(place, ref)).resume())
  return ref
}

async function open({ client, bucket }: VaultPlace, ref: DocumentRef): Promise<AsyncIterable<Uint8Array>> {
  return verified(await client.getObject(bucket, ref.key, { versionId: ref.versionId }), ref)
}
