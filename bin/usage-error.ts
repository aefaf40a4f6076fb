/** What was asked for on the command line is nothing that can be done; the message says what can. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
