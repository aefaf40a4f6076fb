import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acquireLock, LockHeld } from './file-lock.ts'
import { ServerUnavailable } from './unavailable.ts'

/** Where the servers of one start keep their data. */
export interface DataFolder {
  /** Undefined where nothing is to be kept: Temporal then works in memory. */
  readonly temporal: string | undefined
  readonly s3: string
  readonly logs: string
  /** Lets another start use it; removes it where nothing is to be kept. */
  close(): Promise<void>
}

interface DataFolderOptions {
  readonly folder: string | undefined
  /** Drops what an earlier start kept. */
  readonly fresh: boolean
  /** The process whose life is the folder's use: the leash, which lives until the last server has ended. */
  readonly owner: number
}

// A start right after a kill -9 finds the last servers still ending.
const WAIT_MS = 10_000
const OURS = ['temporal', 's3', 'logs']

/** Opens the folder for one start at a time. @throws ServerUnavailable when another one uses it. */
export async function openDataFolder({ folder, fresh, owner }: DataFolderOptions): Promise<DataFolder> {
  if (folder === undefined) return openTemporary()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const lock = await acquireLock(join(folder, 'servers.lock'), { owner, waitMs: WAIT_MS }).catch(
    (error: unknown) => {
      if (!(error instanceof LockHeld)) throw error
      throw new ServerUnavailable(
        `The servers of another registrar (process ${error.owner}) are using ${folder}. Stop it, or choose another data folder.`,
      )
    },
  )
  if (fresh) await Promise.all(OURS.map((name) => rm(join(folder, name), { recursive: true, force: true })))
  await mkdir(join(folder, 'logs'), { recursive: true, mode: 0o700 })
  return {
    temporal: join(folder, 'temporal'),
    s3: join(folder, 's3'),
    logs: join(folder, 'logs'),
    close: () => lock.release(),
  }
}

async function openTemporary(): Promise<DataFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-'))
  return {
    temporal: undefined,
    s3: join(folder, 's3'),
    logs: folder,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
