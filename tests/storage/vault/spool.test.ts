import { expect } from 'chai'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../../domain/refusal.ts'
import { spool } from '../../../storage/vault/spool.ts'
import type { SpoolOptions } from '../../../storage/vault/spool.ts'

const PDF = Buffer.from('%PDF-1.7\na deed of sale\n%%EOF\n')

describe('the spool', () => {
  let folder: string
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'spool-')), 'uploads')
  })
  afterEach(() => rm(join(folder, '..'), { recursive: true }))

  const spooling = (source: AsyncIterable<Uint8Array>, change: Partial<SpoolOptions> = {}) =>
    spool(source, { folder, maxBytes: 1000, expect: 'pdf', ...change })

  async function refusalOf(source: AsyncIterable<Uint8Array>, change: Partial<SpoolOptions> = {}) {
    const outcome = await spooling(source, change).catch((error: unknown) => error)
    expect(await readdir(folder), 'files left behind').to.deep.equal([])
    expect(outcome).to.be.instanceOf(Refusal)
    return (outcome as Refusal).code
  }

  it('keeps the bytes and answers their SHA-256 and number', async () => {
    const spooled = await spooling(pieces(PDF.subarray(0, 7), PDF.subarray(7)))
    expect(await readFile(spooled.path)).to.deep.equal(PDF)
    expect(spooled.sha256).to.equal(createHash('sha256').update(PDF).digest('hex'))
    expect(spooled.bytes).to.equal(PDF.byteLength)
  })

  it('lets nobody else read the file or the folder', async () => {
    const spooled = await spooling(pieces(PDF))
    expect((await stat(spooled.path)).mode & 0o777).to.equal(0o600)
    expect((await stat(folder)).mode & 0o777).to.equal(0o700)
  })

  it('removes the file once it is no longer needed, however often it is asked', async () => {
    const spooled = await spooling(pieces(PDF))
    await spooled.remove()
    await spooled.remove()
    expect(await readdir(folder)).to.deep.equal([])
  })

  it('takes a document of exactly the limit', async () => {
    const spooled = await spooling(pieces(PDF), { maxBytes: PDF.byteLength })
    expect(spooled.bytes).to.equal(PDF.byteLength)
  })

  it('takes a photograph where one will do, whatever its pieces, and tells what it is', async () => {
    const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex')
    const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex')
    for (const [bytes, mediaType] of [
      [PDF, 'application/pdf'],
      [jpeg, 'image/jpeg'],
      [png, 'image/png'],
    ] as const) {
      const source = pieces(...Array.from(bytes, (byte) => Buffer.of(byte)))
      expect((await spooling(source, { expect: 'pdf-or-photo' })).mediaType).to.equal(mediaType)
    }
  })

  it('takes no photograph for a deed, and nothing else for a photograph', async () => {
    const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex')
    expect(await refusalOf(pieces(jpeg))).to.equal('document-not-pdf')
    const photo = { expect: 'pdf-or-photo' } as const
    for (const text of ['GIF89a', '<svg onload="alert(1)">', 'MZ', '\xff\xd8', '%PD']) {
      expect(await refusalOf(pieces(Buffer.from(text, 'latin1')), photo)).to.equal('document-type-unknown')
    }
    expect(await refusalOf(pieces(), photo)).to.equal('document-empty')
  })

  it('refuses one byte more than the limit', async () => {
    expect(await refusalOf(pieces(PDF), { maxBytes: PDF.byteLength - 1 })).to.equal('document-too-large')
  })

  it('reads no further than the limit', async () => {
    const source = counted(Array.from({ length: 50 }, () => PDF))
    expect(await refusalOf(source.pieces, { maxBytes: PDF.byteLength })).to.equal('document-too-large')
    expect(source.read()).to.equal(2)
    expect(source.closed()).to.equal(true)
  })

  it('refuses an empty document', async () => {
    expect(await refusalOf(pieces())).to.equal('document-empty')
    expect(await refusalOf(pieces(Buffer.alloc(0)))).to.equal('document-empty')
  })

  it('refuses what does not begin as a PDF, before it reads the rest', async () => {
    const source = counted([Buffer.from('MZ'), PDF, PDF])
    expect(await refusalOf(source.pieces)).to.equal('document-not-pdf')
    expect(source.read()).to.equal(1)
    expect(source.closed()).to.equal(true)
  })

  it('refuses a PDF header that does not stand at the first byte', async () => {
    expect(await refusalOf(pieces(Buffer.concat([Buffer.from(' '), PDF])))).to.equal('document-not-pdf')
  })

  it('refuses a document that ends within the header', async () => {
    expect(await refusalOf(pieces(PDF.subarray(0, 4)))).to.equal('document-not-pdf')
  })

  it('recognises the header when it arrives byte by byte', async () => {
    const spooled = await spooling(pieces(...Array.from(PDF, (byte) => Uint8Array.of(byte))))
    expect(spooled.bytes).to.equal(PDF.byteLength)
  })

  it('takes any content when no PDF is expected', async () => {
    const spooled = await spool(pieces(Buffer.from('GIF89a')), { folder, maxBytes: 10 })
    expect(spooled.bytes).to.equal(6)
  })

  it('refuses a document whose sender broke off', async () => {
    expect(await refusalOf(brokenOff(PDF))).to.equal('document-incomplete')
  })

  it('refuses a document shorter or longer than it was declared', async () => {
    for (const declaredBytes of [PDF.byteLength - 1, PDF.byteLength + 1]) {
      expect(await refusalOf(pieces(PDF), { declaredBytes })).to.equal('document-incomplete')
    }
  })

  it('passes on the refusal of who sends it', async () => {
    const busy = new Refusal('too-many-requests', 'Later')
    expect(await refusalOf(brokenOff(PDF, busy))).to.equal('too-many-requests')
  })

  it('calls it a fault, not a refusal, when the disk fails', async () => {
    await writeFile(folder, 'a file where the folder should be')
    const outcome = await spooling(pieces(PDF)).catch((error: unknown) => error)
    expect(outcome).to.be.instanceOf(Error).and.not.instanceOf(Refusal)
  })

  it('asks for the next piece only when the last one is on the disk', async () => {
    const lag: number[] = []
    async function* watching() {
      for (let given = 0; given < 5 * PDF.byteLength; given += PDF.byteLength) {
        const [file] = await readdir(folder)
        const written = file === undefined ? 0 : (await stat(join(folder, file))).size
        lag.push(given - written)
        yield PDF
      }
    }
    await spooling(watching())
    expect(lag).to.deep.equal([0, 0, 0, 0, 0])
  })
})

async function* pieces(...parts: readonly Uint8Array[]) {
  for (const part of parts) yield await Promise.resolve(part)
}

async function* brokenOff(part: Uint8Array, error = new Error('aborted')) {
  yield await Promise.resolve(part)
  throw error
}

/** Says how many pieces were asked for, and whether the source was closed. */
function counted(parts: readonly Uint8Array[]) {
  let read = 0
  let closed = false
  async function* source() {
    try {
      for (const part of parts) {
        read += 1
        yield await Promise.resolve(part)
      }
    } finally {
      closed = true
    }
  }
  return { pieces: source(), read: () => read, closed: () => closed }
}
