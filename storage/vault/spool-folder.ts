import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** No upload takes as long as that. */
const ABANDONED_AFTER_MS = 60 * 60 * 1_000

/** Host in hex digits, because its name may hold anything; process id; chance. */
const NAME = /^uploads-([0-9a-f]{1,16})-(\d+)-[0-9a-f]{8}$/

/**
 * Makes a folder for this process's uploads beside those of others that share `root`, and drops those that
 * were abandoned: their process is gone, or nothing came in for an hour. Answers its path; private to this
 * user. Call once, at start-up.
 */
export async function openSpoolFolder(root: string, now: Date): Promise<string> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  for (const name of await readdir(root)) {
    const folder = join(root, name)
    if (NAME.test(name) && (await isAbandoned(folder, name, now))) {
      await rm(folder, { recursive: true, force: true })
    }
  }
  const own = join(root, `uploads-${HOST}-${process.pid}-${randomBytes(4).toString('hex')}`)
  await mkdir(own, { mode: 0o700 })
  return own
}

const HOST = Buffer.from(hostname()).toString('hex').slice(-16)

async function isAbandoned(folder: string, name: string, now: Date): Promise<boolean> {
  const [, host, pid] = NAME.exec(name) ?? []
  if (host === HOST && !isOfAnother(Number(pid))) return true
  return now.getTime() - (await touchedAt(folder)) > ABANDONED_AFTER_MS
}

/** Whether another process of this host runs under the id. One of our own id is gone: it was our forerunner. */
function isOfAnother(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Not ours to signal, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When something was last added to the folder, removed, or written. 0 when another process dropped it. */
async function touchedAt(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const paths = [folder, ...names.map((name) => join(folder, name))]
  const times = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  )
  return Math.max(...times)
}
