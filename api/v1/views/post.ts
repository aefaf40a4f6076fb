import type { Contact } from '../../../domain/message/contact.ts'
import type { Delivery, InboxMessage, WebhookEndpoint } from '../../../domain/ports.ts'
import { letterOf } from '../../../web/text/letters/letters.ts'
import type { Language } from '../../../web/text/text.ts'

/** A message as its reader sees it, in his language. */
export function messageView({ seq, message, readAt }: InboxMessage, language: Language): object {
  const { messageId, template, transactionId, at } = message
  return { messageId, seq, template, transactionId, at, readAt, ...letterOf(message, language) }
}

export function contactView(contact: Contact | null): object | null {
  if (contact === null) return null
  const { email, language, courtesyOffAt } = contact
  return { email, language, courtesy: courtesyOffAt === null }
}

export function endpointView({ endpointId, url, registeredAt }: WebhookEndpoint): object {
  return { endpointId, url, registeredAt }
}

export function deadView({ deliveryId, way, message, attempts, sentOffAt, error }: Delivery): object {
  const { template, transactionId } = message
  return { deliveryId, channel: way.channel, template, transactionId, attempts, sentOffAt, error }
}
