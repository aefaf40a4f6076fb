const UNITS = [
  ...['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  ...['treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'],
]
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]
const SCALES = [
  { size: 1_000_000_000, name: 'milliard' },
  { size: 1_000_000, name: 'million' },
] as const

/** `quatre-vingt mille deux cents`: a whole number below a thousand milliards in French, traditional spelling. */
export function frenchWords(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0 || amount >= 1e12) {
    throw new RangeError(`${amount} has no words`)
  }
  if (amount === 0) return unit(0)
  const scaled = SCALES.map(({ size, name }) => ({ name, count: Math.floor(amount / size) % 1000 }))
  const large = scaled
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => `${hundreds(count, true)} ${name}${count > 1 ? 's' : ''}`)
  const parts = [...large, thousands(Math.floor(amount / 1000) % 1000), hundreds(amount % 1000, true)]
  return parts.filter((part) => part !== '').join(' ')
}

/** "Mille" never takes an s, and what stands before it loses its own: quatre-vingt mille. */
function thousands(count: number): string {
  if (count === 0) return ''
  return count === 1 ? 'mille' : `${hundreds(count, false)} mille`
}

function hundreds(value: number, plural: boolean): string {
  const count = Math.floor(value / 100)
  const rest = value % 100
  const parts: string[] = []
  if (count === 1) parts.push('cent')
  if (count > 1) parts.push(`${unit(count)} cent${rest === 0 && plural ? 's' : ''}`)
  if (rest > 0) parts.push(tens(rest, plural))
  return parts.join(' ')
}

function tens(value: number, plural: boolean): string {
  if (value < 20) return unit(value)
  if (value === 80) return plural ? 'quatre-vingts' : 'quatre-vingt'
  const ten = Math.floor(value / 10)
  const stem = TENS[ten] ?? ''
  // Sixty and eighty count on to nineteen: soixante-dix, quatre-vingt-onze.
  const rest = (value % 10) + (ten === 7 || ten === 9 ? 10 : 0)
  if (rest === 0) return stem
  const joined = value % 10 === 1 && ten < 8
  return joined ? `${stem} et ${unit(rest)}` : `${stem}-${unit(rest)}`
}

function unit(value: number): string {
  return UNITS[value] ?? ''
}
