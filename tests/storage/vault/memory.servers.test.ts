import { expect } from 'chai'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Vault } from '../../../domain/ports.ts'
import { spool } from '../../../storage/vault/spool.ts'
import { createVault } from '../../../storage/vault/vault.ts'
import { freshPlace } from './fresh-place.ts'

const MEGABYTE = 1024 * 1024
/** One piece is 1 MB; the rest is room for the buffers of sockets and files. */
const MOST_MEGABYTES = 8

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

describe('a document of 30 MB', () => {
  let vault: Vault
  let folder: string
  before(async () => {
    vault = createVault(await freshPlace())
    folder = await mkdtemp(join(tmpdir(), 'memory-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('passes through the spool and the vault both ways without ever being whole in memory', async () => {
    // The first one also loads code and fills pools.
    await thereAndBack('first')
    expect((await mostMemory(() => thereAndBack('second'))) / MEGABYTE).to.be.lessThan(MOST_MEGABYTES)
  })

  async function thereAndBack(text: string): Promise<void> {
    const document = await spool(thirtyMegabytes(text), { folder, maxBytes: 31 * MEGABYTE })
    const ref = await vault.put(document)
    let bytes = 0
    for await (const piece of await vault.open(ref)) {
      bytes += piece.byteLength
      // A slow reader: the store has to wait for him, not our memory.
      if (bytes % MEGABYTE < piece.byteLength) await wait(5)
    }
    expect(bytes).to.equal(30 * MEGABYTE)
  }
})

async function* thirtyMegabytes(text: string) {
  for (let i = 0; i < 30; i += 1) yield await Promise.resolve(Buffer.alloc(MEGABYTE, text))
}

/** The most that was alive at once while it ran, in bytes above what was alive before. */
async function mostMemory(run: () => Promise<void>): Promise<number> {
  const alive = () => {
    // The second waits for what the first left to the background.
    collectGarbage()
    collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = alive()
  let most = 0
  const done = new AbortController()
  const watching = watch(() => (most = Math.max(most, alive() - before)), done.signal)
  await run().finally(() => {
    done.abort()
  })
  await watching
  return most
}

/** With a pause in between, because collecting the garbage stops everything else. */
async function watch(look: () => void, done: AbortSignal): Promise<void> {
  while (!done.aborted) {
    look()
    await wait(50)
  }
}
