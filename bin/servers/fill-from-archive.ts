import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Fill } from './cache.ts'
import type { Environment } from './environment.ts'
import { PLATFORM, TEMPORAL } from './programs.ts'
import type { Progress } from './progress.ts'
import type { RunCommand } from './run-command.ts'

interface ArchiveDeps {
  readonly run: RunCommand
  readonly env: Environment
  readonly report: Progress
}

const ARCHIVE = `https://temporal.download/cli/archive/v${TEMPORAL.version}`
const ANSWER_MS = 5_000
const DOWNLOAD_MS = 180_000
const VENDOR_NAMES: Readonly<Partial<Record<string, string>>> = {
  'linux-x64': 'platform=linux&arch=amd64',
  'linux-arm64': 'platform=linux&arch=arm64',
  'darwin-x64': 'platform=darwin&arch=amd64',
  'darwin-arm64': 'platform=darwin&arch=arm64',
}

/** Fetches the vendor's own archive, once and briefly: where its host is not reachable, pip is next. */
export function fillFromArchive({ run, env, report }: ArchiveDeps): Fill {
  return async (folder) => {
    const names = VENDOR_NAMES[PLATFORM]
    if (names === undefined) throw new Error(`no archive is pinned for ${PLATFORM}`)
    const giveUp = new AbortController()
    const silence = setTimeout(() => {
      giveUp.abort()
    }, ANSWER_MS)
    const answer = await fetch(`${ARCHIVE}?${names}`, {
      signal: AbortSignal.any([giveUp.signal, AbortSignal.timeout(DOWNLOAD_MS)]),
    })
      .catch(() => {
        throw new Error("the vendor's archive is not reachable")
      })
      .finally(() => {
        clearTimeout(silence)
      })
    if (!answer.ok || answer.body === null) throw new Error(`the vendor's archive answered ${answer.status}`)
    report(`Fetching ${TEMPORAL.title} from its vendor, about 45 MB`)
    const archive = join(folder, 'archive.tar.gz')
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(archive))
    await mkdir(join(folder, 'bin'))
    await run('tar', ['-xzf', archive, '-C', join(folder, 'bin'), TEMPORAL.command], { env })
    await rm(archive)
  }
}
