import { createHash } from 'node:crypto'
import type { Contact } from '../../domain/message/contact.ts'
import { recipientKey } from '../../domain/message/message.ts'
import type { Message } from '../../domain/message/message.ts'
import { isCourtesy } from '../../domain/message/templates.ts'
import { ENVELOPES, letterOf } from '../../web/text/letters/letters.ts'
import type { Mail } from './mailer.ts'

/** What letters need to know of the place they leave from. */
export interface PostPlace {
  /** Of the portal, without a trailing slash. */
  readonly publicUrl: string
  readonly from: string
  /** Where the payer pays this notice. A secret: only the payer's own letter gets it. */
  readonly payLink: (noticeId: string) => Promise<string>
  /** Ends courtesy letters to this recipient without a login: a page for people, an address for mail programs. */
  readonly unsubscribe: (recipient: string) => { readonly page: string; readonly oneClick: string }
}

/** The message as an e-mail to that contact; made anew, it is the same to the last byte that matters. */
export async function mailOf(
  message: Message,
  { email, language }: Contact,
  place: PostPlace,
): Promise<Mail> {
  const { to, template, transactionId, at } = message
  const payLink = await payLinkIn(message, place)
  const { subject, paragraphs } = letterOf(message, language, { publicUrl: place.publicUrl, payLink })
  const words = ENVELOPES[language]
  const unsubscribe = isCourtesy(template) ? place.unsubscribe(recipientKey(to)) : null
  const text = [
    words.greeting,
    ...paragraphs,
    ...(transactionId === null ? [] : [words.aboutTransaction(transactionId)]),
    words.closing,
    '-- ',
    ...(to.kind === 'party' ? [] : [words.readInPortal(`${place.publicUrl}/inbox`)]),
    unsubscribe === null ? words.whyStatutory : words.unsubscribe(unsubscribe.page),
  ].join('\n\n')
  return {
    ...{ from: place.from, to: email, subject, text, at, language },
    messageId: `<${publicIdOf(message.messageId)}@${new URL(place.publicUrl).hostname}>`,
    oneClickUnsubscribe: unsubscribe?.oneClick ?? null,
  }
}

/** A message's id as the outside sees it: always the same for the message, and tells nothing of people. */
export function publicIdOf(messageId: string): string {
  return `msg_${createHash('sha256').update(messageId).digest('hex').slice(0, 32)}`
}

async function payLinkIn({ to, template, data }: Message, { payLink }: PostPlace): Promise<string | null> {
  if (template !== 'notice-issued' || to.kind !== 'party') return null
  return payLink(String(data.noticeId))
}
