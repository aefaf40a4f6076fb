import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const KEEPER = fileURLToPath(new URL('./leash-keeper.js', import.meta.url))
const STOP_GRACE_MS = 10_000

/** Holds child processes so that none outlives this process, even one killed with -9. */
export interface Leash {
  /** The keeper's own process, which lives until the last held child has ended. */
  readonly pid: number
  /**
   * Starts a child in a process group of its own, on the leash. Ctrl-C does not reach it: stopping is ours, in order.
   * @throws Error once the leash has ended.
   */
  spawn(command: string, args: readonly string[], options: SpawnOptions): ChildProcess
  /** Ends every child still held (asked, then after five seconds made to), and the keeper. */
  end(): Promise<void>
}

/** One small process a parent, told of each child through a pipe whose closing is the signal to end them. */
export function createLeash(): Leash {
  // The environment is empty so that a NODE_OPTIONS with a loader in it does not slow the start.
  const keeper = spawn(process.execPath, [KEEPER], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  })
  const { pid, stdin } = keeper
  if (pid === undefined) throw new Error('The process that ends the servers could not be started')
  stdin.on('error', () => undefined)
  keeper.unref()
  const gone = once(keeper, 'exit')
  let ended = false

  return {
    pid,
    spawn(command, args, options) {
      if (ended) throw new Error('The leash has ended')
      const child = spawn(command, args, { ...options, detached: true })
      if (child.pid === undefined) return child
      const held = child.pid
      stdin.write(`+${held}\n`)
      child.once('exit', () => {
        if (!ended) stdin.write(`-${held}\n`)
      })
      return child
    },
    async end() {
      ended = true
      stdin.end()
      keeper.ref()
      await gone
    },
  }
}

/** Asks a leashed child to stop and waits; past the grace (10 s unless told, in milliseconds) it is killed. */
export async function stopChild(child: ChildProcess, graceMs = STOP_GRACE_MS): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return
  const gone = once(child, 'exit')
  signalGroup(child.pid, 'SIGTERM')
  const killing = setTimeout(signalGroup, graceMs, child.pid, 'SIGKILL')
  await gone
  clearTimeout(killing)
}

/** Whether a child has exited or been killed. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal)
  } catch {
    // It ended by itself in the meantime.
  }
}
