import { expect } from 'chai'
import type { KeyObject } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spkiOf } from '../../../certs/authority/keys.ts'
import { publishTrustList } from '../../../certs/authority/publish-trust-list.ts'
import { trustListFolder } from '../../../certs/authority/services.ts'
import { readTrustList, type TrustList } from '../../../certs/trust/trust-list.ts'
import { later, type Instant } from '../../../domain/time.ts'
import { certifyAuthority, ecKeys, NOON } from '../test-pki.ts'

const DAY = 24 * 60 * 60 * 1_000
const { certificate } = certifyAuthority({ subject: 'Root' })

const contentAt = (crlUrl: string): Pick<TrustList, 'services' | 'intermediates'> => ({
  services: [],
  intermediates: [{ name: 'Root', certificate: certificate.der, crlUrl, ocspUrl: null }],
})
const CONTENT = contentAt('http://127.0.0.1:4002/crl/root.crl')

describe('the trust list that the development authority publishes', () => {
  const keys = ecKeys()
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'publish-'))
    await mkdir(trustListFolder(folder), { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true }))

  const publish = (now: Instant, content = CONTENT, key: KeyObject = keys.privateKey) =>
    publishTrustList(content, { folder, key, now })
  const read = (jws: string) => readTrustList(jws, spkiOf(keys.publicKey))

  it('begins at version 1 and is the same to the byte until half its life is over', () => {
    const first = publish(NOON)
    expect(read(first).version).to.equal(1)
    expect(publish(later(NOON, 15 * DAY - 1))).to.equal(first)
    const next = read(publish(later(NOON, 15 * DAY)))
    expect(next.version).to.equal(2)
    expect(next.nextUpdate > read(first).nextUpdate).to.equal(true)
  })

  it('is the next version when it says something else, though it be what an earlier one said', () => {
    publish(NOON)
    expect(read(publish(NOON, contentAt('http://127.0.0.1:4009/crl/root.crl'))).version).to.equal(2)
    expect(read(publish(NOON)).version).to.equal(3)
  })

  it('is made anew when the clock was put back, since nobody would take one of the future', () => {
    publish(NOON)
    expect(read(publish(later(NOON, -DAY)))).to.include({ version: 2, issuedAt: later(NOON, -DAY) })
  })

  it('bears another name at another authority, whose version 1 is then no step back', async () => {
    const { id } = read(publish(NOON))
    await rm(trustListFolder(folder), { recursive: true })
    await mkdir(trustListFolder(folder))
    const other = ecKeys()
    const list = readTrustList(publish(NOON, CONTENT, other.privateKey), spkiOf(other.publicKey))
    expect(list.id).not.to.equal(id)
  })
})
