import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Gives each test of the surrounding suite an empty folder. They go after the suite, when nobody writes any more. */
export function eachWithFolder(): () => string {
  const made: string[] = []
  beforeEach(async () => {
    made.push(await mkdtemp(join(tmpdir(), 'registrar-test-')))
  })
  after(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))))
  return () => made.at(-1) ?? ''
}

/** Writes a file that this user may run. */
export async function putProgram(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, '#!/bin/sh\n')
  await chmod(file, 0o755)
  return file
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof Error) return outcome
  throw new Error('It was expected to fail, and did not')
}
