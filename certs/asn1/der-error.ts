/** The bytes are not the ASN.1 that was asked for. `offset` counts from the start of what was handed to `readDer`. */
export class DerError extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(`${message} (at byte ${offset})`)
    this.name = 'DerError'
    this.offset = offset
  }
}
