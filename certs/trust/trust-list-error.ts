type TrustListFault =
  | 'malformed'
  | 'algorithm-refused'
  | 'signature-invalid'
  | 'another-list'
  | 'older-version'
  | 'version-changed'
  | 'not-yet-issued'
  | 'expired'

/** Why a trust list is not taken. */
export class TrustListError extends Error {
  readonly code: TrustListFault

  constructor(code: TrustListFault, message: string) {
    super(message)
    this.name = 'TrustListError'
    this.code = code
  }
}
