import type { Bilingual } from '../bilingual.ts'

/** What the sum in the terms can be. */
export const AMOUNTS = {
  price: { en: 'Price', fr: 'Prix' },
  value: { en: 'Declared value', fr: 'Valeur déclarée' },
  sum: { en: 'Sum secured', fr: 'Somme garantie' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Amount = keyof typeof AMOUNTS
