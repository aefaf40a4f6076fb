import { localDateAt } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Book } from '../domain/register/change.ts'
import type { Transcription } from '../domain/register/title.ts'

/** A series of numbers without gaps. Each begins at 1 with the year. */
export type Series = 'R' | 'PR' | Book

/** The deeds bound into one volume, of whatever kind. Office practice; no statute. */
const DEEDS_A_VOLUME = 1000

/** The year whose series a moment belongs to: the year it is in Mauritius. */
export function seriesYear(at: Instant): string {
  return localDateAt(at).slice(0, 4)
}

/** `R-2026-000001`, or `PR-2026-000001` for a payment. */
export function receiptNumber(series: Series, at: Instant, value: number): string {
  return `${series}-${seriesYear(at)}-${String(value).padStart(6, '0')}`
}

/** The place of the year's `value`th deed of that kind of volume: `TV 2026/1` number 1, and so on. */
export function volumePlace(book: Book, at: Instant, value: number): Transcription {
  const volume = Math.ceil(value / DEEDS_A_VOLUME)
  return { volume: `${book} ${seriesYear(at)}/${volume}`, number: value - (volume - 1) * DEEDS_A_VOLUME }
}
