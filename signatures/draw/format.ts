import { formatRupees, type Cents } from '../../domain/money.ts'
import { localDateAt, type Instant, type LocalDate } from '../../domain/time.ts'
import { frenchWords } from './words.ts'

const MONTHS = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const

const MAURITIUS_OFFSET_MS = 4 * 60 * 60 * 1000

/** `23 novembre 2026`, `23 November 2026`. */
export function longDate(date: LocalDate, language: 'fr' | 'en'): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const spelt = language === 'fr' && Number(day) === 1 ? '1er' : String(Number(day))
  return `${spelt} ${MONTHS[language][Number(month) - 1] ?? ''} ${year}`
}

/** `23 novembre 2026, 16:05:07 (UTC+4)`: to the second, in Mauritius time. */
export function longInstant(instant: Instant, language: 'fr' | 'en'): string {
  const time = new Date(Date.parse(instant) + MAURITIUS_OFFSET_MS).toISOString().slice(11, 19)
  return `${longDate(localDateAt(instant), language)}, ${time} (UTC+4)`
}

export function inRupees(amount: Cents): string {
  return `Rs ${formatRupees(amount)}`
}

/** `huit millions de roupies`, with the cents when there are any. */
export function rupeesInWords(amount: Cents): string {
  const whole = Math.floor(amount / 100)
  const cents = amount % 100
  // A rupee is feminine: vingt et une roupies.
  const words = frenchWords(whole).replace(/\bun$/, 'une')
  const link = /(?:million|milliard)s?$/.test(words) ? ' de' : ''
  const fraction = cents === 0 ? '' : ` et ${frenchWords(cents)} cent${cents > 1 ? 's' : ''}`
  return `${words}${link} roupie${whole > 1 ? 's' : ''}${fraction}`
}

/** `1 088,50 m²`. */
export function squareMetres(extent: number): string {
  const [whole = '0', fraction] = String(Math.round(extent * 100) / 100).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${grouped}${fraction === undefined ? '' : `,${fraction.padEnd(2, '0')}`}\u00a0m²`
}
