import type { CheckFinding } from '../../certs/finding.ts'
import { isLineEnd, latin1 } from './lexer.ts'
import type { Revision } from './revision.ts'
import { asCount, type PdfString, type PdfValue } from './values.ts'

/** Offset and length of what is signed before the gap, then after it (ISO 32000-2 12.8.1). */
export type ByteRange = readonly [number, number, number, number]

export type Coverage = 'ENTIRE_FILE' | 'ENTIRE_REVISION' | 'PARTIAL' | 'UNCLEAR'

/** Four non-negative integers `[0 a b c]` with a < b, inside the file; undefined for anything else (S7). */
export function readByteRange(value: PdfValue, fileSize: number): ByteRange | undefined {
  if (value.kind !== 'array' || value.items.length !== 4) return undefined
  const [start, gapStart, gapEnd, rest] = value.items.map(asCount)
  if (start !== 0 || gapStart === undefined || gapEnd === undefined || rest === undefined) return undefined
  return gapStart < gapEnd && gapEnd + rest <= fileSize ? [start, gapStart, gapEnd, rest] : undefined
}

/**
 * The gap must be the dictionary's own `/Contents <…>` token and nothing more (S7, S8): digits of one case,
 * no white space, so that not one byte of the file may change unnoticed.
 */
export function checkGap(bytes: Uint8Array, range: ByteRange, contents: PdfString): readonly CheckFinding[] {
  const [, start, end] = range
  const fail = (code: string): CheckFinding[] => [{ check: 'S7', level: 'FAIL', code, at: { offset: start } }]
  if (!contents.hex || contents.start !== start || contents.end !== end) return fail('gap-is-not-contents')
  const digits = latin1(bytes.subarray(start + 1, end - 1))
  return /^(?:[0-9a-f]*|[0-9A-F]*)$/.test(digits) ? [] : fail('contents-not-canonical')
}

/** A signature covers the state in which it was made: up to the end of its revision, its line end included or not. */
export function coverageOf(range: ByteRange, bytes: Uint8Array, revisions: readonly Revision[]): Coverage {
  const end = range[2] + range[3]
  if (end === bytes.length) return 'ENTIRE_FILE'
  return revisions.some((revision) => closes(end, revision, bytes)) ? 'ENTIRE_REVISION' : 'PARTIAL'
}

/** Is `end` the end of that revision? What may stand between `%%EOF` and it is one end of line. */
export function closes(end: number, revision: Revision, bytes: Uint8Array): boolean {
  const extra = end - revision.end
  return extra >= 0 && extra <= 2 && bytes.subarray(revision.end, end).every(isLineEnd)
}
