import { constants, deflateRawSync } from 'node:zlib'
import { append, CATALOG, latin1, PAGES, rawPdf, startxrefOf, stream, textOf } from '../pdf/raw.ts'

const BLOCK = 16 * 1024 * 1024

/** Zlib data that inflates to `mebibytes` of zeros: one flushed block, as often as it takes. */
export function inflateBomb(mebibytes: number): string {
  const block = deflateRawSync(Buffer.alloc(BLOCK), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const blocks = Array.from({ length: (mebibytes * 1024 * 1024) / BLOCK }, (): Uint8Array => block)
  return Buffer.concat([Uint8Array.of(0x78, 0xda), ...blocks, Uint8Array.of(3, 0)]).toString('latin1')
}

const packed = (data: string, entries: string): string => stream(data, `${entries} /Filter /FlateDecode`)

/** An update whose cross-reference table has these rows, given where the objects before it start. */
function underTable(objects: string, rowsAt: (start: number) => string, size: number): Uint8Array {
  const before = textOf(rawPdf())
  const xref = before.length + objects.length
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Prev ${startxrefOf(before)} >>\n`
  return latin1(`${before}${objects}xref\n${rowsAt(before.length)}${trailer}startxref\n${xref}\n%%EOF\n`)
}

/** `count` objects that hold nothing, each listed. */
export function manyObjects(count: number): Uint8Array {
  const bodies = Array.from({ length: count }, (_, i) => `${100 + i} 0 obj null endobj\n`)
  const rows = (start: number): string => {
    let at = start
    const lines = bodies.map((body) => {
      const line = `${String(at).padStart(10, '0')} 00000 n \n`
      at += body.length
      return line
    })
    return `100 ${count}\n${lines.join('')}`
  }
  return underTable(bodies.join(''), rows, 100 + count)
}

/** Many updates, each with as many free entries. */
export function manyEntries(updates: number, each: number): Uint8Array {
  const rows = '0000000000 65535 f \n'.repeat(each)
  let text = textOf(rawPdf())
  for (let i = 0; i < updates; i += 1) {
    const trailer = `trailer\n<< /Size ${each + 100} /Root 1 0 R /Prev ${startxrefOf(text.slice(-200))} >>\n`
    text += `xref\n100 ${each}\n${rows}${trailer}startxref\n${text.length}\n%%EOF\n`
  }
  return latin1(text)
}

const LOOP = { 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }
const members = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${200 + i} ${i * 2} `).join('')

/**
 * Each of them in its own place, where `cms` stands, and each covering all of the file that comes after; one
 * revision, before which they share next to nothing.
 */
export function manySignatures(count: number, cms: Uint8Array): Uint8Array {
  const numbers = Array.from({ length: count }, (_, i) => 200 + 2 * i)
  const blank = '0'.repeat(8)
  const signature = `<< /Type /Sig /Filter /X /SubFilter /ETSI.CAdES.detached /ByteRange [0 ${blank} ${blank} ${blank}] /Contents <${Buffer.from(cms).toString('hex')}> >>`
  const fields = numbers.map((number) => `${number} 0 R`).join(' ')
  const objects = numbers.flatMap((number) => [
    [number, `<< /FT /Sig /T (S${number}) /V ${number + 1} 0 R >>`] as const,
    [number + 1, signature] as const,
  ])
  const pdf = rawPdf({
    [CATALOG]: `<< /Type /Catalog /Pages ${PAGES} 0 R /AcroForm << /Fields [${fields}] >> >>`,
    ...Object.fromEntries(objects),
    600: stream('x'.repeat(100_000)),
  })
  const text = textOf(pdf)
  return latin1(
    text.replaceAll(/\[0 0{8} 0{8} 0{8}\] \/Contents (<[0-9a-f]+>)/g, (whole, hex: string, at: number) => {
      const start = at + whole.length - hex.length
      const range = [start, start + hex.length, text.length - start - hex.length]
      return `[0 ${range.map((value) => String(value).padStart(8, '0')).join(' ')}] /Contents ${hex}`
    }),
  )
}

type Bomb = readonly [name: string, code: string | null, pdf: () => Uint8Array]

/** Files that cost a careless reader time or memory, and the code with which ours stops; null when it need not. */
export const BOMBS: readonly Bomb[] = [
  [
    'an object stream that inflates to a gibibyte',
    'resource-limit',
    (): Uint8Array => append(rawPdf(), { 60: packed(inflateBomb(1024), '/Type /ObjStm /N 1 /First 4') }),
  ],
  [
    'a cross-reference stream that inflates to a gibibyte',
    'resource-limit',
    (): Uint8Array => {
      const text = textOf(rawPdf())
      const xref = packed(
        inflateBomb(1024),
        `/Type /XRef /Size 9 /W [1 4 2] /Root 1 0 R /Prev ${startxrefOf(text)}`,
      )
      return latin1(`${text}60 0 obj\n${xref}\nendobj\nstartxref\n${text.length}\n%%EOF\n`)
    },
  ],
  ['half a million objects', 'resource-limit', (): Uint8Array => manyObjects(500_000)],
  ['twelve updates of 30,000 entries', 'resource-limit', (): Uint8Array => manyEntries(12, 30_000)],
  [
    'an object stream of 300,000 members',
    'resource-limit',
    (): Uint8Array =>
      append(rawPdf(), { 60: stream(members(300_000), '/Type /ObjStm /N 300000 /First 3000000') }),
  ],
  ['a page tree that contains itself', null, (): Uint8Array => append(rawPdf(), LOOP)],
  [
    '200,000 nested arrays',
    'resource-limit',
    (): Uint8Array => append(rawPdf(), { 60: '['.repeat(200_000) }),
  ],
  [
    '200,000 nested dictionaries',
    'resource-limit',
    (): Uint8Array => append(rawPdf(), { 60: '<</A'.repeat(200_000) }),
  ],
  [
    'a million empty dictionaries',
    'resource-limit',
    (): Uint8Array => append(rawPdf(), { 60: `[${'<<>>'.repeat(1_100_000)}]` }),
  ],
  [
    'two million numbers',
    'resource-limit',
    (): Uint8Array => append(rawPdf(), { 60: `[${'0 '.repeat(2_100_000)}]` }),
  ],
  [
    'a million different names',
    'resource-limit',
    (): Uint8Array =>
      append(rawPdf(), { 60: `[${Array.from({ length: 1_100_000 }, (_, i) => `/N${i}`).join('')}]` }),
  ],
  [
    'a million open brackets',
    'string-unclosed',
    (): Uint8Array => append(rawPdf(), { 60: '('.repeat(1_000_000) }),
  ],
  [
    '30 mebibytes of comment',
    'resource-limit',
    (): Uint8Array => append(rawPdf(), { 60: `%${'x'.repeat(30 * 1024 * 1024)}` }),
  ],
  [
    'a chain of revisions that loops',
    'prev-loops',
    (): Uint8Array => latin1(textOf(append(rawPdf(), {})).replace(/Prev \d+/, `Prev ${rawPdf().length}`)),
  ],
  [
    'a table that promises half a million rows',
    'resource-limit',
    (): Uint8Array => underTable('', () => '0 500000\n', 500_000),
  ],
  [
    'a stream that is as long as itself',
    'stream-length-wrong',
    (): Uint8Array => append(rawPdf(), { 60: '<< /Length 60 0 R >>\nstream\nx\nendstream' }),
  ],
  ['a catalog that is itself', 'reference-loops', (): Uint8Array => append(rawPdf(), { 1: '1 0 R' })],
  [
    'references that loop',
    'reference-loops',
    (): Uint8Array => append(rawPdf(), { 1: '60 0 R', 60: '1 0 R' }),
  ],
]
