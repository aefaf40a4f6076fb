import type { ChildProcess } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from './environment.ts'
import { hasEnded, stopChild, type Leash } from './leash.ts'
import { reasonOf, ServerUnavailable } from './unavailable.ts'

/** A server's process that can be stopped, killed by a test through its pid, and started again on the same data. */
export interface ServerProcess {
  /** The process id; another one after each restart. */
  readonly pid: number
  /** Asks it to stop, waits, and kills it past the grace. */
  stop(): Promise<void>
  /** Stops it if it still runs, starts it again on the same ports and data, and waits until it answers. */
  restart(): Promise<void>
}

/** How a server is started, and how to tell that it answers. */
export interface ServerCommand {
  readonly title: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: Environment
  readonly logFile: string
  /** Really asks the server something; throws while it does not answer. */
  readonly ask: () => Promise<void>
  /** How long it may take to stop before it is killed, in milliseconds, where that is more than usual. */
  readonly graceMs?: number
  /** The account to run under, where it is not this process's own. */
  readonly account?: { readonly uid: number; readonly gid: number }
}

const DEADLINE_MS = 60_000
const POLL_MS = 100
const LAST_LINES = 15

/** Starts a server and waits until it answers. @throws ServerUnavailable with the end of its log. */
export async function startServerProcess(leash: Leash, server: ServerCommand): Promise<ServerProcess> {
  let child = await launch(leash, server)
  return {
    get pid() {
      return child.pid ?? 0
    },
    stop: () => stopChild(child, server.graceMs),
    async restart() {
      await stopChild(child, server.graceMs)
      child = await launch(leash, server)
    },
  }
}

async function launch(leash: Leash, server: ServerCommand): Promise<ChildProcess> {
  const log = await open(server.logFile, 'a', 0o600)
  const child = leash.spawn(server.command, server.args, {
    env: server.env,
    stdio: ['ignore', log.fd, log.fd],
    ...server.account,
  })
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  await log.close()
  try {
    await Promise.race([failed, untilItAnswers(child, server.ask)])
  } catch (error) {
    await stopChild(child)
    const lines = await lastLines(server.logFile)
    throw new ServerUnavailable(`${server.title} did not start: ${reasonOf(error)}. Its log ends:\n${lines}`)
  }
  return child
}

async function untilItAnswers(child: ChildProcess, ask: () => Promise<void>): Promise<void> {
  const until = Date.now() + DEADLINE_MS
  for (;;) {
    if (hasEnded(child)) throw new Error(`it ended with ${String(child.exitCode ?? child.signalCode)}`)
    const answer = await ask().then(
      () => 'answered' as const,
      (error: unknown) => error,
    )
    if (answer === 'answered') return
    if (Date.now() > until) throw new Error(`no answer within ${DEADLINE_MS / 1000} s (${reasonOf(answer)})`)
    await sleep(POLL_MS)
  }
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-LAST_LINES).join('\n')
}
