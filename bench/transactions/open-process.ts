import { fork } from 'node:child_process'
import type { Serializable } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the bench: told what it needs, it says where it is, and from then on what time it took. */
export interface BenchProcess {
  /** What it said when it was ready. */
  readonly ready: string
  /** Milliseconds of processor time that it has taken. Ask only one that answers. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

/** Starts one of this folder's files in a process of its own. Throws when it does not come up. */
export async function openProcess(file: string, told: Serializable): Promise<BenchProcess> {
  const path = fileURLToPath(new URL(`./${file}`, import.meta.url))
  const child = fork(path, [], { execArgv: ['--import', 'tsx'] })
  const exited = once(child, 'exit')
  const early = exited.then(([code]) => {
    throw new Error(`${file} ended with code ${String(code)}`)
  })
  const said = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(child, 'message'), early])) as [unknown]
    return message
  }
  child.send(told)
  return {
    ready: (await said()) as string,
    async cpu() {
      child.send('cpu')
      return (await said()) as number
    },
    async stop() {
      child.disconnect()
      await exited
    },
  }
}

/** Milliseconds of processor time that this process has taken. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
