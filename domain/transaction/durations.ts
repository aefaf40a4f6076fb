/*
 * How long a transaction waits, in milliseconds, each named once. A test or a bench gives its own through the
 * workflow's input; nothing else in the procedure knows a number.
 */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface Durations {
  /** For the message that opens the dossier to follow the start of its workflow. */
  readonly opening: number
  /** A dossier that nobody lodges. Office practice; no statute. */
  readonly preparation: number
  /** To lodge anew what was returned. Office practice; no statute. */
  readonly correction: number
  /** First pause before a deed is examined again whose revocation nobody could tell; each next one is twice as long. */
  readonly firstEvidencePause: number
  /** The longest pause between two such examinations. */
  readonly longestEvidencePause: number
  /** How long revocation lists, responders and the timestamp authority may stay away before people go on without them. */
  readonly evidence: number
  /** To pay the notices. Registration Duty Act s. 25: registration is conditional on payment. */
  readonly payment: number
  /** First question to the bank after a checkout was opened, when no hint came; each next one waits twice as long. */
  readonly firstSweep: number
  /** The longest pause between two questions to the bank while an attempt is open. */
  readonly longestSweep: number
  /** How long the valuation may still reopen the duty. Land (Duties and Taxes) Act s. 28; the months are assumed. */
  readonly valuation: number
}

export const DURATIONS: Durations = {
  opening: 1 * MINUTE,
  preparation: 180 * DAY,
  correction: 30 * DAY,
  firstEvidencePause: 30 * SECOND,
  longestEvidencePause: 1 * HOUR,
  evidence: 1 * DAY,
  payment: 30 * DAY,
  firstSweep: 15 * SECOND,
  longestSweep: 1 * HOUR,
  valuation: 180 * DAY,
}
