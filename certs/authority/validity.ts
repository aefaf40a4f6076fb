import { instantOf, later, type Instant } from '../../domain/time.ts'

const ONE_HOUR_MS = 60 * 60 * 1000

/** Years of validity by kind of certificate. */
export const YEARS = { root: 20, issuing: 10, notary: 3, seal: 3, timestamps: 5, status: 5 } as const

/** From an hour ago, so that clocks which lag a little agree, for so many years. To the second, as X.509 counts. */
export function validFor(years: number, now: Instant): { notBefore: Instant; notAfter: Instant } {
  const start = new Date(later(now, -ONE_HOUR_MS))
  start.setUTCMilliseconds(0)
  const end = new Date(start)
  end.setUTCFullYear(start.getUTCFullYear() + years)
  return { notBefore: instantOf(start), notAfter: instantOf(end) }
}
