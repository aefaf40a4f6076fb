import { spawnSync } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { acquireLock, LockHeld } from '../../../bin/servers/file-lock.ts'
import { eachWithFolder, rejection } from './scratch.ts'

describe('a file lock', () => {
  const folder = eachWithFolder()
  const owner = process.pid

  it('is refused while its owner lives', async () => {
    const file = join(folder(), 'lock')
    await acquireLock(file, { owner, waitMs: 0 })
    const error = await rejection(acquireLock(file, { owner, waitMs: 0 }))
    expect(error).to.be.instanceOf(LockHeld)
    expect(error).to.include({ owner })
  })

  it('passes on once it is released', async () => {
    const file = join(folder(), 'lock')
    const first = await acquireLock(file, { owner, waitMs: 0 })
    const waits: number[] = []
    const second = acquireLock(file, { owner, waitMs: 5_000, onWait: (pid) => waits.push(pid) })
    setTimeout(() => void first.release(), 50)
    await (await second).release()
    expect(waits).to.deep.equal([owner])
    expect(await readdir(folder())).to.deep.equal([])
  })

  it('is taken over from an owner that is gone', async () => {
    const file = join(folder(), 'lock')
    await writeFile(file, String(spawnSync('true').pid))
    await acquireLock(file, { owner, waitMs: 0 })
    expect(await readdir(folder())).to.deep.equal(['lock'])
  })

  it('goes to one only of many that find its owner gone', async () => {
    const file = join(folder(), 'lock')
    await writeFile(file, String(spawnSync('true').pid))
    const tries = Array.from({ length: 20 }, () => acquireLock(file, { owner, waitMs: 0 }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
  })
})
