import type { Actor } from '../actor.ts'
import { inForce } from '../assessment/schedule.ts'
import { nextWorkingDay } from '../calendar/working-days.ts'
import { Refusal } from '../refusal.ts'
import { localDateAt } from '../time.ts'
import type { Instant, LocalDate } from '../time.ts'
import { addLength, closingOf } from './deadline.ts'
import type { DeadlineName, Length } from './schedule.ts'

/*
 * How far a deadline may be put off. A notary's first request in a round is granted by rule, so that nobody waits
 * for an officer to say yes to what is always allowed; anything beyond is an officer's decision, within a limit.
 */

interface ExtensionRow {
  readonly deadline: DeadlineName
  /** Granted to the notary once, counted from the last day in force; null where only an officer may extend. */
  readonly onRequest: Length | null
  /** The furthest an officer may go at one time, counted from the last day in force. */
  readonly byOfficer: Length
  readonly from: LocalDate
  readonly until?: LocalDate
  readonly basis: string
}

const ALWAYS = '2014-01-01' as LocalDate
const OFFICE = 'Registrar-General’s office practice (assumed: no statute forbids it)'
const ABATEMENT = 'Registration Duty Act s. 28; Land (Duties and Taxes) Act s. 38 (deferment)'

export const EXTENSIONS: readonly ExtensionRow[] = [
  {
    deadline: 'preparation',
    onRequest: { count: 3, unit: 'months' },
    byOfficer: { count: 12, unit: 'months' },
    from: ALWAYS,
    basis: OFFICE,
  },
  {
    deadline: 'correction',
    onRequest: { count: 10, unit: 'working-days' },
    byOfficer: { count: 6, unit: 'months' },
    from: ALWAYS,
    basis: OFFICE,
  },
  {
    deadline: 'payment',
    onRequest: { count: 10, unit: 'working-days' },
    byOfficer: { count: 6, unit: 'months' },
    from: ALWAYS,
    basis: ABATEMENT,
  },
  {
    deadline: 'claim-payment',
    onRequest: null,
    byOfficer: { count: 6, unit: 'months' },
    from: ALWAYS,
    basis: ABATEMENT,
  },
]

/** A deadline as it stands when someone wants more time. */
export interface Running {
  readonly deadline: DeadlineName
  readonly until: Instant
  /** Whether the notary's one request was granted before. */
  readonly askedFor: boolean
}

export interface Extension {
  /** Beyond the deadline in force. */
  readonly until: Instant
  readonly basis: string
}

/** Whether the notary may still ask for more time himself. */
export function mayAsk(running: Running, at: Instant): boolean {
  return !running.askedFor && rowFor(running.deadline, at)?.onRequest != null
}

/**
 * More time for a deadline that runs. The notary names no day and gets what the rule grants, once; an officer
 * names the last day, which moves to the next working day. Throws `reason-missing`, `extension-used` when the
 * notary had his, and `extension-not-possible` for a deadline or a day that cannot be.
 */
export function extend(
  running: Running,
  request: {
    readonly actor: Actor
    readonly lastDay: LocalDate | null
    readonly reason: string
    readonly at: Instant
  },
): Extension {
  const row = rowFor(running.deadline, request.at)
  if (request.reason.trim() === '') throw new Refusal('reason-missing', 'Say why more time is needed')
  if (row === undefined) throw notPossible('This deadline cannot be put off')
  return request.actor.role === 'officer'
    ? byOfficer(running, row, request.lastDay)
    : onRequest(running, row, request.lastDay)
}

function onRequest(running: Running, row: ExtensionRow, lastDay: LocalDate | null): Extension {
  if (row.onRequest === null) throw notPossible('Only an officer may put this deadline off')
  if (lastDay !== null) {
    throw notPossible('The rule says how much more time there is; only an officer names a day')
  }
  if (running.askedFor) throw new Refusal('extension-used', 'More time was granted on request before')
  const granted = nextWorkingDay(addLength(localDateAt(running.until), row.onRequest))
  return { until: closingOf(granted), basis: row.basis }
}

function byOfficer(running: Running, row: ExtensionRow, lastDay: LocalDate | null): Extension {
  const present = localDateAt(running.until)
  const furthest = addLength(present, row.byOfficer)
  if (lastDay === null || lastDay <= present || lastDay > furthest) {
    throw notPossible(`Name a last day after ${present} and not after ${furthest}`, { present, furthest })
  }
  return { until: closingOf(nextWorkingDay(lastDay)), basis: row.basis }
}

function rowFor(deadline: DeadlineName, at: Instant): ExtensionRow | undefined {
  return inForce(EXTENSIONS, localDateAt(at)).find((row) => row.deadline === deadline)
}

function notPossible(message: string, detail: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal('extension-not-possible', message, { ...detail, field: 'lastDay' })
}
