/** Needed only by glyphs that have instructions (ISO 32000-2, 9.9.1). */
const HINTING: readonly string[] = ['cvt ', 'fpgm', 'prep']

/**
 * A TrueType file without its hinting, which is a third of it: the instructions of each glyph, and the programs that
 * they call. The outlines stay as they are. Expects the tables that a subset for a PDF has, and the short form of
 * `loca` (OpenType 1.9, `glyf` and `loca`).
 */
export function unhinted(file: Uint8Array): Uint8Array {
  const whole = Buffer.from(file)
  const tables = tablesOf(whole)
  const loca = tables.get('loca') ?? NONE
  const glyf = tables.get('glyf') ?? NONE
  const ends = Array.from({ length: loca.length / 2 }, (_, i) => 2 * loca.readUInt16BE(2 * i))
  const glyphs = ends.slice(1).map((end, i) => withoutInstructions(glyf.subarray(ends[i], end)))
  const offsets = Buffer.alloc(loca.length)
  let offset = 0
  for (const [i, glyph] of glyphs.entries()) offsets.writeUInt16BE((offset += glyph.length) / 2, 2 * (i + 1))
  const kept = [...tables].filter(([tag]) => !HINTING.includes(tag))
  const changed = new Map<string, Buffer>([...kept, ['glyf', Buffer.concat(glyphs)], ['loca', offsets]])
  return fileOf(whole.subarray(0, 4), changed)
}

const NONE = Buffer.alloc(0)
const HEADER = 12
const RECORD = 16

function tablesOf(file: Buffer): ReadonlyMap<string, Buffer> {
  const records = Array.from({ length: file.readUInt16BE(4) }, (_, i) =>
    file.subarray(HEADER + RECORD * i, HEADER + RECORD * (i + 1)),
  )
  return new Map(
    records.map((record) => {
      const offset = record.readUInt32BE(8)
      return [record.toString('latin1', 0, 4), file.subarray(offset, offset + record.readUInt32BE(12))]
    }),
  )
}

function fileOf(version: Buffer, tables: ReadonlyMap<string, Buffer>): Buffer {
  const head = Buffer.alloc(HEADER + RECORD * tables.size)
  version.copy(head)
  head.writeUInt16BE(tables.size, 4)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (const [i, [tag, table]] of [...tables].entries()) {
    const data = padded(table, 4)
    const record = HEADER + RECORD * i
    head.write(tag, record, 'latin1')
    head.writeUInt32BE(checksum(data), record + 4)
    head.writeUInt32BE(offset, record + 8)
    head.writeUInt32BE(table.length, record + 12)
    parts.push(data)
    offset += data.length
  }
  return Buffer.concat(parts)
}

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}

function padded(data: Buffer, to: number): Buffer {
  return Buffer.concat([data, Buffer.alloc(-data.length & (to - 1))])
}

/** Length of what comes before a glyph's contours or parts: their number, and the box around it. */
const BOX = 10

function withoutInstructions(glyph: Buffer): Buffer {
  if (glyph.length === 0) return glyph
  const contours = glyph.readInt16BE(0)
  if (contours < 0) return padded(plainParts(glyph), 2)
  const at = BOX + 2 * contours
  const outline = glyph.subarray(at + 2 + glyph.readUInt16BE(at))
  return padded(Buffer.concat([glyph.subarray(0, at), Buffer.alloc(2), outline]), 2)
}

const ARGUMENTS_ARE_WORDS = 0x0001
const MORE_PARTS = 0x0020
const HAS_INSTRUCTIONS = 0x0100
/** How a part is scaled, and in how many octets: by one factor, by two, by a matrix. */
const SCALES = [
  [0x0008, 2],
  [0x0040, 4],
  [0x0080, 8],
] as const

/** A glyph made of others, up to the last of them. */
function plainParts(glyph: Buffer): Buffer {
  const plain = Buffer.from(glyph)
  let at = BOX
  for (let flags = MORE_PARTS; (flags & MORE_PARTS) !== 0;) {
    flags = plain.readUInt16BE(at)
    plain.writeUInt16BE(flags & ~HAS_INSTRUCTIONS, at)
    const scale = SCALES.find(([flag]) => (flags & flag) !== 0)?.[1] ?? 0
    at += 4 + ((flags & ARGUMENTS_ARE_WORDS) === 0 ? 2 : 4) + scale
  }
  return plain.subarray(0, at)
}
