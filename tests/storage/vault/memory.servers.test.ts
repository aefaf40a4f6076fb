import { expect } from 'chai'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { spool } from '../../../storage/vault/spool.ts'
import { createVault } from '../../../storage/vault/vault.ts'
import { freshPlace } from './fresh-place.ts'

const MEGABYTE = 1024 * 1024
/** Buffers of sockets and files, and what else the process does meanwhile. */
const MOST_MEGABYTES = 20

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

describe('a document of 30 MB', () => {
  it('passes through the spool and the vault both ways without ever being whole in memory', async () => {
    const vault = createVault(await freshPlace())
    const folder = await mkdtemp(join(tmpdir(), 'memory-'))
    const most = await mostMemory(async () => {
      const document = await spool(thirtyMegabytes(), { folder, maxBytes: 31 * MEGABYTE })
      const ref = await vault.put(document)
      let bytes = 0
      for await (const piece of await vault.open(ref)) {
        bytes += piece.byteLength
        // A slow reader: the store has to wait for him, not our memory.
        if (bytes % MEGABYTE < piece.byteLength) await wait(5)
      }
      expect(bytes).to.equal(30 * MEGABYTE)
    })
    await rm(folder, { recursive: true })
    expect(most / MEGABYTE).to.be.lessThan(MOST_MEGABYTES)
  })
})

async function* thirtyMegabytes() {
  for (let i = 0; i < 30; i += 1) yield await Promise.resolve(Buffer.alloc(MEGABYTE, i))
}

/** The most that was alive at once while it ran, in bytes above what was alive before. */
async function mostMemory(run: () => Promise<void>): Promise<number> {
  const alive = () => {
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
