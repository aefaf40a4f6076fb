import { latin1 } from './lexer.ts'

/** Why an upload cannot be a usable PDF. The same words as the refusals of the engine. */
type PdfDefect = {
  readonly code: 'document-empty' | 'document-not-pdf' | 'document-truncated' | 'document-encrypted'
}

const HEAD_BYTES = 5
/** Readers look for the end of a PDF in its last kilobyte (ISO 32000-2 annex I). */
const TAIL_BYTES = 1024
const SECTION_BYTES = 64 * 1024
const MAX_SECTIONS = 64

/**
 * A cheap look at any supporting document: whole, a PDF, not encrypted? Lenient on purpose, for other people's
 * software wrote it: only what would make the file useless to everyone is a defect. Deeds are read by
 * `readRevisions`, which forgives nothing.
 */
export function inspectPdf(bytes: Uint8Array): PdfDefect | null {
  if (bytes.length === 0) return { code: 'document-empty' }
  if (latin1(bytes.subarray(0, HEAD_BYTES)) !== '%PDF-') return { code: 'document-not-pdf' }
  const start = lastStartxref(bytes)
  if (start === undefined) return { code: 'document-truncated' }
  return followSections(bytes, start)
}

function lastStartxref(bytes: Uint8Array): number | undefined {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)))
  const found = tail.lastIndexOf('startxref')
  if (found === -1 || !tail.includes('%%EOF', found)) return undefined
  const match = /^startxref\s{1,8}(\d{1,10})/.exec(tail.slice(found))
  return match === null ? undefined : Number(match[1])
}

function followSections(bytes: Uint8Array, start: number): PdfDefect | null {
  const seen = new Set<number>()
  for (let at: number | undefined = start; at !== undefined && !seen.has(at);) {
    if (at >= bytes.length || seen.size >= MAX_SECTIONS) return { code: 'document-truncated' }
    seen.add(at)
    const dictionary = trailerText(bytes, at)
    if (dictionary === undefined) return { code: 'document-truncated' }
    if (/\/Encrypt[\s\d/<]/.test(dictionary)) return { code: 'document-encrypted' }
    const prev = /\/Prev\s{0,8}(\d{1,10})/.exec(dictionary)
    at = prev === null ? undefined : Number(prev[1])
  }
  return null
}

/** The trailer's text: after the table's entries, or the head of the cross-reference stream. */
function trailerText(bytes: Uint8Array, at: number): string | undefined {
  const head = latin1(bytes.subarray(at, at + 64)).trimStart()
  if (head.startsWith('xref')) return tableTrailer(bytes, at)
  if (!/^\d{1,10}\s+\d{1,5}\s+obj/.test(head)) return undefined
  const text = latin1(bytes.subarray(at, at + SECTION_BYTES))
  const stream = text.indexOf('stream')
  return stream === -1 || !text.includes('/XRef') ? undefined : text.slice(0, stream)
}

function tableTrailer(bytes: Uint8Array, at: number): string | undefined {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('trailer', at)
  if (found === -1) return undefined
  const text = latin1(bytes.subarray(found, found + SECTION_BYTES))
  const end = text.indexOf('startxref')
  return end === -1 ? text : text.slice(0, end)
}
