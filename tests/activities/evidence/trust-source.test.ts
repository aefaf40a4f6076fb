import { generateKeyPairSync } from 'node:crypto'
import { expect } from 'chai'
import { createKeeper } from '../../../activities/evidence/keeper.ts'
import { trustFromJson } from '../../../activities/evidence/trust-json.ts'
import type { TrustJson } from '../../../activities/evidence/trust-json.ts'
import { configuredSource, signedSource } from '../../../activities/evidence/trust-source.ts'
import type { TrustSource } from '../../../activities/evidence/trust-source.ts'
import type { Report } from '../../../activities/report.ts'
import { readTrustList, signTrustList } from '../../../certs/trust/trust-list.ts'
import type { TrustList } from '../../../certs/trust/trust-list.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { createMemoryStores } from '../../../storage/memory/stores.ts'
import { must } from '../../must.ts'
import { NOON } from '../../certs/test-pki.ts'
import { trust } from '../../signatures/sample.ts'
import { createSmallVault } from '../vault.ts'
import type { SmallVault } from '../vault.ts'

const HOUR = 3_600_000
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const signerSpki = publicKey.export({ type: 'spki', format: 'der' })
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const anchor = must(trust.anchors[0]).certificate
const list: TrustList = {
  ...{ id: 'a-list', version: 3, issuedAt: later(NOON, -HOUR), nextUpdate: later(NOON, 24 * HOUR) },
  services: [
    {
      ...{ name: 'Root', service: 'CA', certificate: anchor, validFrom: null, validUntil: null },
      ...{ crlUrl: 'http://crl.test/root.crl', ocspUrl: null },
    },
  ],
  intermediates: [],
}

describe('the trust in force', () => {
  let now: Instant
  let vault: SmallVault
  let published: () => Promise<Uint8Array>
  let asked: number
  let source: TrustSource
  let open: () => TrustSource
  let reported: string[]
  const report: Report = (message, { err }) => {
    const { code, message: words } = err as { readonly code?: string; readonly message: string }
    reported.push(`${message}: ${code ?? words}`)
  }
  const publish = (change: Partial<TrustList> = {}, key = privateKey): void => {
    published = () => Promise.resolve(Buffer.from(signTrustList({ ...list, ...change }, key)))
  }
  const isDown = (): void => {
    published = () => Promise.reject(new Error('down'))
  }
  beforeEach(() => {
    now = NOON
    asked = 0
    reported = []
    vault = createSmallVault()
    const { trustLists: lists } = createMemoryStores()
    const fetchList = (): Promise<Uint8Array> => {
      asked += 1
      return published()
    }
    open = () =>
      signedSource({ fetchList, signerSpki, lists, keep: createKeeper(vault), now: () => now, report })
    source = open()
    publish()
  })
  const version = async (): Promise<string> => (await source()).trust.list.version
  const faultOf = async (): Promise<unknown> =>
    source().then(
      () => 'none',
      (error: unknown) => (error as { readonly code?: string }).code ?? (error as Error).message,
    )

  it('is the list’s, and says where its authorities tell what they revoked', async () => {
    const { trust: inForce, points } = await source()
    expect(inForce.anchors).to.have.length(1)
    expect(points).to.deep.equal([
      { issuer: inForce.anchors[0]?.certificate, crlUrl: 'http://crl.test/root.crl', ocspUrl: null },
    ])
  })

  it('is kept as it was signed and as it was used', async () => {
    const { ref, trust: inForce } = await source()
    const jws = Buffer.from(await vault.read(must(ref.list))).toString()
    expect(readTrustList(jws, signerSpki).version).to.equal(3)
    const anchors = JSON.parse(Buffer.from(await vault.read(ref.anchors)).toString()) as TrustJson
    expect(trustFromJson(anchors)).to.deep.equal(inForce)
    expect(ref).to.deep.include({ id: 'a-list', version: '3' })
  })

  it('is asked for once by many at once, and again when its hour is over', async () => {
    await Promise.all([source(), source(), source()])
    expect(asked).to.equal(1)
    publish({ version: 4 })
    expect(await version()).to.equal('3')
    now = later(NOON, HOUR)
    expect(await version()).to.equal('4')
    expect(asked).to.equal(2)
  })

  it('stays while its publisher is down, but not beyond its end', async () => {
    await source()
    isDown()
    now = later(NOON, 2 * HOUR)
    expect(await version()).to.equal('3')
    expect(reported).to.deep.equal(['no new trust list can be had: down'])
    now = later(NOON, 24 * HOUR)
    expect(await faultOf()).to.equal('down')
  })

  it('is nobody’s while no list was ever had', async () => {
    isDown()
    expect(await faultOf()).to.equal('down')
    publish()
    expect(await version()).to.equal('3')
  })

  it('is not taken from anyone but its keeper', async () => {
    publish({ version: 9 }, stranger)
    expect(await faultOf()).to.equal('signature-invalid')
  })

  it('never goes back, not even after a restart', async () => {
    await source()
    publish({ version: 2 })
    now = later(NOON, HOUR)
    expect(await version()).to.equal('3')
    expect(reported).to.deep.equal(['a trust list was refused: older-version'])
    source = open()
    expect(await faultOf()).to.equal('older-version')
  })

  it('never says two things under one version', async () => {
    await source()
    publish({ services: [] })
    source = open()
    expect(await faultOf()).to.equal('version-changed')
  })

  it('stays, and tells of it, when a stranger publishes another or its keeper another list', async () => {
    await source()
    publish({ version: 9 }, stranger)
    now = later(NOON, HOUR)
    expect(await version()).to.equal('3')
    publish({ id: 'another', version: 9 })
    now = later(now, HOUR)
    expect(await version()).to.equal('3')
    expect(reported).to.deep.equal([
      'a trust list was refused: signature-invalid',
      'a trust list was refused: another-list',
    ])
  })

  it('may be configured by hand, and is kept all the same', async () => {
    const { ref, points } = await configuredSource(trust, createKeeper(vault))()
    expect([ref.list, points]).to.deep.equal([null, []])
    const anchors = JSON.parse(Buffer.from(await vault.read(ref.anchors)).toString()) as TrustJson
    expect(trustFromJson(anchors).anchors).to.have.length(trust.anchors.length)
  })
})
