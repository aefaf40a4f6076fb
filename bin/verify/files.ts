import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Unreadable } from './examined.ts'

type List = (folder: string) => Promise<readonly Dirent[]>

const list: List = (folder) => readdir(folder, { withFileTypes: true })

/**
 * The files to look at, in the order asked for; of a folder every PDF in it and below, by name. What is not there
 * is answered as it stands, so that whoever opens it says why; a folder that cannot be listed with the reason.
 */
export async function filesOf(
  asked: readonly string[],
  entriesOf: List = list,
): Promise<readonly (string | Unreadable)[]> {
  const lists = await Promise.all(asked.map((path) => filesAt(path, entriesOf)))
  return lists.flat()
}

async function filesAt(path: string, entriesOf: List): Promise<readonly (string | Unreadable)[]> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() !== true) return [path]
  const files = await pdfsIn(path, entriesOf)
  return files.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
}

async function pdfsIn(folder: string, entriesOf: List): Promise<readonly (string | Unreadable)[]> {
  try {
    const lists = (await entriesOf(folder)).map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return await pdfsIn(path, entriesOf)
      return entry.isFile() && /\.pdf$/i.test(entry.name) ? [path] : []
    })
    return (await Promise.all(lists)).flat()
  } catch (error) {
    return [{ file: folder, unreadable: (error as NodeJS.ErrnoException).code ?? 'EIO' }]
  }
}

function nameOf(found: string | Unreadable): string {
  return typeof found === 'string' ? found : found.file
}
