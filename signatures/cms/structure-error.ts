/** The bytes are no CMS signature of the shape we accept. `check` is the row of the deed profile that says so. */
export class CmsStructureError extends Error {
  readonly check: string
  readonly code: string
  /** Where in the CMS bytes, when known. */
  readonly offset: number | undefined

  constructor(check: string, code: string, message: string, offset?: number) {
    super(message)
    this.name = 'CmsStructureError'
    this.check = check
    this.code = code
    this.offset = offset
  }
}
