import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { v8OptionsOf } from '../process/v8-options.ts'
import { serverEnvironment } from '../servers/environment.ts'
import { hasEnded, stopChild } from '../servers/leash.ts'
import type { Leash } from '../servers/leash.ts'
import type { ServerProcess } from '../servers/server-process.ts'

const COMMAND = fileURLToPath(new URL('../registrar.js', import.meta.url))
const WATCH_MS = 500
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000

/** One of our own processes, kept alive: one that ends unasked is started again. */
interface Member {
  readonly name: string
  readonly pid: number
  readonly healthUrl: string
}

export interface Household {
  /** Starts `registrar ARGS` with these variables and none of this process's, and keeps it running. */
  run(
    name: string,
    args: readonly string[],
    healthPort: number,
    env: Readonly<Record<string, string>>,
  ): Promise<void>
  /** Keeps a server running that others have started. */
  watch(name: string, server: ServerProcess | undefined): void
  readonly members: readonly Member[]
  /** Ends our own processes, last started first. The servers are ended by whoever started them. */
  stop(): Promise<void>
}

interface HouseholdOptions {
  readonly leash: Leash
  readonly logFolder: string
  readonly report: (line: string) => void
}

interface Kept extends Member {
  child: ChildProcess
  pid: number
}

export function createHousehold({ leash, logFolder, report }: HouseholdOptions): Household {
  const members: Kept[] = []
  let ending = false
  const isEnding = (): boolean => ending

  async function launch(
    name: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
  ): Promise<ChildProcess> {
    const log = await open(join(logFolder, `${name}.log`), 'a', 0o600)
    const child = leash.spawn(process.execPath, [...v8OptionsOf(name), COMMAND, ...args], {
      env,
      stdio: ['ignore', log.fd, log.fd],
    })
    await log.close()
    return child
  }

  /** Starts it again for as long as the household lives, waiting longer each time it ends at once. */
  async function keep(member: Kept, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const begun = Date.now()
      if (!hasEnded(member.child)) await once(member.child, 'exit')
      if (isEnding()) return
      report(`${member.name} ended unasked; starting it again`)
      if (Date.now() - begun > LONGEST_PAUSE_MS) pause = FIRST_PAUSE_MS
      await sleep(pause)
      if (isEnding()) return
      member.child = await launch(member.name, args, env)
      member.pid = member.child.pid ?? 0
    }
  }

  return {
    members,
    async run(name, args, healthPort, env) {
      const full = serverEnvironment(process.env, { ...env, HEALTH_PORT: String(healthPort) })
      const child = await launch(name, args, full)
      const member = { name, child, pid: child.pid ?? 0, healthUrl: `http://127.0.0.1:${healthPort}` }
      members.push(member)
      void keep(member, args, full)
    },
    watch(name, server) {
      if (server !== undefined) void keepServer(name, server, report, isEnding)
    },
    async stop() {
      ending = true
      for (const { child } of members.toReversed()) await stopChild(child)
    },
  }
}

async function keepServer(
  name: string,
  server: ServerProcess,
  report: (line: string) => void,
  ending: () => boolean,
): Promise<void> {
  for (;;) {
    await sleep(WATCH_MS, undefined, { ref: false })
    if (ending()) return
    if (isAlive(server.pid)) continue
    report(`${name} ended unasked; starting it again`)
    await server
      .restart()
      .catch((error: unknown) => report(error instanceof Error ? error.message : `${name} is away`))
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
