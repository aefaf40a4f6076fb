import { createHash } from 'node:crypto'
import type { Sha256 } from '../domain/ids.ts'

/**
 * JSON of one form only: members in the order of their names, no blanks. RFC 8785 for what we store, which is
 * text, whole numbers, booleans, null, lists and records.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => (isRecord(member) ? sorted(member) : member))
}

export function sha256OfJson(value: unknown): Sha256 {
  return createHash('sha256').update(canonicalJson(value)).digest('hex') as Sha256
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
