import { expect } from 'chai'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { connectObjectStore } from '../../../storage/vault/connect.ts'
import { ask, checksumOf } from '../../../storage/vault/conformance/exchange.ts'
import { createOnly } from '../../../storage/vault/create-only.ts'
import { sha256Of } from '../../../storage/vault/digest.ts'
import { PATIENCE } from '../../../storage/vault/transport.ts'
import type { VaultPlace } from '../../../storage/vault/vault-place.ts'
import { running } from '../../running.ts'
import { freshPlace } from './fresh-place.ts'
import { rejectionOf } from './rejection.ts'

const MEANT = Buffer.from('the deed as it was hashed')
const OTHER = Buffer.from('the deed as it was forged')

/** What the client does wrong by itself, and that the vault's own request does not share the fault. */
describe('the traps of the S3 client', () => {
  let place: VaultPlace
  before(async () => {
    place = await freshPlace()
  })

  const status = async (key: string) => (await ask(place, { method: 'HEAD', key })).status
  const create = (body: Readable, where = place) => {
    const object = { key: randomUUID(), sha256: sha256Of(MEANT), bytes: MEANT.byteLength }
    return { key: object.key, done: createOnly(where, object, body) }
  }

  it('putObject takes a checksum for plain metadata: bytes with a wrong one are stored', async () => {
    const key = randomUUID()
    const headers = { 'x-amz-checksum-sha256': checksumOf(MEANT.toString()) }
    await place.client.putObject(place.bucket, key, OTHER, OTHER.byteLength, headers)
    expect(await status(key)).to.equal(200)
  })

  it('the vault has other bytes refused by the store, and nothing is stored', async () => {
    const { key, done } = create(Readable.from([OTHER]))
    expect((await rejectionOf(done)).code).to.be.oneOf([
      'XAmzContentSHA256Mismatch',
      'BadDigest',
      'InvalidDigest',
    ])
    expect(await status(key)).to.equal(404)
  })

  it('over TLS, where the client signs no payload, the checksum alone has other bytes refused', async () => {
    place.client.enableSHA256 = false
    const { key, done } = create(Readable.from([OTHER]))
    const { code } = await rejectionOf(done).finally(() => (place.client.enableSHA256 = true))
    expect(code).to.be.oneOf(['XAmzContentChecksumMismatch', 'BadDigest', 'InvalidDigest'])
    expect(await status(key)).to.equal(404)
  })

  it('putObject stores a stream that ends early as it is', async () => {
    const key = randomUUID()
    await place.client.putObject(place.bucket, key, Readable.from([MEANT.subarray(0, 5)]), MEANT.byteLength)
    expect((await ask(place, { method: 'GET', key })).body).to.equal('the d')
  })

  it('the vault does not: the store waits for the rest until patience ends, and nothing is stored', async () => {
    const client = connectObjectStore(running().s3, { ...PATIENCE, answerMs: 1_000 })
    const { key, done } = create(Readable.from([MEANT.subarray(0, 5)]), { ...place, client })
    expect((await rejectionOf(done)).code).to.equal('ETIMEDOUT')
    expect(await status(key)).to.equal(404)
  })
})
