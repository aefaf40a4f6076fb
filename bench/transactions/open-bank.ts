import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const BANK = fileURLToPath(new URL('./bank.ts', import.meta.url))

export interface Bank {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the bank in a process of its own. Throws when it does not come up. */
export async function openBank(folder: string): Promise<Bank> {
  const child = fork(BANK, [folder], { execArgv: ['--import', 'tsx'] })
  const exited = once(child, 'exit')
  const early = exited.then(([code]) => {
    throw new Error(`The bank ended with code ${String(code)}`)
  })
  const [url] = (await Promise.race([once(child, 'message'), early])) as [string]
  return {
    url,
    async stop() {
      child.disconnect()
      await exited
    },
  }
}
