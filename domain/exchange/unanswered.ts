import { inForce } from '../assessment/schedule.ts'
import { addDays, momentOf } from '../calendar/days.ts'
import type { PersonId } from '../ids.ts'
import type { Amendment } from '../ports/dossiers.ts'
import { localDateAt } from '../time.ts'
import type { Instant, LocalDate } from '../time.ts'
import type { DossierDocument } from '../transaction/document.ts'
import { askedOf } from '../transaction/kinds.ts'
import type { Terms } from '../transaction/terms.ts'
import { askedIn, isAnswered, newestIn, statusOf } from './asked.ts'
import type { Asked, Asking, DocumentRequest } from './asked.ts'
import { partiesOf, partSince } from './parties.ts'
import type { Counterpart, PartyKey } from './parties.ts'

/*
 * How long a party may leave unanswered what is asked of him. To change it for the future, close the row in force
 * with `until` and add the next; what was asked before keeps the row of its day.
 */

interface UnansweredRow {
  readonly from: LocalDate
  readonly until?: LocalDate
  readonly basis: string
  /** The party is reminded so many days after it was asked. */
  readonly remindAfter: readonly number[]
  /** The notary is told so many days after, unless he asked for it until a day of his own. */
  readonly tellNotaryAfter: number
}

export const UNANSWERED: readonly UnansweredRow[] = [
  {
    remindAfter: [3, 7, 14],
    tellNotaryAfter: 21,
    from: '2014-01-01' as LocalDate,
    basis: 'Registrar-General’s office practice (assumed: no statute says how often a party is reminded)',
  },
]

/** The hour at which people are reminded: when they begin to work. */
const MORNING = '09:00'

/** What one party has left unanswered since it was asked of him, all at one moment. */
export interface Unanswered {
  readonly party: Counterpart
  readonly asked: readonly Asked[]
  readonly since: Instant
  /** The last day that the notary set for it. */
  readonly until: LocalDate | null
}

/** One reminder of it. At the end the notary is told, who may ask otherwise. */
export interface UnansweredReminder extends Unanswered {
  readonly tells: 'party' | 'notary'
  readonly at: Instant
  /** Comes once for each. */
  readonly key: string
}

interface Preparing extends Asking {
  readonly openedAt: Instant
  /** Every correction of the terms, oldest first. */
  readonly amendments: readonly Pick<Amendment, 'at' | 'before'>[]
  readonly documents: readonly DossierDocument[]
}

/**
 * The reminders of all that parties have not answered: those that are due at that moment, of what was asked together
 * the latest alone, and when the next one is; null when none is to come.
 */
export function unansweredReminders(
  dossier: Preparing,
  at: Instant,
): { readonly due: readonly UnansweredReminder[]; readonly next: Instant | null } {
  const all = unansweredIn(dossier, localDateAt(at)).map(remindersOf)
  const due = all.flatMap((reminders) => reminders.findLast((reminder) => reminder.at <= at) ?? [])
  const [next = null] = all
    .flatMap((reminders) => reminders.map((reminder) => reminder.at))
    .filter((then) => then > at)
    .toSorted()
  return { due, next }
}

/** By party and moment. What is asked of nobody in particular, or of the dead, the office finds itself. */
function unansweredIn(dossier: Preparing, on: LocalDate): readonly Unanswered[] {
  const found = new Map<string, Unanswered>()
  const parties = partiesOf(dossier.terms).filter(({ role }) => role !== 'deceased')
  for (const asked of askedIn(dossier)) {
    const party = parties.find(({ key }) => key === asked.of)
    const since = party === undefined ? null : openSince(dossier, asked, party, on)
    if (party === undefined || since === null) continue
    const { until } = asked
    const together = [party.key, since, until].join('/')
    const before = found.get(together)?.asked ?? []
    found.set(together, { party, since, until, asked: [...before, asked] })
  }
  return [...found.values()]
}

/** Since when it has had no answer; null when it has one. What was refused, or counts no more, is asked anew. */
function openSince(dossier: Preparing, { slot }: Asked, { key }: Counterpart, on: LocalDate): Instant | null {
  const { documents, requests } = dossier
  const newest = newestIn(slot, documents)
  const status = statusOf(newest, on)
  if (isAnswered(status)) return null
  if (newest === null) {
    const request = requests.find((one) => one.slot === slot)
    return request === undefined ? askedByLawSince(dossier, slot) : requestedSince(dossier, request, key)
  }
  const { judgedAt, uploadedAt, validUntil } = newest
  const expired = status === 'expired' && validUntil !== null
  return expired ? momentOf(addDays(validUntil, 1), '00:00') : (judgedAt ?? uploadedAt)
}

/** From the opening on, or from the correction of the terms that had it asked of this very person. */
function askedByLawSince({ terms, openedAt, amendments }: Preparing, slot: string): Instant {
  const asked = personAsked(terms, slot)
  return amendments.findLast(({ before }) => personAsked(before, slot) !== asked)?.at ?? openedAt
}

/** From the request on, or from the correction that put this very person in the part of which it is asked. */
function requestedSince(dossier: Preparing, { askedAt }: DocumentRequest, key: PartyKey): Instant {
  const since = partSince(dossier, key)
  return since > askedAt ? since : askedAt
}

function personAsked(terms: Terms, slot: string): PersonId | undefined {
  return askedOf(terms).find((asked) => asked.slot === slot)?.party?.id
}

/** Earliest first. The notary’s own last day, where it lies ahead of the asking, ends the reminders. */
function remindersOf(unanswered: Unanswered): readonly UnansweredReminder[] {
  const { party, since, until } = unanswered
  const asked = localDateAt(since)
  const [row] = inForce(UNANSWERED, asked)
  if (row === undefined) return []
  const { remindAfter, tellNotaryAfter } = row
  const last = until !== null && until >= asked ? addDays(until, 1) : addDays(asked, tellNotaryAfter)
  const reminder = (tells: 'party' | 'notary', day: LocalDate): UnansweredReminder => ({
    ...{ ...unanswered, tells, at: momentOf(day, MORNING) },
    key: ['unanswered', party.key, since, until ?? 'open', tells, day].join('/'),
  })
  return [
    ...remindAfter
      .map((days) => addDays(asked, days))
      .filter((day) => day < last)
      .map((day) => reminder('party', day)),
    reminder('notary', last),
  ]
}
