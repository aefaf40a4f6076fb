type TimestampFault =
  'malformed' | 'not-granted' | 'imprint-differs' | 'nonce-differs' | 'certificate-missing'

/** Why a timestamping authority's answer is not taken. */
export class TimestampError extends Error {
  readonly code: TimestampFault

  constructor(code: TimestampFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TimestampError'
    this.code = code
  }
}
