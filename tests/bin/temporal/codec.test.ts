import type { Payload } from '@temporalio/common'
import { expect } from 'chai'
import { createCodec } from '../../../bin/temporal/codec.ts'
import type { CodecKey } from '../../../bin/temporal/codec.ts'
import { must } from '../../must.ts'

const key = (id: string, byte: number): CodecKey => ({ id, key: new Uint8Array(32).fill(byte) })
const [first, second] = [key('k1', 1), key('k2', 2)]
const codec = createCodec({ namespace: 'registrar', keys: [first] })

const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(must(bytes)).toString()
const clear: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('"Latanier ARAUCARIA"'),
}

async function sealed(): Promise<Payload> {
  return must((await codec.encode([clear]))[0])
}

/** Whether decoding rejects. */
async function isRefused(payload: Payload, by = codec): Promise<boolean> {
  return by.decode([payload]).then(
    () => false,
    () => true,
  )
}

describe('the payload codec', () => {
  it('gives back what it was given', async () => {
    const [opened] = await codec.decode([await sealed()])
    expect(text(opened?.data)).to.equal('"Latanier ARAUCARIA"')
    expect(text(opened?.metadata?.['encoding'])).to.equal('json/plain')
  })

  it('leaves nothing in clear but the name of the key', async () => {
    const { metadata, data } = await sealed()
    expect(text(data)).not.to.include('ARAUCARIA')
    expect(Object.entries(must(metadata)).map(([name, value]) => [name, text(value)])).to.deep.equal([
      ['encoding', 'binary/encrypted'],
      ['encryption-key-id', 'k1'],
    ])
  })

  it('never encrypts alike twice', async () => {
    expect(text((await sealed()).data)).not.to.equal(text((await sealed()).data))
  })

  it('refuses a payload of which any byte was changed', async () => {
    const payload = await sealed()
    for (let at = 0; at < must(payload.data).length; at += 1) {
      const data = Uint8Array.from(must(payload.data), (byte, i) => (i === at ? byte ^ 1 : byte))
      expect(await isRefused({ ...payload, data }), `byte ${at}`).to.equal(true)
    }
  })

  it('refuses a payload that was cut short, down to nothing', async () => {
    const payload = await sealed()
    for (let length = 0; length < must(payload.data).length; length += 1) {
      const data = must(payload.data).subarray(0, length)
      expect(await isRefused({ ...payload, data }), `${length} bytes`).to.equal(true)
    }
  })

  it('refuses a payload in clear', async () => {
    expect(await isRefused(clear)).to.equal(true)
  })

  it('refuses a payload of another namespace', async () => {
    const elsewhere = createCodec({ namespace: 'another', keys: [first] })
    expect(await isRefused(await sealed(), elsewhere)).to.equal(true)
  })

  it('reads under the earlier keys what it writes under the first', async () => {
    const rotated = createCodec({ namespace: 'registrar', keys: [second, first] })
    expect(await isRefused(await sealed(), rotated)).to.equal(false)
    const [written] = await rotated.encode([clear])
    expect(text(written?.metadata?.['encryption-key-id'])).to.equal('k2')
    expect(await isRefused(must(written), codec)).to.equal(true)
  })

  it('refuses a payload that names a key under which it was not encrypted', async () => {
    const payload = await sealed()
    const renamed = { ...payload.metadata, 'encryption-key-id': Buffer.from('k2') }
    const both = createCodec({ namespace: 'registrar', keys: [first, second] })
    expect(await isRefused({ ...payload, metadata: renamed }, both)).to.equal(true)
  })

  it('wants keys of 256 bits, and at least one', () => {
    const weak = { id: 'weak', key: new Uint8Array(16) }
    expect(() => createCodec({ namespace: 'registrar', keys: [weak] })).to.throw('weak')
    expect(() => createCodec({ namespace: 'registrar', keys: [] })).to.throw('needs a key')
  })
})
