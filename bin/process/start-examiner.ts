import { spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Leash } from '../servers/leash.ts'

/** V8's own limit; the pool watches the whole. */
const HEAP_MB = 256

const UNSHARE = '/usr/bin/unshare'
/** A network namespace of its own, with nothing in it; the user namespace is what permits that to anyone. */
const ALONE = ['--map-root-user', '--net', '--'] as const

/**
 * Starts a process that examines documents: its environment is empty, it inherits no handle but the channel to
 * us, and it gives up its network before it reads anything. Where Linux lets us, the kernel takes the network
 * from it as well (unshare(1)); in many containers it does not, so that cannot be all.
 *
 * @param extra further options of Node, before the program
 */
export function startExaminer(leash: Leash, extra: readonly string[] = []): ChildProcess {
  const node = [
    process.execPath,
    `--max-old-space-size=${HEAP_MB}`,
    '--expose-gc',
    ...extra,
    program(),
  ] as const
  const [command, ...args] = canBeAlone() ? ([UNSHARE, ...ALONE, ...node] as const) : node
  return leash.spawn(command, args, {
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
}

/** In a checkout the source, as this file runs; in a build, what was compiled beside it. */
function program(): string {
  const file = import.meta.url.endsWith('.ts') ? 'examiner-source.js' : 'examiner.js'
  return fileURLToPath(new URL(`./${file}`, import.meta.url))
}

let alone: boolean | undefined

function canBeAlone(): boolean {
  alone ??= existsSync(UNSHARE) && spawnSync(UNSHARE, [...ALONE, 'true'], { stdio: 'ignore' }).status === 0
  return alone
}
