type ArchiveFault =
  'record-malformed' | 'batch-empty' | 'digest-malformed' | 'token-malformed' | 'token-of-other-batch'

/** Why evidence records were not made, or one cannot be read. */
export class ArchiveError extends Error {
  readonly code: ArchiveFault

  constructor(code: ArchiveFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ArchiveError'
    this.code = code
  }
}
