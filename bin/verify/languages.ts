import { UsageError } from '../usage-error.ts'
import { ENGLISH } from './words-en.ts'
import { FRENCH } from './words-fr.ts'

export const LANGUAGES = { en: ENGLISH, fr: FRENCH } as const
export type Language = keyof typeof LANGUAGES

/** The language asked for; else the terminal's (POSIX: `fr_MU.UTF-8`), as far as it is one of ours. Throws for others. */
export function languageOf(asked: string | undefined, terminal: string | undefined): Language {
  if (asked === undefined) return terminal?.startsWith('fr') === true ? 'fr' : 'en'
  if (asked === 'en' || asked === 'fr') return asked
  throw new UsageError('--lang takes en or fr')
}
