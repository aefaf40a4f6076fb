import { randomUUID } from 'node:crypto'
import { connectObjectStore } from '../../../storage/vault/connect.ts'
import { ensureBucket } from '../../../storage/vault/bucket.ts'
import type { VaultPlace } from '../../../storage/vault/vault-place.ts'
import { running } from '../../running.ts'

/** A bucket of its own on the object store of this test run. */
export async function freshPlace(): Promise<VaultPlace> {
  const place = { client: connectObjectStore(running().s3), bucket: freshName() }
  await ensureBucket(place.client, place.bucket)
  return place
}

export function freshName(): string {
  return `test-${randomUUID()}`
}
