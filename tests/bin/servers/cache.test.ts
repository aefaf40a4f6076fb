import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { cacheFolder, createCache, type Cache } from '../../../bin/servers/cache.ts'
import { PLATFORM, type Program } from '../../../bin/servers/programs.ts'
import { eachWithFolder, putProgram, rejection } from './scratch.ts'

const PROGRAM: Program = {
  title: 'A server',
  version: '1.0',
  command: 'server',
  variable: 'SERVER_BIN',
  path: 'bin/server',
  sha256: {},
}

const fill = async (folder: string): Promise<void> => {
  await putProgram(join(folder, PROGRAM.path))
}

describe('the cache of programs', () => {
  const folder = eachWithFolder()
  const newCache = (): Cache => createCache({ folder: folder(), owner: process.pid, report: () => undefined })

  it('keeps each pinned version in a folder of its own', async () => {
    const cache = newCache()
    const file = await cache.keep(PROGRAM, fill)
    expect(file).to.equal(join(folder(), `server-1.0-${PLATFORM}`, 'bin', 'server'))
    expect(await cache.find(PROGRAM)).to.equal(file)
    expect(await cache.find({ ...PROGRAM, version: '1.1' })).to.equal(undefined)
  })

  it('holds nothing of a program before it is whole', async () => {
    const cache = newCache()
    const seen: (string | undefined)[] = []
    await cache.keep(PROGRAM, async (making) => {
      await fill(making)
      seen.push(await cache.find(PROGRAM))
    })
    expect(seen).to.deep.equal([undefined])
  })

  it('holds nothing of one that could not be obtained', async () => {
    const failing = newCache().keep(PROGRAM, async (making) => {
      await fill(making)
      throw new Error('the line was cut')
    })
    expect((await rejection(failing)).message).to.equal('the line was cut')
    expect(await readdir(folder())).to.deep.equal([])
  })

  it('throws away what does not have the pinned SHA-256', async () => {
    const pinned = { ...PROGRAM, sha256: { [PLATFORM]: '0'.repeat(64) } }
    expect((await rejection(newCache().keep(pinned, fill))).message).to.contain('SHA-256')
    expect(await readdir(folder())).to.deep.equal([])
  })

  it('sweeps what a killed build left', async () => {
    await mkdir(join(folder(), '.making-server-abc'))
    await writeFile(join(folder(), '.making-server-abc', 'half'), '')
    await newCache().keep(PROGRAM, fill)
    expect(await readdir(folder())).to.deep.equal([`server-1.0-${PLATFORM}`])
  })

  it('obtains once for two that ask at the same time', async () => {
    let fills = 0
    const slowly = async (making: string): Promise<void> => {
      fills++
      await sleep(100)
      await fill(making)
    }
    await Promise.all([newCache().keep(PROGRAM, slowly), newCache().keep(PROGRAM, slowly)])
    expect(fills).to.equal(1)
  })

  it("lies in the user's own folder unless told", () => {
    expect(cacheFolder({ HOME: '/home/a' })).to.equal('/home/a/.cache/registrar')
    expect(cacheFolder({ HOME: '/home/a', XDG_CACHE_HOME: '/xdg' })).to.equal('/xdg/registrar')
    expect(cacheFolder({ XDG_CACHE_HOME: '/xdg', REGISTRAR_CACHE: '/own' })).to.equal('/own')
  })
})
