import { setTimeout as pause } from 'node:timers/promises'
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
  await settled(() => checkVault(client, name))
}

const TRIES = 5
const PAUSE_MS = 200

/** Somebody else may be making the bucket just now: it is there a moment before its versions and its lock are. */
async function settled(check: () => Promise<void>): Promise<void> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    try {
      await check()
      return
    } catch {
      await pause(PAUSE_MS)
    }
  }
  await check()
}

async function makeBucket(client: Client, name: string): Promise<void> {
  try {
    await client.makeBucket(name, client.region, { ObjectLocking: true })
  } catch (error) {
    if (!answered(error, 'BucketAlreadyOwnedByYou', 'BucketAlreadyExists')) throw error
  }
}
