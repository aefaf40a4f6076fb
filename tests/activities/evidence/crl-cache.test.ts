import { expect } from 'chai'
import { createCrlCache } from '../../../activities/evidence/crl-cache.ts'
import type { CurrentCrl } from '../../../activities/evidence/crl-cache.ts'
import { createKeeper } from '../../../activities/evidence/keeper.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { NOON } from '../../certs/test-pki.ts'
import { createSmallVault } from '../vault.ts'

const MINUTE = 60_000

describe('revocation lists at hand', () => {
  let now: Instant
  let asked: string[]
  let nextUpdate: Instant | null
  let isDown: boolean
  let currentCrl: CurrentCrl
  beforeEach(() => {
    now = NOON
    asked = []
    nextUpdate = later(NOON, 60 * MINUTE)
    isDown = false
    currentCrl = createCrlCache({
      fetchCrl(url) {
        asked.push(url)
        return isDown ? Promise.reject(new Error('down')) : Promise.resolve(Uint8Array.of(asked.length))
      },
      nextUpdateOf: () => nextUpdate,
      keep: createKeeper(createSmallVault()),
      now: () => now,
    })
  })
  const crl = async (url = 'a'): Promise<number | undefined> => (await currentCrl(url))?.bytes[0]

  it('are asked for once by many at once, each point for itself', async () => {
    expect(await Promise.all([crl(), crl(), crl('b'), crl()])).to.deep.equal([1, 1, 2, 1])
    expect(asked).to.deep.equal(['a', 'b'])
  })

  it('are asked for anew after a quarter of an hour, and before that when they end', async () => {
    await crl()
    now = later(NOON, 14 * MINUTE)
    expect(await crl()).to.equal(1)
    now = later(NOON, 15 * MINUTE)
    nextUpdate = later(NOON, 20 * MINUTE)
    expect(await crl()).to.equal(2)
    now = nextUpdate
    expect(await crl()).to.equal(undefined)
    nextUpdate = later(NOON, 60 * MINUTE)
    now = later(now, MINUTE)
    expect(await crl()).to.equal(4)
  })

  it('serve until they end while their point is down, and no longer', async () => {
    await crl()
    isDown = true
    now = later(NOON, 30 * MINUTE)
    expect(await crl()).to.equal(1)
    now = later(NOON, 60 * MINUTE)
    expect(await currentCrl('a')).to.equal(null)
  })

  it('leave a point that is down alone for a moment', async () => {
    isDown = true
    expect([await currentCrl('a'), await currentCrl('a'), asked.length]).to.deep.equal([null, null, 1])
    isDown = false
    now = later(NOON, 5_000)
    expect(await crl()).to.equal(2)
  })

  it('are none when what is answered is no list', async () => {
    const bad = createCrlCache({
      fetchCrl: () => Promise.resolve(Uint8Array.of(1)),
      nextUpdateOf: () => {
        throw new Error('no list')
      },
      keep: createKeeper(createSmallVault()),
      now: () => now,
    })
    expect(await bad('a')).to.equal(null)
  })
})
