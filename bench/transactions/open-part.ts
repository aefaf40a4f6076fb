import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** An outside institution of the bench. */
export interface OutsidePart {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the bank, or the trust services, in a process of its own. Throws when it does not come up. */
export async function openPart(name: 'bank' | 'tsa', folder: string): Promise<OutsidePart> {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const child = fork(file, [folder], { execArgv: ['--import', 'tsx'] })
  const exited = once(child, 'exit')
  const early = exited.then(([code]) => {
    throw new Error(`The ${name} ended with code ${String(code)}`)
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
