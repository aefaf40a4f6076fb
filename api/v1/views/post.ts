import type { Contact } from '../../../domain/message/contact.ts'
import { TEMPLATES } from '../../../domain/message/templates.ts'
import type { Delivery, InboxMessage, WebhookEndpoint } from '../../../domain/ports.ts'
import { letterOf } from '../../../web/text/letters/letters.ts'
import type { Language } from '../../../web/text/text.ts'

/** A message as its reader sees it, in his language. */
export function messageView(
  { seq, message, readAt }: InboxMessage,
  language: Language,
  { publicUrl }: { readonly publicUrl: string },
): object {
  const { messageId, template, transactionId, at } = message
  const letter = letterOf(message, language, { publicUrl, payLink: null })
  return { messageId, seq, template, transactionId, at, readAt, ...letter }
}

export function contactView(contact: Contact | null): object | null {
  if (contact === null) return null
  const { email, language, courtesyOffAt } = contact
  return { email, language, courtesy: courtesyOffAt === null }
}

export function endpointView({ endpointId, url, registeredAt, former }: WebhookEndpoint): object {
  return { endpointId, url, registeredAt, formerSecretUntil: former?.until ?? null }
}

/** A call to software, with how often it was tried and what came of it. */
export function callView(delivery: Delivery): object {
  const { deliveryId, way, message, state, attempts, sentOffAt, dueAt, sentAt, error } = delivery
  return {
    ...{ deliveryId, event: TEMPLATES[message.template].event, transactionId: message.transactionId },
    endpointId: way.channel === 'webhook' ? (way.endpoint?.endpointId ?? null) : null,
    ...{ state, attempts, sentOffAt, nextAt: state === 'pending' ? dueAt : null, arrivedAt: sentAt, error },
  }
}

export function deadView({ deliveryId, way, message, attempts, sentOffAt, error }: Delivery): object {
  const { template, transactionId } = message
  return { deliveryId, channel: way.channel, template, transactionId, attempts, sentOffAt, error }
}
