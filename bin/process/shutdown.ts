/**
 * Resolves when this process is asked to end: by a signal, or because its parent has gone, which closes the
 * channel between them.
 */
export function askedToEnd(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal))
    process.once('disconnect', () => resolve('the parent has gone'))
  })
}
