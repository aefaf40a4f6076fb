/*
 * How long a transaction waits, in milliseconds, each named once. A test or a bench gives its own through the
 * workflow's input. Null is a term of the law or the office, in days: the commit that begins it reckons the moment
 * at which it ends (domain/deadlines/schedule.ts), and the workflow waits until that moment.
 */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface Durations {
  /** For the message that opens the dossier to follow the start of its workflow. */
  readonly opening: number
  /** A dossier that nobody lodges. */
  readonly preparation: number | null
  /** To lodge anew what was returned. */
  readonly correction: number | null
  /** First pause before a deed is examined again whose revocation nobody could tell; each next one is twice as long. */
  readonly firstEvidencePause: number
  /** The longest pause between two such examinations. */
  readonly longestEvidencePause: number
  /** How long revocation lists, responders and the timestamp authority may stay away before people go on without them. */
  readonly evidence: number
  /** To pay the notices. */
  readonly payment: number | null
  /** First question to the bank after a checkout was opened, when no hint came; each next one waits twice as long. */
  readonly firstSweep: number
  /** The longest pause between two questions to the bank while an attempt is open. */
  readonly longestSweep: number
  /** How long the valuation may still reopen the duty. */
  readonly valuation: number | null
}

export const DURATIONS: Durations = {
  opening: 1 * MINUTE,
  preparation: null,
  correction: null,
  firstEvidencePause: 30 * SECOND,
  longestEvidencePause: 1 * HOUR,
  evidence: 1 * DAY,
  payment: null,
  firstSweep: 15 * SECOND,
  longestSweep: 1 * HOUR,
  valuation: null,
}
