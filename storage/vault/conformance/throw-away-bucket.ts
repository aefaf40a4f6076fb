import { randomBytes } from 'node:crypto'
import { S3Error } from 'minio'
import type { Client } from 'minio'
import type { VaultPlace } from '../vault-place.ts'
import { versionsOf } from '../versions.ts'

const PREFIX = 'registrar-conformance-'

export async function makeThrowAwayBucket(client: Client): Promise<VaultPlace> {
  const bucket = `${PREFIX}${Date.now()}-${randomBytes(4).toString('hex')}`
  await client.makeBucket(bucket, client.region, { ObjectLocking: true })
  return { client, bucket }
}

/** Removes what runs begun more than `seconds` ago left behind, whose locks have ended since. */
export async function sweepThrowAwayBuckets(client: Client, seconds: number): Promise<void> {
  for (const { name } of await client.listBuckets()) {
    const begun = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (begun !== undefined && Number(begun) < Date.now() - seconds * 1000) {
      await remove({ client, bucket: name })
    }
  }
}

async function remove({ client, bucket }: VaultPlace): Promise<void> {
  try {
    for (const { key, versionId } of await versionsOf({ client, bucket })) {
      await client.removeObject(bucket, key, { versionId })
    }
    await client.removeBucket(bucket)
  } catch (error) {
    // Still locked, or swept by another run at the same time: what cannot be removed now stays for the next.
    if (!(error instanceof S3Error)) throw error
  }
}
