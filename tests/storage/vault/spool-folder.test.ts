import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { openSpoolFolder } from '../../../storage/vault/spool-folder.ts'
import { must } from '../../must.ts'

const HOUR = 60 * 60 * 1_000

describe('the folder of a process’s uploads', () => {
  let root: string
  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), 'spool-')), 'shared')
  })
  afterEach(() => rm(join(root, '..'), { recursive: true }))

  /** The folder as if the process with that id had made it, with an upload under way. */
  async function folderOf(pid: number): Promise<string> {
    const own = await openSpoolFolder(root, new Date())
    const theirs = join(root, basename(own).replace(`-${process.pid}-`, `-${pid}-`))
    await rename(own, theirs)
    await writeFile(join(theirs, 'a-deed'), '%PDF-')
    return basename(theirs)
  }

  it('is its own, and nobody else may read it', async () => {
    const own = await openSpoolFolder(root, new Date())
    expect(await readdir(root)).to.deep.equal([basename(own)])
    expect((await stat(own)).mode & 0o777).to.equal(0o700)
  })

  it('leaves alone the uploads of a process that runs beside it', async () => {
    const neighbour = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    const theirs = await folderOf(must(neighbour.pid))
    await openSpoolFolder(root, new Date())
    expect(await readdir(join(root, theirs))).to.deep.equal(['a-deed'])
    neighbour.kill('SIGKILL')
    await once(neighbour, 'exit')
    await openSpoolFolder(root, new Date())
    expect(await readdir(root)).to.not.include(theirs)
  })

  it('drops the uploads of its forerunner of the same id, as in a container', async () => {
    const before = await openSpoolFolder(root, new Date())
    const own = await openSpoolFolder(root, new Date())
    expect(await readdir(root)).to.deep.equal([basename(own)])
    expect(own).to.not.equal(before)
  })

  it('drops what came from another host only when nothing came in for an hour', async () => {
    const theirs = 'uploads-abcdef-1-01234567'
    await mkdir(join(root, theirs), { recursive: true })
    await openSpoolFolder(root, new Date(Date.now() + HOUR - 10_000))
    expect(await readdir(root)).to.include(theirs)
    await openSpoolFolder(root, new Date(Date.now() + HOUR + 10_000))
    expect(await readdir(root)).to.not.include(theirs)
  })

  it('touches nothing else', async () => {
    await mkdir(root)
    await writeFile(join(root, 'notes.txt'), 'not an upload')
    await openSpoolFolder(root, new Date(Date.now() + 2 * HOUR))
    expect(await readdir(root)).to.include('notes.txt')
  })
})
