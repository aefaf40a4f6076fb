import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The files to look at, in the order asked for; of a folder every PDF in it and below, by name. What cannot be
 * listed is answered as it stands, so that whoever opens it says why.
 */
export async function filesOf(asked: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(asked.map((path) => pdfsIn(path).catch(() => [path])))
  return lists.flat()
}

async function pdfsIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const pdfs = entries.filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
  return pdfs.map((entry) => join(entry.parentPath, entry.name)).sort()
}
