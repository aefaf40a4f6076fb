import { deflateSync } from 'node:zlib'
import { CATALOG, CONTENT, FONT, latin1, PAGE, PAGES, stream, type Bodies } from './raw.ts'

/** The objects of one deed page, under the numbers of `raw.ts`, with nothing missing. */
export const PAGE_BODIES: Bodies = {
  [CATALOG]: `<< /Type /Catalog /Pages ${PAGES} 0 R >>`,
  [PAGES]: `<< /Type /Pages /Kids [${PAGE} 0 R] /Count 1 >>`,
  [PAGE]: `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 300 200] /Contents ${CONTENT} 0 R /Resources << /Font << /F1 ${FONT} 0 R >> >> >>`,
  [CONTENT]: stream('BT /F1 12 Tf 20 150 Td (Price Rs 8,000,000) Tj ET'),
  [FONT]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
}

const HEAD = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
const ROOM = 300

/** Objects one after the other from the end of `head`, with the offset of each. */
function placed(head: string, bodies: Bodies): { text: string; offsets: Map<number, number> } {
  let text = head
  const offsets = new Map<number, number>()
  for (const [number, body] of Object.entries(bodies)) {
    offsets.set(Number(number), text.length)
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  return { text, offsets }
}

const inUse = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`
const free = (next: number): string => `${String(next).padStart(10, '0')} 65535 f \n`

function table(first: number, offsets: ReadonlyMap<number, number>, count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const offset = offsets.get(first + i)
    return offset === undefined ? free(0) : inUse(offset)
  })
  return `xref\n${first} ${count}\n${rows.join('')}`
}

/** One table of 20-byte entries, its free entry first. */
export function tablePdf(): Uint8Array {
  const { text, offsets } = placed(HEAD, PAGE_BODIES)
  return latin1(
    `${text}${table(0, offsets, 6)}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}

const OBJECT_STREAM = 6
const XREF_STREAM = 7
const PACKED = [CATALOG, PAGES, PAGE, FONT]

function objectStream(numbers: readonly number[]): string {
  const bodies = numbers.map((number) => `${PAGE_BODIES[number] ?? ''} `)
  const starts = bodies.map((_, i) => bodies.slice(0, i).join('').length)
  const index = numbers.map((number, i) => `${number} ${starts[i] ?? 0} `).join('')
  const data = deflateSync(latin1(index + bodies.join(''))).toString('latin1')
  return stream(data, `/Type /ObjStm /N ${numbers.length} /First ${index.length} /Filter /FlateDecode`)
}

type Row = readonly [type: number, second: number, third: number]

/** Rows of one, eight and two octets, with the PNG predictor that most producers use. */
function xrefStream(rows: readonly Row[], entries: string): string {
  const data = Buffer.concat(
    rows.map(([type, second, third]) => {
      const row = Buffer.alloc(12)
      row.writeUInt8(type, 1)
      row.writeBigUInt64BE(BigInt(second), 2)
      row.writeUInt16BE(third, 10)
      return row
    }),
  )
  const parameters = '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 11 >> /W [1 8 2]'
  return stream(deflateSync(data).toString('latin1'), `/Type /XRef ${parameters} ${entries}`)
}

function rowsFor(count: number, offsets: ReadonlyMap<number, number>): readonly Row[] {
  return Array.from({ length: count }, (_, number): Row => {
    const offset = offsets.get(number)
    if (offset !== undefined) return [1, offset, 0]
    const index = PACKED.indexOf(number)
    return index === -1 ? [0, 0, 65535] : [2, OBJECT_STREAM, index]
  })
}

/** Everything but the page's content packed in an object stream, under a cross-reference stream. */
export function packedPdf(): Uint8Array {
  const bodies = { [CONTENT]: PAGE_BODIES[CONTENT] ?? '', [OBJECT_STREAM]: objectStream(PACKED) }
  const { text, offsets } = placed(HEAD, bodies)
  offsets.set(XREF_STREAM, text.length)
  const xref = xrefStream(rowsFor(8, offsets), '/Size 8 /Root 1 0 R')
  return latin1(`${text}${XREF_STREAM} 0 obj\n${xref}\nendobj\nstartxref\n${text.length}\n%%EOF\n`)
}

/** As some word processors save: a table for old readers, then an empty one that names a stream for new ones. */
export function hybridPdf(hidden: readonly Row[] = []): Uint8Array {
  const { text, offsets } = placed(HEAD, {
    [CATALOG]: PAGE_BODIES[CATALOG]?.replace('>>', `/Lang 9 0 R >>`) ?? '',
    ...Object.fromEntries(Object.entries(PAGE_BODIES).slice(1)),
    [OBJECT_STREAM]: stream('9 0 (fr-MU)', '/Type /ObjStm /N 1 /First 4'),
  })
  const rows: readonly Row[] = [
    ...rowsFor(7, offsets),
    [0, 0, 0],
    [0, 0, 0],
    [2, OBJECT_STREAM, 0],
    ...hidden,
  ]
  const xrefNumber = rows.length
  const trailer = `/Size ${xrefNumber + 1} /Root 1 0 R`
  const xref = xrefStream(rows, `/Size ${xrefNumber} /Root 1 0 R`)
  offsets.set(xrefNumber, text.length)
  const main = `${text}${xrefNumber} 0 obj\n${xref}\nendobj\n`
  const first = `${main}${table(0, offsets, xrefNumber + 1)}trailer\n<< ${trailer} >>\nstartxref\n${main.length}\n%%EOF\n`
  const tail = `xref\n0 0\ntrailer\n<< ${trailer} /Prev ${main.length} /XRefStm ${text.length} >>\n`
  return latin1(`${first}${tail}startxref\n${first.length}\n%%EOF\n`)
}

const LINEARIZATION = 6

/**
 * Two cross-reference sections, one revision (ISO 32000-2 annex F): the first page's, which points forward, and
 * the main one. Some producers leave out the ending of the first.
 */
export function linearizedPdf({ length = 0, ending = 'startxref\n0\n%%EOF\n' } = {}): Uint8Array {
  const dictionary = `${LINEARIZATION} 0 obj\n<< /Linearized 1 /L ${String(length).padEnd(6)} /N 1 >>\nendobj\n`
  const head = `${HEAD}${dictionary}`
  const firstPage = { [PAGE]: PAGE_BODIES[PAGE] ?? '', [CONTENT]: PAGE_BODIES[CONTENT] ?? '' }
  const rest = [CATALOG, PAGES].map((number) => [number, PAGE_BODIES[number] ?? ''] as const)
  const objects = placed(' '.repeat(head.length + ROOM), {
    ...firstPage,
    [FONT]: PAGE_BODIES[FONT] ?? '',
  })
  const main = placed(objects.text, Object.fromEntries(rest))
  const offsets = new Map([...objects.offsets, [LINEARIZATION, HEAD.length]])
  const firstTrailer = `trailer\n<< /Size 7 /Root 1 0 R /Prev ${main.text.length} >>\n`
  const first = `${table(3, offsets, 4)}${firstTrailer}${ending}`.padEnd(ROOM)
  const mainXref = `${table(0, main.offsets, 3)}trailer\n<< /Size 3 /Root 1 0 R >>\n`
  const text = `${head}${first}${main.text.slice(head.length + ROOM)}${mainXref}startxref\n${head.length}\n%%EOF\n`
  return length === 0 ? linearizedPdf({ length: text.length, ending }) : latin1(text)
}
