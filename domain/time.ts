import type { Branded } from './ids.ts'

/** A moment, as ISO 8601 in UTC with milliseconds: `2026-11-23T08:00:00.000Z`. Sorts as text. */
export type Instant = Branded<'Instant'>
/** A calendar day in Mauritius: `2026-11-23`. Sorts as text. */
export type LocalDate = Branded<'LocalDate'>

export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant
}

export function parseInstant(text: string): Instant | undefined {
  const date = new Date(text)
  return Number.isNaN(date.getTime()) || date.toISOString() !== text ? undefined : (text as Instant)
}

export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)
    ? undefined
    : (text as LocalDate)
}

const MAURITIUS_OFFSET_MS = 4 * 60 * 60 * 1000

/** The day it is in Mauritius at that moment. Mauritius is four hours ahead of UTC all year. */
export function localDateAt(instant: Instant): LocalDate {
  return new Date(Date.parse(instant) + MAURITIUS_OFFSET_MS).toISOString().slice(0, 10) as LocalDate
}

/** The moment `milliseconds` after `instant`. */
export function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString() as Instant
}

/** The first of those moments that are set; null when none is. */
export function earliest(...instants: readonly (Instant | null)[]): Instant | null {
  const [first = null] = instants.filter((instant) => instant !== null).toSorted()
  return first
}
