import { access, constants, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Environment } from './environment.ts'
import type { Program } from './programs.ts'
import { ServerUnavailable } from './unavailable.ts'

/** Whether this user may run the file. */
export async function canRun(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return false
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/**
 * The program that the environment names.
 * @throws ServerUnavailable when it cannot be run: a mistake is not passed over.
 */
export async function namedProgram(program: Program, env: Environment): Promise<string | undefined> {
  const named = env[program.variable]
  if (!named) return undefined
  if (await canRun(named)) return named
  throw new ServerUnavailable(
    `${program.variable} names ${named}, which cannot be run. Correct it, or unset it to let ${program.title} be found.`,
  )
}

/** The first program of that name on PATH. */
export async function programOnPath(
  { command }: Pick<Program, 'command'>,
  env: Environment,
): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const file = join(folder, command)
    if (await canRun(file)) return file
  }
  return undefined
}
