import { formatRupees } from '../../domain/money.ts'
import type { Cents } from '../../domain/money.ts'
import { formatFraction } from '../../domain/register/fraction.ts'
import type { Fraction } from '../../domain/register/fraction.ts'
import type { Transcription } from '../../domain/register/title.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import type { Language } from './text.ts'

/** Values as people read them. Times are those of Mauritius. */
export interface Format {
  money(amount: Cents): string
  day(date: LocalDate): string
  dayOf(at: Instant): string
  instant(at: Instant): string
  /** A deadline: with the day of the week, because people plan by it. */
  until(at: Instant): string
  percent(basisPoints: number): string
  share(share: Fraction): string
  bytes(count: number): string
  count(value: number): string
  transcription(transcription: Transcription): string
}

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const satisfies Readonly<Record<Language, string>>
const TIME_ZONE = 'Indian/Mauritius'
const NO_BREAK = '\u00a0'
const KILOBYTE = 1024
const MEGABYTE = KILOBYTE * KILOBYTE

export function formatFor(language: Language): Format {
  const locale = LOCALES[language]
  const separator = language === 'fr' ? NO_BREAK : ','
  const inWords = language === 'fr' ? firstOfMonth : (text: string): string => text
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE })
  const weekdays = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: TIME_ZONE })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: TIME_ZONE })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  return {
    money: (amount) => `Rs${NO_BREAK}${formatRupees(amount, separator)}`,
    day: (date) => inWords(dates.format(new Date(`${date}T00:00:00Z`))),
    dayOf: (at) => inWords(days.format(new Date(at))),
    instant: (at) => `${inWords(days.format(new Date(at)))}, ${times.format(new Date(at))}`,
    until: (at) => `${inWords(weekdays.format(new Date(at)))}, ${times.format(new Date(at))}`,
    percent: (basisPoints) => `${numbers.format(basisPoints / 100)}${NO_BREAK}%`,
    share: formatFraction,
    bytes: (count) => bytesIn(count, numbers, language),
    count: (value) => numbers.format(value),
    transcription: ({ volume, number }) => `${volume}, ${String(number)}`,
  }
}

/** French says `1er mars`; the tables of the language do not know. */
function firstOfMonth(text: string): string {
  return text.replace(/(?<!\d)1 (?=\p{L})/u, '1er ')
}

function bytesIn(count: number, numbers: Intl.NumberFormat, language: Language): string {
  const unit = language === 'fr' ? 'o' : 'B'
  if (count >= MEGABYTE) return `${numbers.format(Number((count / MEGABYTE).toFixed(1)))}${NO_BREAK}M${unit}`
  return `${numbers.format(Math.max(1, Math.round(count / KILOBYTE)))}${NO_BREAK}k${unit}`
}
