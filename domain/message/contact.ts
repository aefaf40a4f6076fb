import { Refusal } from '../refusal.ts'
import type { Instant } from '../time.ts'
import { isCourtesy } from './templates.ts'
import type { TemplateName } from './templates.ts'

/** In which a person is written to. */
export type LetterLanguage = 'fr' | 'en'

/** How a recipient is reached outside of his inbox. */
export interface Contact {
  readonly email: string
  readonly language: LetterLanguage
  /** Since when he wants no courtesy letters; null while he does. */
  readonly courtesyOffAt: Instant | null
}

/** Whether a letter goes to him by e-mail. What the law has us say goes out whatever he unsubscribed from. */
export function wants({ courtesyOffAt }: Contact, template: TemplateName): boolean {
  return courtesyOffAt === null || !isCourtesy(template)
}

/** One address, as far as it can be told without writing to it (RFC 5321 4.5.3.1: 64 and 254 octets). */
const EMAIL = /^[^\s@<>(),;:"\\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i
const MAX_EMAIL_LENGTH = 254

/** The address, if it is one. Throws `email-malformed`. */
export function emailIn(text: string): string {
  if (text.length <= MAX_EMAIL_LENGTH && EMAIL.test(text)) return text
  throw new Refusal('email-malformed', 'This is no e-mail address')
}
