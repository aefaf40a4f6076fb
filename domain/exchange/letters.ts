import type { TransactionId } from '../ids.ts'
import { messageTo } from '../message/message.ts'
import type { Message, Recipient } from '../message/message.ts'
import type { Instant } from '../time.ts'
import type { Bilingual } from '../transaction/bilingual.ts'
import type { DossierDocument } from '../transaction/document.ts'
import type { Asked } from './asked.ts'
import type { DossierMessage } from './dossier-message.ts'
import type { ExpiryReminder } from './expiry.ts'
import type { Counterpart } from './parties.ts'
import type { UnansweredReminder } from './unanswered.ts'

/* What parties and notaries are told of their exchange, each within the commit that it tells of. */

interface Occasion {
  readonly transactionId: TransactionId
  readonly at: Instant
}

interface Told extends Occasion {
  readonly party: Counterpart
  readonly asked: Pick<Asked, 'slot' | 'title' | 'until'>
}

/** @param by the notary's name, as the roll has it */
export function documentAsked(told: Told & { readonly by: string }): Message {
  const { transactionId, at, party, asked, by } = told
  const data = { document: inBoth([asked.title]), by, until: asked.until }
  return messageTo(partyOf(transactionId, party), 'document-asked', {
    ...{ transactionId, at, data },
    occasion: asked.slot,
  })
}

export function documentRefused(told: Told & { readonly document: DossierDocument }): Message {
  const { transactionId, at, party, asked, document } = told
  const data = { document: inBoth([asked.title]), reason: document.reason }
  return messageTo(partyOf(transactionId, party), 'document-refused', {
    ...{ transactionId, at, data },
    occasion: document.documentId,
  })
}

/** To the party of whom it is asked, else to the notary. */
export function documentExpiring(
  told: Omit<Told, 'party'> & {
    readonly party: Counterpart | undefined
    readonly notaryId: string
    readonly reminder: ExpiryReminder
  },
): Message {
  const { transactionId, at, party, notaryId, asked, reminder } = told
  const to: Recipient = party === undefined ? { kind: 'person', id: notaryId } : partyOf(transactionId, party)
  const data = { document: inBoth([asked.title]), until: reminder.validUntil }
  return messageTo(to, 'document-expiring', {
    ...{ transactionId, at, data },
    occasion: `${reminder.documentId}/${reminder.daysBefore}`,
  })
}

/** To the party who has not answered; at the end to the notary. */
export function documentsUnanswered(
  told: Occasion & { readonly notaryId: string; readonly reminder: UnansweredReminder },
): Message {
  const { transactionId, at, notaryId, reminder } = told
  const { party, asked, since: askedAt, until, tells, key: occasion } = reminder
  const documents = inBoth(asked.map(({ title }) => title))
  const about = { transactionId, at, occasion }
  return tells === 'party'
    ? messageTo(partyOf(transactionId, party), 'document-reminded', {
        ...about,
        data: { documents, askedAt, until },
      })
    : messageTo({ kind: 'person', id: notaryId }, 'document-unanswered', {
        ...about,
        data: { party: party.name, documents, askedAt },
      })
}

/** To the other side of the conversation. */
export function messageWritten(
  told: Occasion & {
    readonly party: Counterpart
    readonly notary: { readonly id: string; readonly name: string }
    readonly message: DossierMessage
  },
): Message {
  const { transactionId, at, party, notary, message } = told
  const { n, from, text } = message
  const to: Recipient = from === 'party' ? { kind: 'person', id: notary.id } : partyOf(transactionId, party)
  const data = { from: from === 'party' ? party.name : notary.name, text }
  return messageTo(to, 'dossier-message', { transactionId, at, data, occasion: n })
}

function partyOf(transactionId: TransactionId, { id }: Counterpart): Recipient {
  return { kind: 'party', id, transactionId }
}

/**
 * Letters are written when they are read, in the reader's language: until then titles stand in both, French on the
 * first line and English on the second. The notary's own words, the same in both, stand once.
 */
function inBoth(titles: readonly Bilingual[]): string {
  const [french, english] = (['fr', 'en'] as const).map((language) =>
    titles.map((title) => title[language].replaceAll(/[\r\n]+/gu, ' ')).join('; '),
  )
  return [...new Set([french, english])].join('\n')
}
