import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Environment } from './environment.ts'
import { acquireLock } from './file-lock.ts'
import { canRun } from './find-program.ts'
import { PLATFORM, type Program } from './programs.ts'
import type { Progress } from './progress.ts'

/** Puts the program into the empty folder it is given, at `Program.path`, or throws why it cannot. */
export type Fill = (folder: string) => Promise<void>

/** The programs obtained once for this user, whatever checkout asks for them. */
export interface Cache {
  find(program: Program): Promise<string | undefined>
  keep(program: Program, fill: Fill): Promise<string>
}

interface CacheDeps {
  readonly folder: string
  /** The process whose life bounds the work of `keep`: the leash of what it starts. */
  readonly owner: number
  readonly report: Progress
}

const BUILD_WAIT_MS = 15 * 60_000

/** Per user and outside the checkout, so that a second clone starts warm. */
export function cacheFolder(env: Environment): string {
  if (env['REGISTRAR_CACHE']) return env['REGISTRAR_CACHE']
  return join(env['XDG_CACHE_HOME'] ?? join(env['HOME'] ?? homedir(), '.cache'), 'registrar')
}

export function createCache({ folder, owner, report }: CacheDeps): Cache {
  const homeOf = (program: Program): string =>
    join(folder, `${program.command}-${program.version}-${PLATFORM}`)

  async function find(program: Program): Promise<string | undefined> {
    const file = join(homeOf(program), program.path)
    return (await canRun(file)) ? file : undefined
  }

  async function keep(program: Program, fill: Fill): Promise<string> {
    await mkdir(folder, { recursive: true })
    const lock = await acquireLock(`${homeOf(program)}.lock`, {
      owner,
      waitMs: BUILD_WAIT_MS,
      onWait: (pid) => {
        report(`Waiting for process ${pid}, which is obtaining ${program.title}`)
      },
    })
    try {
      return (await find(program)) ?? (await make(program, fill))
    } finally {
      await lock.release()
    }
  }

  /** Made aside and moved into place whole: what a killed build leaves behind is swept by the next. */
  async function make(program: Program, fill: Fill): Promise<string> {
    const aside = `.making-${program.command}-`
    await sweep(folder, aside)
    const making = await mkdtemp(join(folder, aside))
    try {
      await fill(making)
      await check(program, join(making, program.path))
      await chmod(making, 0o755)
      await rm(homeOf(program), { recursive: true, force: true })
      await rename(making, homeOf(program))
    } finally {
      await rm(making, { recursive: true, force: true })
    }
    return join(homeOf(program), program.path)
  }

  return { find, keep }
}

async function sweep(folder: string, prefix: string): Promise<void> {
  const left = (await readdir(folder)).filter((name) => name.startsWith(prefix))
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })))
}

async function check(program: Program, file: string): Promise<void> {
  if (!(await canRun(file))) throw new Error(`what was obtained holds no ${program.path}`)
  const expected = program.sha256[PLATFORM]
  if (expected === undefined) return
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('hex') !== expected) {
    throw new Error('its SHA-256 is not the pinned one, so it was thrown away')
  }
}
