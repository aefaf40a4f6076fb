import type { Budget, Cursor } from './lexer.ts'
import { LIMITS } from './limits.ts'

/** The bytes under examination, and what may still be spent on them. */
export interface PdfFile {
  readonly bytes: Uint8Array
  readonly budget: Budget & { inflated: number }
}

export function pdfFile(bytes: Uint8Array): PdfFile {
  return { bytes, budget: { values: LIMITS.values, names: [], inflated: LIMITS.inflatedTotal } }
}

export function cursorAt(file: PdfFile, at: number, end = file.bytes.length): Cursor {
  return { bytes: file.bytes, at, end, budget: file.budget }
}
