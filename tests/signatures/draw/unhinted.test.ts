import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontkit, { type Font } from '@pdf-lib/fontkit'
import { expect } from 'chai'
import { unhinted } from '../../../signatures/draw/unhinted.ts'

const { resolve } = createRequire(import.meta.url)
const FACE = '@expo-google-fonts/crimson-text/400Regular/CrimsonText_400Regular.ttf'
/** Letters of one part and of several, one that draws nothing, and the box for what is missing. */
const LETTERS = ['A', 'é', 'ç', 'œ', 'ǟ', 'Ệ', ' ', '½']

function encoded(subset: ReturnType<Font['createSubset']>): Promise<Buffer> {
  return new Promise((resolved) => {
    const parts: Uint8Array[] = []
    const stream = subset.encodeStream()
    stream.on('data', (part) => parts.push(part))
    stream.on('end', () => resolved(Buffer.concat(parts)))
  })
}

describe('a face without its hinting', () => {
  let whole: Buffer
  let plain: Buffer
  before(async () => {
    const font = fontkit.create(await readFile(resolve(FACE)))
    const subset = font.createSubset()
    for (const letter of LETTERS) subset.includeGlyph(font.glyphForCodePoint(letter.codePointAt(0) ?? 0))
    whole = await encoded(subset)
    plain = Buffer.from(unhinted(whole))
  })

  const outlines = (file: Buffer): readonly string[] => {
    const font = fontkit.create(file) as Font & { numGlyphs: number }
    return Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id).path.toSVG())
  }

  it('has the outlines that it had, letter by letter', () => {
    const drawn = outlines(plain)
    expect(drawn).to.deep.equal(outlines(whole))
    expect(drawn.filter((outline) => outline !== '')).to.have.length.above(LETTERS.length)
  })

  it('is a third smaller, and has none of the programs', () => {
    expect(plain.length).to.be.below((2 / 3) * whole.length)
    for (const table of ['cvt ', 'fpgm', 'prep']) {
      expect(plain.toString('latin1', 0, 200)).not.to.include(table)
    }
  })

  it('states the checksum of each of its tables', () => {
    for (let record = 12; record < 12 + 16 * plain.readUInt16BE(4); record += 16) {
      const [stated, offset, length] = [4, 8, 12].map((at) => plain.readUInt32BE(record + at))
      let sum = 0
      for (let at = offset ?? 0; at < (offset ?? 0) + (length ?? 0); at += 4) sum += plain.readUInt32BE(at)
      expect(sum % 2 ** 32).to.equal(stated)
    }
  })
})
