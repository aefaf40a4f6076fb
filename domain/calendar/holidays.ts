import type { LocalDate } from '../time.ts'

/*
 * The public holidays of Mauritius, a row a day. When the Government Gazette proclaims the days of a year, add
 * them with the basis `proclaimed` and lengthen HOLIDAY_YEARS; a day that was assumed and turns out otherwise is
 * corrected here. Saturdays and Sundays are listed as well, because the lists of the Gazette list them.
 *
 * A transaction may live longer than this table reaches. In years beyond it a day is counted with what is certain, the
 * weekends and the days that never change, and the deadline says that it is provisional. Whatever follows from a date
 * is counted anew whenever it is asked for, so it moves once the year is on record. A deadline that runs is stored as
 * the moment that people were told: it stays, and where a new holiday falls on it an officer puts it off.
 */

/** How a day comes to be a holiday: always the same day; proclaimed for that year; reckoned, not yet proclaimed. */
type Certainty = 'fixed' | 'proclaimed' | 'assumed'

export interface Holiday {
  readonly on: LocalDate
  readonly name: string
  readonly certainty: Certainty
}

/** The years that the table knows in full, both included. */
export const HOLIDAY_YEARS = { first: 2024, last: 2028 } as const

/** What makes these days holidays. */
export const HOLIDAYS_BASIS = 'Public Holidays Act (First Schedule), and the yearly notice in the Gazette'

const FIXED: readonly (readonly [monthAndDay: string, name: string])[] = [
  ['01-01', 'New Year'],
  ['01-02', 'New Year, second day'],
  ['02-01', 'Abolition of Slavery'],
  ['03-12', 'Independence and Republic Day'],
  ['05-01', 'Labour Day'],
  ['11-02', 'Arrival of Indentured Labourers'],
  ['12-25', 'Christmas'],
]

/** By turns, since 2016: the Assumption in even years, All Saints in odd ones. */
const CHURCH = [
  ['08-15', 'Assumption of the Blessed Virgin Mary'],
  ['11-01', 'All Saints'],
] as const

const THAIPOOSAM = 'Thaipoosam Cavadee'
const SPRING = 'Chinese Spring Festival'
const SHIVARATREE = 'Maha Shivaratree'
const OUGADI = 'Ougadi'
const EID = 'Eid-ul-Fitr'
const GANESH = 'Ganesh Chaturthi'
const DIVALI = 'Divali'

/** Those that depend on the moon. Eid is certain only when the crescent was seen, the evening before. */
const BY_THE_MOON: readonly (readonly [day: string, name: string, certainty: Certainty])[] = [
  ['2024-01-25', THAIPOOSAM, 'proclaimed'],
  ['2024-02-10', SPRING, 'proclaimed'],
  ['2024-03-08', SHIVARATREE, 'proclaimed'],
  ['2024-04-09', OUGADI, 'proclaimed'],
  ['2024-04-11', EID, 'proclaimed'],
  ['2024-09-08', GANESH, 'proclaimed'],
  ['2024-10-31', DIVALI, 'proclaimed'],
  ['2025-01-29', SPRING, 'proclaimed'],
  ['2025-02-11', THAIPOOSAM, 'proclaimed'],
  ['2025-02-26', SHIVARATREE, 'proclaimed'],
  ['2025-03-30', OUGADI, 'proclaimed'],
  ['2025-04-01', EID, 'proclaimed'],
  ['2025-08-28', GANESH, 'proclaimed'],
  ['2025-10-20', DIVALI, 'proclaimed'],
  ['2026-02-01', THAIPOOSAM, 'assumed'],
  ['2026-02-15', SHIVARATREE, 'assumed'],
  ['2026-02-17', SPRING, 'assumed'],
  ['2026-03-19', OUGADI, 'assumed'],
  ['2026-03-21', EID, 'assumed'],
  ['2026-09-15', GANESH, 'assumed'],
  ['2026-11-08', DIVALI, 'assumed'],
  ['2027-01-22', THAIPOOSAM, 'assumed'],
  ['2027-02-06', SPRING, 'assumed'],
  ['2027-03-06', SHIVARATREE, 'assumed'],
  ['2027-03-10', EID, 'assumed'],
  ['2027-04-07', OUGADI, 'assumed'],
  ['2027-09-05', GANESH, 'assumed'],
  ['2027-10-29', DIVALI, 'assumed'],
  ['2028-01-26', SPRING, 'assumed'],
  ['2028-02-09', THAIPOOSAM, 'assumed'],
  ['2028-02-23', SHIVARATREE, 'assumed'],
  ['2028-02-27', EID, 'assumed'],
  ['2028-03-27', OUGADI, 'assumed'],
  ['2028-08-24', GANESH, 'assumed'],
  ['2028-10-17', DIVALI, 'assumed'],
]

/** All holidays of those years, oldest first. */
export const HOLIDAYS: readonly Holiday[] = [
  ...yearsKnown().flatMap(sameEveryYear),
  ...BY_THE_MOON.map(([day, name, certainty]) => ({ on: day as LocalDate, name, certainty })),
].sort((a, b) => (a.on < b.on ? -1 : 1))

function yearsKnown(): readonly number[] {
  const { first, last } = HOLIDAY_YEARS
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

function sameEveryYear(year: number): readonly Holiday[] {
  const days = [...FIXED, year % 2 === 0 ? CHURCH[0] : CHURCH[1]]
  return days.map(([monthAndDay, name]) => ({
    on: `${year}-${monthAndDay}` as LocalDate,
    name,
    certainty: 'fixed',
  }))
}

const ON_RECORD: ReadonlySet<LocalDate> = new Set(HOLIDAYS.map(({ on }) => on))

/** Whether the day is a public holiday, as far as is known: in other years only those that never change are. */
export function isHoliday(day: LocalDate): boolean {
  return ON_RECORD.has(day) || sameEveryYear(yearOf(day)).some(({ on }) => on === day)
}

/** Whether the holidays of that day's year are still to be proclaimed and put on record. */
export function isBeyondRecord(day: LocalDate): boolean {
  return yearOf(day) > HOLIDAY_YEARS.last
}

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4))
}
