/** The other side said for good that it does not take this. Trying again is of no use. */
export class Undeliverable extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Undeliverable'
  }
}
