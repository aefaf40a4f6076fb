import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Makes `folder` with all that `fill` puts into it, or finds it there: never half of it, also when the process
 * is killed or two start at once. The loser of such a race drops its own and uses the winner's.
 */
export async function ensureFolder(folder: string, fill: (path: string) => Promise<void>): Promise<void> {
  if (await exists(folder)) return
  const parent = dirname(folder)
  await mkdir(parent, { recursive: true, mode: 0o700 })
  // mkdtemp makes it 0700: nobody else may look in while keys are written.
  const draft = await mkdtemp(join(parent, '.new-'))
  try {
    await fill(draft)
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(folder))) throw error
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
