import { createHash } from 'node:crypto'
import { entryOf } from '../pdf/values.ts'
import type { BaseFile } from './base-file.ts'
import { serialize } from './serialize.ts'

/** An object of the update: its number and generation, and its value as ASCII text. */
export interface UpdatedObject {
  readonly number: number
  readonly generation: number
  readonly body: string
}

interface Placed extends UpdatedObject {
  readonly offset: number
}

interface UpdatedFile {
  readonly bytes: Uint8Array
  /** Where the value of each object starts, by its number. */
  readonly bodyAt: ReadonlyMap<number, number>
}

/**
 * The file with one incremental update appended (ISO 32000-2 7.5.6): its bytes stay as they are, so that earlier
 * signatures stay valid.
 */
export function appendUpdate(base: BaseFile, objects: readonly UpdatedObject[]): UpdatedFile {
  const parts = [base.bytes.at(-1) === LF ? '' : '\n']
  const bodyAt = new Map<number, number>()
  const placed: Placed[] = []
  let offset = base.bytes.length + (parts[0]?.length ?? 0)
  for (const object of objects) {
    const head = `${object.number} ${object.generation} obj\n`
    placed.push({ ...object, offset })
    bodyAt.set(object.number, offset + head.length)
    parts.push(`${head}${object.body}\nendobj\n`)
    offset += parts.at(-1)?.length ?? 0
  }
  parts.push(base.xref === 'table' ? tableSection(base, placed) : streamSection(base, placed, offset))
  parts.push(`startxref\n${offset}\n%%EOF\n`)
  return { bytes: Buffer.concat([base.bytes, Buffer.from(parts.join(''), 'latin1')]), bodyAt }
}

const LF = 10

function tableSection(base: BaseFile, placed: readonly Placed[]): string {
  const subsections = runsOf(placed).map((run) => {
    const entries = run.map(({ offset, generation }) => `${padded(offset, 10)} ${padded(generation, 5)} n \n`)
    return `${run[0]?.number ?? 0} ${run.length}\n${entries.join('')}`
  })
  return `xref\n${subsections.join('')}trailer\n<< ${trailerEntries(base, placed)} >>\n`
}

/** The stream lists itself too. It is left unpacked: an update has a handful of entries. */
function streamSection(base: BaseFile, placed: readonly Placed[], offset: number): string {
  const number = 1 + Math.max(base.nextNumber - 1, ...placed.map((object) => object.number))
  const all = [...placed, { number, generation: 0, body: '', offset }]
  const runs = runsOf(all)
  const data = Buffer.concat(runs.flat().map(streamEntry))
  const index = runs.map((run) => `${run[0]?.number ?? 0} ${run.length}`).join(' ')
  // One character an octet: the update is encoded in Latin-1 as a whole.
  const text = data.toString('latin1')
  const dict = `/Type /XRef /W [1 4 2] /Index [${index}] /Length ${data.length}`
  return `${number} 0 obj\n<< ${dict} ${trailerEntries(base, all)} >>\nstream\n${text}\nendstream\nendobj\n`
}

function streamEntry({ offset, generation }: Placed): Buffer {
  const entry = Buffer.alloc(7)
  entry.writeUInt8(1, 0)
  entry.writeUInt32BE(offset, 1)
  entry.writeUInt16BE(generation, 5)
  return entry
}

function trailerEntries(base: BaseFile, placed: readonly Placed[]): string {
  const size = 1 + Math.max(base.nextNumber - 1, ...placed.map(({ number }) => number))
  const kept = ['Root', 'Info'].flatMap((key) => {
    const value = base.trailer.entries.get(key)
    return value === undefined ? [] : [`/${key} ${serialize(value)}`]
  })
  return [`/Size ${size}`, ...kept, ...identifier(base), `/Prev ${base.map.startxref}`].join(' ')
}

/** The first half names the document, the second this state of it (ISO 32000-2 14.4). */
function identifier({ bytes, trailer }: BaseFile): readonly string[] {
  const id = entryOf(trailer, 'ID')
  const first = id.kind === 'array' ? id.items[0] : undefined
  if (first === undefined) return []
  const second = createHash('sha256').update(bytes).digest('hex').slice(0, 32).toUpperCase()
  return [`/ID [${serialize(first)} <${second}>]`]
}

/** Objects in order of their numbers, cut where a number is left out. */
function runsOf(objects: readonly Placed[]): readonly (readonly Placed[])[] {
  const runs: Placed[][] = []
  for (const object of objects.toSorted((a, b) => a.number - b.number)) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1)?.number === object.number - 1) run.push(object)
    else runs.push([object])
  }
  return runs
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
