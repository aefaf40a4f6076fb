import { PdfStructureError } from '../../../signatures/pdf/error.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { lastViewOf } from '../../../signatures/pdf/view.ts'
import { must } from '../../must.ts'

/** Numbers of the objects of `rawPdf`. */
export const CATALOG = 1
export const PAGES = 2
export const PAGE = 3
export const CONTENT = 4
export const FONT = 5
/** The page names it as a second content stream, and no such object exists. */
export const DANGLING = 90

export type Bodies = Readonly<Record<number, string>>

export const stream = (data: string, entries = ''): string =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`

const DEED: Bodies = {
  [CATALOG]: `<< /Type /Catalog /Pages ${PAGES} 0 R >>`,
  [PAGES]: `<< /Type /Pages /Kids [${PAGE} 0 R] /Count 1 >>`,
  [PAGE]: `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 300 200] /Contents [${CONTENT} 0 R ${DANGLING} 0 R] /Resources << /Font << /F1 ${FONT} 0 R >> >> >>`,
  [CONTENT]: stream('BT /F1 12 Tf 20 150 Td (Price Rs 8,000,000) Tj ET'),
  [FONT]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
}

/** A deed written by hand, so that each attack can change exactly one thing. */
export function rawPdf(changes: Bodies = {}, trailer = ''): Uint8Array {
  return latin1(update('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', { ...DEED, ...changes }, trailer))
}

/** A well-formed incremental update with these objects. */
export function append(pdf: Uint8Array, bodies: Bodies, trailer = ''): Uint8Array {
  const text = textOf(pdf)
  return latin1(update(text, bodies, `/Prev ${startxrefOf(text)} ${trailer}`))
}

/** What stands between `obj` and `endobj`, as the last revision has it. */
export function bodyOf(pdf: Uint8Array, number: number): string {
  const map = readRevisions(pdf)
  const entry = must(lastViewOf(map).entryAt(number))
  const { place } = must(map.store.locate(number, entry, map.revisions.length))
  return textOf(pdf)
    .slice(place.start, place.end)
    .replace(/^\d+ \d+ obj\s*/, '')
    .replace(/\s*endobj$/, '')
}

export function startxrefOf(text: string): number {
  return Number(must(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text))[1])
}

export const textOf = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')
export const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))

/** Replaces the only, or the last, occurrence; the text must be there. */
export function replaced(pdf: Uint8Array, from: string, to: string): Uint8Array {
  const text = textOf(pdf)
  const at = text.lastIndexOf(from)
  if (at === -1) throw new Error(`${from} is not in the file`)
  return latin1(text.slice(0, at) + to + text.slice(at + from.length))
}

function update(before: string, bodies: Bodies, trailer: string): string {
  let text = before
  const sections = Object.entries(bodies).map(([number, body]) => {
    const entry = `${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`
    text += `${number} 0 obj\n${body}\nendobj\n`
    return entry
  })
  const size = Math.max(100, ...Object.keys(bodies).map((number) => Number(number) + 1))
  const xref = text.length
  return `${text}xref\n${sections.join('')}trailer\n<< /Size ${size} /Root ${CATALOG} 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`
}

/** `read`, or the code with which the reader refuses the file. */
export function codeOf(pdf: Uint8Array): string {
  try {
    readRevisions(pdf)
    return 'read'
  } catch (error) {
    if (error instanceof PdfStructureError) return error.code
    throw error
  }
}
