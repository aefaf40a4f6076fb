import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { remembered, rememberedOfPair } from '../../certs/remembered.ts'

describe('what is remembered of a reading', () => {
  const reading = (
    most = 2,
    octets = 1_000,
  ): { readonly read: (bytes: Uint8Array) => object; readonly seen: Uint8Array[] } => {
    const seen: Uint8Array[] = []
    const read = remembered(
      (bytes) => {
        if (bytes[0] === 0xff) throw new Error('unreadable')
        seen.push(bytes)
        return { first: bytes[0] }
      },
      { most, octets },
    )
    return { read, seen }
  }

  it('is given again for the same bytes, wherever they lie', () => {
    const { read, seen } = reading()
    expect(read(Uint8Array.of(1, 2))).to.equal(read(Buffer.from([0, 1, 2]).subarray(1)))
    expect(seen).to.have.lengthOf(1)
  })

  it('is not given for others, however little they differ', () => {
    const { read } = reading()
    expect(read(Uint8Array.of(1, 0x80))).to.not.equal(read(Uint8Array.of(1, 0x81)))
    expect(read(Uint8Array.of(1))).to.not.equal(read(Uint8Array.of(1, 0)))
  })

  it('does not change when its bytes are changed later, and keeps no file alive', () => {
    const { read, seen } = reading()
    const file = new Uint8Array(1_000_000)
    const part = file.subarray(0, 4)
    const before = read(part)
    part[0] = 9
    expect(read(Uint8Array.of(0, 0, 0, 0))).to.equal(before)
    expect(read(part)).to.not.equal(before)
    expect(seen[0]?.buffer).to.not.equal(file.buffer)
  })

  it('is no more than was asked for: what was longest not asked for goes first', () => {
    const { read, seen } = reading()
    for (const byte of [1, 2, 1, 3, 1, 2]) read(Uint8Array.of(byte))
    expect(seen.map(([byte]) => byte)).to.deep.equal([1, 2, 3, 2])
  })

  it('tells apart what is long by its digest, and takes the digest itself for nothing else than it is', () => {
    const { read, seen } = reading(9, 100_000)
    const [long, other] = [new Uint8Array(40_000), new Uint8Array(40_000).fill(1, -1)]
    const digest = createHash('sha256').update(long).digest()
    for (const bytes of [long, other, digest, long]) read(bytes)
    expect(seen.map(({ length }) => length)).to.deep.equal([40_000, 40_000, 32])
  })

  it('takes no more bytes than were asked for', () => {
    const { read, seen } = reading(9, 4)
    for (const bytes of [
      [1, 1],
      [2, 2],
      [3, 3],
      [2, 2],
      [1, 1],
    ]) {
      read(Uint8Array.from(bytes))
    }
    expect(seen.map(([byte]) => byte)).to.deep.equal([1, 2, 3, 1])
  })

  it('is nothing of what is too large, which drives out nothing else', () => {
    const { read, seen } = reading(9, 4)
    for (const bytes of [[1], [2, 2, 2, 2, 2], [2, 2, 2, 2, 2], [1]]) read(Uint8Array.from(bytes))
    expect(seen.map(([byte]) => byte)).to.deep.equal([1, 2, 2])
  })

  it('is nothing where the reading failed', () => {
    const { read } = reading()
    expect(() => read(Uint8Array.of(0xff))).to.throw('unreadable')
    expect(() => read(Uint8Array.of(0xff))).to.throw('unreadable')
  })
})

describe('what is remembered of a pair', () => {
  it('is given again for the same two, a no like a yes, and never for one that looks the same', () => {
    let asked = 0
    const above = rememberedOfPair((a: { readonly size: number }, b: { readonly size: number }) => {
      asked += 1
      return a.size > b.size
    })
    const [large, small] = [{ size: 2 }, { size: 1 }]
    expect([above(large, small), above(large, small)]).to.deep.equal([true, true])
    expect([above(small, large), above(small, large)]).to.deep.equal([false, false])
    expect(asked).to.equal(2)
    expect(above(large, { size: 3 })).to.equal(false)
    expect(above({ size: 0 }, small)).to.equal(false)
    expect(asked).to.equal(4)
  })
})
