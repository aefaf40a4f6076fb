import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** A lock held by a process for as long as it lives. */
interface FileLock {
  release(): Promise<void>
}

/** The lock is still held by a living process after the wait. */
export class LockHeld extends Error {
  override readonly name = 'LockHeld'
  readonly owner: number

  constructor(file: string, owner: number) {
    super(`${file} is held by process ${owner}`)
    this.owner = owner
  }
}

interface LockOptions {
  /** The process whose life is the lock's: when it is gone, however it ended, the lock is free. */
  readonly owner: number
  readonly waitMs: number
  readonly onWait?: (owner: number) => void
}

const POLL_MS = 200

/**
 * Takes the lock, waiting for a living owner, taking over from a dead one.
 * @throws LockHeld when the wait is over.
 */
export async function acquireLock(file: string, { owner, waitMs, onWait }: LockOptions): Promise<FileLock> {
  const until = Date.now() + waitMs
  let told = false
  for (;;) {
    if (await claim(file, owner)) return { release: () => rm(file, { force: true }) }
    const holder = await holderOf(file)
    if (holder === undefined) continue
    if (!isAlive(holder)) {
      await takeAway(file, holder)
      continue
    }
    if (Date.now() > until) throw new LockHeld(file, holder)
    if (!told) onWait?.(holder)
    told = true
    await sleep(POLL_MS)
  }
}

/** A link appears with its content or not at all, so nobody reads a lock that names no owner yet. */
async function claim(file: string, owner: number): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, String(owner))
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function holderOf(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Number(text)
}

/** Of several that find the owner dead, one wins the rename; a lock just taken by another is put back. */
async function takeAway(file: string, dead: number): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  if ((await holderOf(aside)) !== dead) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
