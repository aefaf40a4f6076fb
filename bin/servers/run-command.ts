import type { Environment } from './environment.ts'
import type { Leash } from './leash.ts'

interface CommandOptions {
  readonly env: Environment
  readonly cwd?: string
  /** The account to run under, where it is not this process's own. */
  readonly account?: { readonly uid: number; readonly gid: number }
}

/** Runs a command to its end and gives its standard output. Throws with its last words when it fails. */
export type RunCommand = (
  command: string,
  args: readonly string[],
  options: CommandOptions,
) => Promise<string>

const LAST_WORDS = 400

/** Commands run on the leash, so that a build does not outlive who asked for it. */
export function createRunCommand(leash: Leash): RunCommand {
  return (command, args, { env, cwd, account }) =>
    new Promise((resolve, reject) => {
      const child = leash.spawn(command, args, { env, cwd, ...account, stdio: ['ignore', 'pipe', 'pipe'] })
      let output = ''
      let complaints = ''
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
      child.stderr
        ?.setEncoding('utf8')
        .on('data', (text: string) => (complaints = (complaints + text).slice(-LAST_WORDS)))
      child.on('error', reject)
      child.on('close', (code) => {
        if (code === 0) resolve(output)
        else reject(new Error(`${command} failed: ${complaints.trim() || `exit ${String(code)}`}`))
      })
    })
}
