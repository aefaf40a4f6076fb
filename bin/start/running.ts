import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the parts of a running `registrar start` are, for whoever comes in a second terminal. */
export interface Running {
  readonly apiUrl: string
  readonly issuer: string
  readonly bankUrl: string
  readonly tsaUrl: string
  readonly mailUrl: string
  readonly temporalUiUrl: string | null
  /** What the parts were started with; holds secrets, so the file is its owner's alone. */
  readonly env: Readonly<Record<string, string>>
  /** Where each of our processes says how it is. */
  readonly health: Readonly<Record<string, string>>
}

const fileIn = (dataFolder: string): string => join(dataFolder, 'running.json')

export async function publishRunning(dataFolder: string, running: Running): Promise<void> {
  const file = fileIn(dataFolder)
  await writeFile(`${file}.new`, JSON.stringify(running, null, 2), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

export async function retractRunning(dataFolder: string): Promise<void> {
  await rm(fileIn(dataFolder), { force: true })
}

/** Throws a sentence that says what to do when nothing runs there. */
export async function findRunning(dataFolder: string): Promise<Running> {
  try {
    return JSON.parse(await readFile(fileIn(dataFolder), 'utf8')) as Running
  } catch {
    throw new Error(
      `Nothing runs on ${dataFolder}. Start it in another terminal with \`npm start\`, then try again.`,
    )
  }
}
