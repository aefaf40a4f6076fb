import type { PdfValue } from './values.ts'

/** Numbers, names, strings and the like; false for whatever holds other values. */
export function sameScalar(before: PdfValue, after: PdfValue): boolean {
  if (before.kind === 'string' && after.kind === 'string') {
    return Buffer.compare(before.bytes, after.bytes) === 0
  }
  if (before.kind === 'name' && after.kind === 'name') return before.name === after.name
  const [then, now] = [plainValue(before), plainValue(after)]
  return then !== undefined && then === now
}

function plainValue(value: PdfValue): number | boolean | null | undefined {
  if (value.kind === 'number' || value.kind === 'boolean') return value.value
  return value.kind === 'null' ? null : undefined
}
