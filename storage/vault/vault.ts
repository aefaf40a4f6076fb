import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Sha256 } from '../../domain/ids.ts'
import type { SpooledDocument, Vault } from '../../domain/ports.ts'
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
    put: (document) => store(place, document, checkedOnItsWay(document)),
    putBytes: (bytes, lockUntil) => {
      const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      return store(place, { sha256: sha256Of(whole), bytes: whole.byteLength }, whole, lockUntil)
    },
    open: (ref) => open(place, ref),
    read: async (ref) => buffer(await open(place, ref)),
    lock: (ref, until) => lock(place, ref, until),
    lockedUntil: (ref) => lockedUntil(place, ref),
  }
}

/** A file may have changed since it was hashed, and a request that ends early would wait until the server gives up. */
function checkedOnItsWay(document: SpooledDocument): Readable {
  return Readable.from(verified(createReadStream(document.path), document), { objectMode: false })
}

/** Two levels, so that no server keeps a million names in one folder. */
function keyOf(sha256: Sha256): string {
  return `sha256/${sha256.slice(0, 2)}/${sha256}`
}

/** Acknowledged once it was read back from the store. */
async function store(
  place: VaultPlace,
  { sha256, bytes }: Expected,
  body: Readable | Buffer,
  lockUntil?: Instant,
): Promise<DocumentRef> {
  const object = { sha256, bytes, key: keyOf(sha256) }
  const ref = { ...object, versionId: await createOnly(place, object, body, lockUntil) }
  // Whoever reads to the end has it checked.
  for await (const piece of await open(place, ref)) void piece
  return ref
}

async function open({ client, bucket }: VaultPlace, ref: DocumentRef): Promise<AsyncIterable<Uint8Array>> {
  return verified(await client.getObject(bucket, ref.key, { versionId: ref.versionId }), ref)
}
