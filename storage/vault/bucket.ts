import type { Client } from 'minio'
import { checkVault } from './health.ts'
import { answered } from './s3-error.ts'

/**
 * Makes the bucket with object lock and versioning unless it exists. Any number of processes may do so at
 * once. Throws a fault that says what is missing when the bucket exists without: both can only be had from
 * the start.
 */
export async function ensureBucket(client: Client, name: string): Promise<void> {
  if (!(await client.bucketExists(name))) await makeBucket(client, name)
  await checkVault(client, name)
}

async function makeBucket(client: Client, name: string): Promise<void> {
  try {
    await client.makeBucket(name, client.region, { ObjectLocking: true })
  } catch (error) {
    if (!answered(error, 'BucketAlreadyOwnedByYou', 'BucketAlreadyExists')) throw error
  }
}
