import type { LocalDate } from '../time.ts'

/** The order of a court on which an entry rests instead of the will of the parties. */
export interface CourtOrder {
  /** `Supreme Court of Mauritius`. */
  readonly court: string
  /** The number of the cause or judgment, as the court writes it. */
  readonly number: string
  readonly date: LocalDate
}
