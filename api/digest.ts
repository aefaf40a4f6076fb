import { createHash } from 'node:crypto'
import type { Sha256 } from '../domain/ids.ts'

/** SHA-256 of a text, or of values as JSON, where no value can run into the next. */
export function digestOf(...values: readonly unknown[]): Sha256 {
  const text = values.length === 1 && typeof values[0] === 'string' ? values[0] : JSON.stringify(values)
  return createHash('sha256').update(text).digest('hex') as Sha256
}
