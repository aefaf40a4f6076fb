import { expect } from 'chai'
import { createCrlCache } from '../../../activities/evidence/crl-cache.ts'
import type { CurrentCrl } from '../../../activities/evidence/crl-cache.ts'
import { createKeeper } from '../../../activities/evidence/keeper.ts'
import type { Report } from '../../../activities/report.ts'
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
  let vaultIsAway: boolean
  let reported: string[]
  const report: Report = (message, { url, err }) => {
    reported.push(`${message}: ${String(url)} ${(err as Error).message}`)
  }
  let currentCrl: CurrentCrl
  beforeEach(() => {
    now = NOON
    asked = []
    nextUpdate = later(NOON, 60 * MINUTE)
    isDown = false
    reported = []
    vaultIsAway = false
    const vaultKeeps = createKeeper(createSmallVault())
    currentCrl = createCrlCache({
      fetchCrl(url) {
        asked.push(url)
        return isDown ? Promise.reject(new Error('down')) : Promise.resolve(Uint8Array.of(asked.length))
      },
      nextUpdateOf: () => nextUpdate,
      keep: (bytes) => (vaultIsAway ? Promise.reject(new Error('the vault is away')) : vaultKeeps(bytes)),
      now: () => now,
      report,
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
    expect(reported).to.deep.equal(['no revocation list can be had: a down'])
    isDown = false
    now = later(NOON, 5_000)
    expect(await crl()).to.equal(2)
  })

  it('are a fault, and not unknown, when they cannot be kept; the next one who asks finds them', async () => {
    vaultIsAway = true
    const fault: unknown = await currentCrl('a').catch((error: unknown) => error)
    expect((fault as Error).message).to.equal('the vault is away')
    expect(reported).to.deep.equal([])
    vaultIsAway = false
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
      report,
    })
    expect(await bad('a')).to.equal(null)
    expect(reported).to.deep.equal(['no revocation list can be had: a no list'])
  })
})
