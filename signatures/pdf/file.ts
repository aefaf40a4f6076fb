import { limitReached } from './error.ts'
import type { Budget, Cursor } from './lexer.ts'
import { LIMITS } from './limits.ts'

/** The bytes under examination, and what may still be spent on them. */
export interface PdfFile {
  readonly bytes: Uint8Array
  readonly budget: Budget & { inflated: number; entries: number }
}

export function pdfFile(bytes: Uint8Array): PdfFile {
  return {
    bytes,
    budget: { values: LIMITS.values, names: [], inflated: LIMITS.inflatedTotal, entries: LIMITS.objects },
  }
}

export function cursorAt(file: PdfFile, at: number, end = file.bytes.length): Cursor {
  return { bytes: file.bytes, at, end, budget: file.budget }
}

/** Counts cross-reference entries, of all revisions together. @throws PdfStructureError at the bound of `LIMITS` */
export function spendEntries({ budget }: PdfFile, count: number, offset: number): void {
  budget.entries -= count
  if (budget.entries < 0) throw limitReached(offset)
}
