import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The S3 servers we start ourselves. */
export type OwnS3Kind = 'minio' | 'seaweedfs'

/** Who we are to our own S3 server, and which of the two keeps the documents. */
export interface S3Identity {
  readonly kind: OwnS3Kind
  readonly accessKey: string
  readonly secretKey: string
}

/** What an earlier start wrote down, or undefined on the first. */
export async function readIdentity(file: string): Promise<S3Identity | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as S3Identity)
}

/** Makes fresh credentials and writes them where only this user reads them. */
export async function writeIdentity(file: string, kind: OwnS3Kind): Promise<S3Identity> {
  const identity = {
    kind,
    accessKey: randomBytes(10).toString('hex'),
    secretKey: randomBytes(20).toString('hex'),
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(identity), { mode: 0o600, flag: 'wx' })
  return identity
}
