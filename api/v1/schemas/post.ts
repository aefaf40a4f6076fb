import { z } from 'zod'
import { TEMPLATE_NAMES } from '../../../domain/message/templates.ts'
import { instant, orNull, transactionId } from './values.ts'

const message = z
  .strictObject({
    messageId: z.string(),
    seq: z.int().meta({ description: 'Rises with every message; `before` pages by it' }),
    template: z.enum(TEMPLATE_NAMES),
    transactionId: orNull(transactionId),
    at: instant,
    readAt: instant.nullable(),
    subject: z.string(),
    paragraphs: z.array(z.string()),
  })
  .meta({ id: 'Message', description: 'A message in its reader’s inbox, in the language that he asked for' })

export const inbox = z
  .strictObject({ unread: z.int(), messages: z.array(message) })
  .meta({ id: 'Inbox', description: 'Newest first, 50 messages at most' })

export const readMessage = z.strictObject({ messageId: z.string().max(300) }).meta({ id: 'MessageRead' })

export const contact = z
  .strictObject({
    email: z.string().max(254),
    language: z.enum(['fr', 'en']),
    courtesy: z.boolean().meta({
      description: 'Whether reminders and alerts come by e-mail too; what the law has us say always does',
    }),
  })
  .meta({ id: 'Contact', description: 'How you are reached outside of your inbox' })

export const contactAnswer = z.strictObject({ contact: orNull(contact) }).meta({ id: 'OwnContact' })

const endpoint = z
  .strictObject({
    ...{ endpointId: z.string(), url: z.string(), registeredAt: instant },
    formerSecretUntil: instant
      .nullable()
      .meta({ description: 'Until then calls are signed with the former secret too; null: there is none' }),
  })
  .meta({ id: 'WebhookEndpoint' })

export const endpointList = z
  .strictObject({ endpoints: z.array(endpoint) })
  .meta({ id: 'WebhookEndpointList' })

export const newEndpoint = z.strictObject({ url: z.string().max(500) }).meta({ id: 'NewWebhookEndpoint' })

export const registeredEndpoint = endpoint
  .extend({ secret: z.string().meta({ description: 'Shown this once: `whsec_` and base64' }) })
  .meta({ id: 'RegisteredWebhookEndpoint' })

const call = z
  .strictObject({
    deliveryId: z.string(),
    event: z.string().nullable(),
    transactionId: orNull(transactionId),
    endpointId: z.string().nullable().meta({ description: 'null: the endpoint was removed' }),
    state: z.enum(['pending', 'sent', 'dead', 'dropped']).meta({
      description: 'On its way, arrived, given up after three days, or not wanted any more',
    }),
    attempts: z.int(),
    sentOffAt: instant,
    nextAt: instant.nullable(),
    arrivedAt: instant.nullable(),
    error: z.string().nullable().meta({ description: 'What came of the last attempt that failed' }),
  })
  .meta({ id: 'WebhookCall' })

export const callList = z
  .strictObject({ calls: z.array(call) })
  .meta({ id: 'WebhookCalls', description: 'Newest first, 50 at most' })

const dead = z
  .strictObject({
    deliveryId: z.string(),
    channel: z.enum(['email', 'webhook']),
    template: z.enum(TEMPLATE_NAMES),
    transactionId: orNull(transactionId),
    attempts: z.int(),
    sentOffAt: instant,
    error: z.string().nullable(),
  })
  .meta({ id: 'DeadDelivery', description: 'What could not be delivered within three days' })

export const deadList = z.strictObject({ deliveries: z.array(dead) }).meta({ id: 'DeadDeliveries' })

export const resend = z.strictObject({ deliveryId: z.string().max(400) }).meta({ id: 'Resend' })
