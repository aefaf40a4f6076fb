import { isPartyRole } from '../../../domain/transaction/party.ts'
import type { PartyRole } from '../../../domain/transaction/party.ts'
import type { Message } from '../../../domain/message/message.ts'
import type { Cents } from '../../../domain/money.ts'
import { parseLocalDate } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { formatFor } from '../format.ts'
import type { Format } from '../format.ts'
import { TEXTS } from '../text.ts'
import type { Language } from '../text.ts'
import * as en from './en.ts'
import * as fr from './fr.ts'
import type { Envelope, Letter, Letters, Tools } from './shape.ts'

const LETTERS = { fr: fr.letters, en: en.letters } satisfies Readonly<Record<Language, Letters>>

export const ENVELOPES: Readonly<Record<Language, Envelope>> = { fr: fr.envelope, en: en.envelope }

/** What a letter has to know of the place it leaves from. */
interface Place {
  /** Of the portal, without a trailing slash. */
  readonly publicUrl: string
  /** Where its notice may be paid, for the payer alone; null for every other reader. */
  readonly payLink: string | null
}

/** The message in a reader's language. */
export function letterOf(message: Message, language: Language, { publicUrl, payLink }: Place): Letter {
  // Template and data belong together by the type of messages; the compiler loses that in the look-up.
  const write = LETTERS[language][message.template] as (data: Message['data'], tools: Tools) => Letter
  const publicNotice = `${publicUrl}/publications/${message.transactionId ?? ''}`
  return write(message.data, { ...TOOLS[language], payLink, publicNotice })
}

const TOOLS = { fr: toolsIn('fr'), en: toolsIn('en') }

/** A moment, or a day where no hour is meant. */
function whenIn(f: Format, at: string): string {
  const day = parseLocalDate(at)
  return day === undefined ? f.instant(at as Instant) : f.day(day)
}

function toolsIn(language: Language): Omit<Tools, 'payLink' | 'publicNotice'> {
  const t = TEXTS[language]
  const f = formatFor(language)
  const named =
    (names: Readonly<Record<string, string>>): ((value: string | number | null) => string) =>
    (value) =>
      names[String(value)] ?? String(value)
  const inWords = (code: string): string =>
    (t.reasons as Readonly<Record<string, string>>)[code] ?? t.findings[code]?.title ?? code
  return {
    money: (cents) => f.money(Number(cents) as Cents),
    instant: (at) => (at === null ? '–' : whenIn(f, String(at))),
    text: (value) => String(value ?? '–'),
    reasons: (codes) =>
      String(codes)
        .split(', ')
        .map((code) => `– ${inWords(code)}${inWords(code) === code ? '' : ` (${code})`}`)
        .join('\n'),
    kind: named(t.words.kind),
    payer: (role) => (isPartyRole(String(role)) ? t.words.payer(String(role) as PartyRole) : String(role)),
    title: (inBoth) => titleIn(language, String(inBoth)),
  }
}

/** Documents are named in French and, on a second line, in English; in the notary's own words, once. */
function titleIn(language: Language, inBoth: string): string {
  const [french = '', english = french] = inBoth.split('\n')
  return language === 'fr' ? french : english
}
