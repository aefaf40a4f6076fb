/**
 * The bytes are not a PDF that every reader would understand alike. `check` is the row of the deed profile
 * (S1–S12), `code` the reason in kebab case, `offset` the byte where it shows.
 */
export class PdfStructureError extends Error {
  readonly check: string
  readonly code: string
  readonly offset: number

  constructor(check: string, code: string, offset: number) {
    super(`${check} ${code} at byte ${offset}`)
    this.name = 'PdfStructureError'
    this.check = check
    this.code = code
    this.offset = offset
  }
}

/** A bound of `LIMITS` was reached. Not a forgery by itself, and nothing that was read so far may be relied on. */
export function limitReached(offset: number): PdfStructureError {
  return new PdfStructureError('S1', 'resource-limit', offset)
}
