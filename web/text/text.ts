import { en } from './en/index.ts'
import { fr } from './fr/index.ts'
import type { Text } from './shape.ts'

export const TEXTS = { fr, en } as const satisfies Readonly<Record<string, Text>>

export type Language = keyof typeof TEXTS

export function isLanguage(value: unknown): value is Language {
  return value === 'fr' || value === 'en'
}
