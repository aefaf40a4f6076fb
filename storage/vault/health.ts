import type { Client } from 'minio'
import { checkBucket } from './bucket.ts'

/**
 * Whether deeds can be stored now: the object store answers, and the bucket still has versions and lock.
 * Throws a fault that says what is wrong, within the client's patience. Changes nothing.
 */
export async function checkVault(client: Client, bucket: string): Promise<void> {
  await checkBucket(client, bucket)
}
