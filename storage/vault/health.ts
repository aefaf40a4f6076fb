import type { Client } from 'minio'
import { answered } from './s3-error.ts'

/**
 * Whether deeds can be stored now: the object store answers, and the bucket has versions and object lock.
 * Throws a fault that says what is wrong, within the client's patience. Changes nothing.
 */
export async function checkVault(client: Client, name: string): Promise<void> {
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
