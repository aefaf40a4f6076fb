/** The ways in which this bank can be made to misbehave. All off is a bank on its best day. */
export interface Switches {
  /** Milliseconds by which notifications come late. */
  readonly late: number
  /** Notifications never come. */
  readonly lost: boolean
  /** Every notification comes twice, under the same event id. */
  readonly doubled: boolean
  /** Of the notifications of one payment the last comes first. */
  readonly reordered: boolean
  /** The bank captures, and reports, one cent less than was ordered. */
  readonly wrongAmount: boolean
  /** Everything but the switches answers 503. */
  readonly outage: boolean
  /** The card is charged, then the payer sees an error. */
  readonly serverErrorAfterCharge: boolean
}

export const ALL_OFF: Switches = {
  late: 0,
  lost: false,
  doubled: false,
  reordered: false,
  wrongAmount: false,
  outage: false,
  serverErrorAfterCharge: false,
}

const LONGEST_DELAY_MS = 10 * 60 * 1000

/** Reads the whole set: what is not named is off. A sentence says what is wrong. */
export function parseSwitches(body: unknown): Switches | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'The switches are one object'
  const given = body as Readonly<Record<string, unknown>>
  const unknownName = Object.keys(given).find((name) => !Object.hasOwn(ALL_OFF, name))
  if (unknownName !== undefined) return `There is no switch ${unknownName}`
  const wrong = Object.entries(given).find(([name, value]) => !isSetting(name, value))
  if (wrong !== undefined) return `${wrong[0]} cannot be set to that`
  return { ...ALL_OFF, ...given }
}

function isSetting(name: string, value: unknown): boolean {
  if (name !== 'late') return typeof value === 'boolean'
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LONGEST_DELAY_MS
}
