import type { Client } from 'minio'
import { answered } from './s3-error.ts'

/**
 * Makes the bucket with object lock and versioning unless it exists. Any number of processes may do so at
 * once. Throws a fault that says what is missing when the bucket exists without: both can only be had from
 * the start.
 */
export async function ensureBucket(client: Client, name: string): Promise<void> {
  if (!(await client.bucketExists(name))) await makeBucket(client, name)
  await checkBucket(client, name)
}

async function makeBucket(client: Client, name: string): Promise<void> {
  try {
    await client.makeBucket(name, client.region, { ObjectLocking: true })
  } catch (error) {
    if (!answered(error, 'BucketAlreadyOwnedByYou', 'BucketAlreadyExists')) throw error
  }
}

/** Throws a fault when the store is away, the bucket is not there, or lacks object lock or versioning. */
export async function checkBucket(client: Client, name: string): Promise<void> {
  const { Status } = (await client.getBucketVersioning(name)) as { Status?: string }
  if (Status !== 'Enabled') throw new Error(`The bucket ${name} keeps no versions`)
  if (!(await hasLock(client, name))) throw new Error(`The bucket ${name} was made without object lock`)
}

async function hasLock(client: Client, name: string): Promise<boolean> {
  try {
    return (await lockConfigOf(client, name)).objectLockEnabled === 'Enabled'
  } catch (error) {
    if (answered(error, 'ObjectLockConfigurationNotFoundError')) return false
    throw error
  }
}

type AskLockConfig = (bucket: string) => Promise<{ readonly objectLockEnabled?: string }>

/** The client's types hide the form that answers a promise behind one that answers nothing. */
function lockConfigOf(client: Client, name: string): ReturnType<AskLockConfig> {
  const ask = client.getObjectLockConfig.bind(client) as unknown as AskLockConfig
  return ask(name)
}
