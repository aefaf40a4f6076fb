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
const ROOM = 900
/** One more than the highest number that a layout may be given. */
const SIZE = 40

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
export function tablePdf(changes: Bodies = {}): Uint8Array {
  const { text, offsets } = placed(HEAD, { ...PAGE_BODIES, ...changes })
  return latin1(
    `${text}${table(0, offsets, SIZE)}trailer\n<< /Size ${SIZE} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}

const OBJECT_STREAM = 36
const XREF_STREAM = 37
const PACKED = [CATALOG, PAGES, PAGE, FONT]

function objectStream(all: Bodies): string {
  const bodies = PACKED.map((number) => `${all[number] ?? ''} `)
  const starts = bodies.map((_, i) => bodies.slice(0, i).join('').length)
  const index = PACKED.map((number, i) => `${number} ${starts[i] ?? 0} `).join('')
  const data = deflateSync(latin1(index + bodies.join(''))).toString('latin1')
  return stream(data, `/Type /ObjStm /N ${PACKED.length} /First ${index.length} /Filter /FlateDecode`)
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

/**
 * Everything but the page's content packed in an object stream, under a cross-reference stream. `carrier` rewrites the
 * former.
 */
export function packedPdf(changes: Bodies = {}, carrier = (body: string): string => body): Uint8Array {
  const all = { ...PAGE_BODIES, ...changes }
  const loose = Object.entries(all).filter(([number]) => !PACKED.includes(Number(number)))
  const packed = { [OBJECT_STREAM]: carrier(objectStream(all)) }
  const { text, offsets } = placed(HEAD, { ...Object.fromEntries(loose), ...packed })
  offsets.set(XREF_STREAM, text.length)
  const xref = xrefStream(rowsFor(SIZE, offsets), `/Size ${SIZE} /Root 1 0 R`)
  return latin1(`${text}${XREF_STREAM} 0 obj\n${xref}\nendobj\nstartxref\n${text.length}\n%%EOF\n`)
}

/** Only in the stream of a hybrid file: what old readers need not see. */
export const HIDDEN = 35

/** As some word processors save: a table for old readers, then an empty one that names a stream for new ones. */
export function hybridPdf(changes: Bodies = {}, hidden: readonly Row[] = []): Uint8Array {
  const { text, offsets } = placed(HEAD, {
    ...PAGE_BODIES,
    [CATALOG]: `<< /Type /Catalog /Pages ${PAGES} 0 R /Lang ${HIDDEN} 0 R >>`,
    ...changes,
    [OBJECT_STREAM]: stream(`${HIDDEN} 0 (fr-MU)`, `/Type /ObjStm /N 1 /First ${`${HIDDEN} 0 `.length}`),
  })
  const listed = Array.from({ length: SIZE }, (_, number): Row => {
    const offset = offsets.get(number)
    if (offset !== undefined) return [1, offset, 0]
    return number === HIDDEN ? [2, OBJECT_STREAM, 0] : [0, 0, 65535]
  })
  const rows = [...listed, ...hidden]
  const number = rows.length
  const trailer = `/Size ${number + 1} /Root 1 0 R`
  offsets.set(number, text.length)
  const main = `${text}${number} 0 obj\n${xrefStream(rows, `/Size ${number} /Root 1 0 R`)}\nendobj\n`
  const first = `${main}${table(0, offsets, number + 1)}trailer\n<< ${trailer} >>\nstartxref\n${main.length}\n%%EOF\n`
  const tail = `xref\n0 0\ntrailer\n<< ${trailer} /Prev ${main.length} /XRefStm ${text.length} >>\n`
  return latin1(`${first}${tail}startxref\n${first.length}\n%%EOF\n`)
}

const LINEARIZATION = 34
const FIRST_PAGE = 3

/**
 * Two cross-reference sections, one revision (ISO 32000-2 annex F): the first page's, which points forward, and
 * the main one. Some producers leave out the ending of the first.
 */
export function linearizedPdf(changes: Bodies = {}, { length = 0, ending = FIRST_ENDING } = {}): Uint8Array {
  const dictionary = `${LINEARIZATION} 0 obj\n<< /Linearized 1 /L ${String(length).padEnd(6)} /N 1 >>\nendobj\n`
  const head = `${HEAD}${dictionary}`
  const all = Object.entries({ ...PAGE_BODIES, ...changes })
  const later = Object.fromEntries(all.filter(isMain))
  const sooner = Object.fromEntries(all.filter((object) => !isMain(object)))
  const first = placed(' '.repeat(head.length + ROOM), sooner)
  const main = placed(first.text, later)
  const offsets = new Map([...first.offsets, [LINEARIZATION, HEAD.length]])
  const trailer = `trailer\n<< /Size ${SIZE} /Root 1 0 R /Prev ${main.text.length} >>\n`
  const section = `${table(FIRST_PAGE, offsets, SIZE - FIRST_PAGE)}${trailer}${ending}`.padEnd(ROOM)
  const mainXref = `${table(0, main.offsets, FIRST_PAGE)}trailer\n<< /Size ${FIRST_PAGE} /Root 1 0 R >>\n`
  const objects = main.text.slice(head.length + ROOM)
  const text = `${head}${section}${objects}${mainXref}startxref\n${head.length}\n%%EOF\n`
  return length === 0 ? linearizedPdf(changes, { length: text.length, ending }) : latin1(text)
}

const FIRST_ENDING = 'startxref\n0\n%%EOF\n'

function isMain([number]: readonly [string, string]): boolean {
  return Number(number) < FIRST_PAGE
}
