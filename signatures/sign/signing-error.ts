type SigningFault =
  | 'file-not-supported'
  | 'field-name-taken'
  | 'already-signed'
  | 'changes-not-permitted'
  | 'key-not-supported'
  | 'signature-does-not-verify'
  | 'signature-too-large'
  | 'own-certificate-not-good'
  | 'handle-malformed'

/** Why a file was not signed. Nothing was changed. */
export class SigningError extends Error {
  readonly code: SigningFault

  constructor(code: SigningFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SigningError'
    this.code = code
  }
}
