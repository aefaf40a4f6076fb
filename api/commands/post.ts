import type { Actor } from '../../domain/actor.ts'
import { isEmail } from '../../domain/message/contact.ts'
import type { Contact } from '../../domain/message/contact.ts'
import { isEndpointUrl } from '../../domain/message/endpoint-url.ts'
import { recipientKey } from '../../domain/message/message.ts'
import type { Recipient } from '../../domain/message/message.ts'
import type { Delivery, Reader, WebhookEndpoint } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { authorize } from '../authorize.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { recipientIn, webhookSecretOf } from '../notices-key.ts'
import { once } from './once.ts'

export type PostCommands = Pick<
  Commands,
  'readMessage' | 'setContact' | 'unsubscribe' | 'registerWebhook' | 'removeWebhook' | 'resend'
>

/** What people do with their messages, and where their software hears of them. SQL alone, no procedure. */
export function createPostCommands(deps: CommandDeps): PostCommands {
  const { stores, now, config } = deps
  return {
    async readMessage({ actor }, messageId) {
      if (await stores.outbox.markRead(messageId, readerOf(actor), now())) return
      throw new Refusal('message-not-found', 'There is no such message in your inbox')
    },
    async setContact({ actor, key }, { email, language, courtesy }) {
      if (!isEmail(email)) throw new Refusal('email-malformed', 'This is no e-mail address')
      const to = { kind: 'person', id: actor.id } as const
      const what = ['contact', email, language, courtesy]
      await once(deps, { actorId: actor.id, key, what }, async () => {
        await stores.contacts.put(to, { email, language }, now())
        await stores.contacts.setCourtesy(recipientKey(to), courtesy, now())
        return null
      })
    },
    async unsubscribe(token) {
      const recipient = recipientIn(config.noticesKey, token)
      if (recipient === undefined) {
        throw new Refusal('unsubscribe-link-invalid', 'Nobody unsubscribes with this link')
      }
      await stores.contacts.setCourtesy(recipient, false, now())
    },
    registerWebhook: registering(deps),
    async removeWebhook({ actor, key }, endpointId) {
      authorize(actor, 'register webhooks', null)
      await once(deps, { actorId: actor.id, key, what: ['remove-webhook', endpointId] }, async () => {
        await ownEndpoint(deps, actor, endpointId)
        await stores.webhooks.remove(endpointId, now())
        return null
      })
    },
    async resend({ actor, key }, deliveryId) {
      await once(deps, { actorId: actor.id, key, what: ['resend', deliveryId] }, async () => {
        const dead = await deadFor(deps, actor)
        if (!dead.some((delivery) => delivery.deliveryId === deliveryId)) {
          throw new Refusal('delivery-not-found', 'Nothing of this name was given up')
        }
        await stores.outbox.resend(deliveryId, now())
        return null
      })
    },
  }
}

/** The endpoint's id comes of the request, so that a repeat whose answer was lost is the same endpoint. */
function registering(deps: CommandDeps): PostCommands['registerWebhook'] {
  const { stores, now, config } = deps
  return async ({ actor, key }, url) => {
    authorize(actor, 'register webhooks', null)
    if (!isEndpointUrl(url, config.webhookReach)) {
      throw new Refusal('endpoint-invalid', 'An endpoint is an https address with a public name', { url })
    }
    // The secret is derived anew for every repeat: the record of answers must not hold it.
    const endpoint = await once(deps, { actorId: actor.id, key, what: ['webhook', url] }, async (attempt) => {
      const endpointId = `we_${attempt.updateId.slice(0, 24)}`
      const registered = { endpointId, notaryId: actor.id, url, registeredAt: now() }
      await stores.webhooks.register(registered)
      return registered
    })
    return { ...endpoint, secret: webhookSecretOf(config.noticesKey, endpoint.endpointId) }
  }
}

async function ownEndpoint(
  { stores }: Pick<CommandDeps, 'stores'>,
  actor: Actor,
  endpointId: string,
): Promise<WebhookEndpoint> {
  const own = await stores.webhooks.listOf(actor.id)
  const found = own.find((endpoint) => endpoint.endpointId === endpointId)
  if (found === undefined) throw new Refusal('endpoint-not-found', 'You have no such endpoint')
  return found
}

/** What was given up: all of it for officers, who run the office; else what was to go to oneself. */
export function deadFor({ stores }: Pick<CommandDeps, 'stores'>, actor: Actor): Promise<readonly Delivery[]> {
  return stores.outbox.dead(actor.role === 'officer' ? undefined : personOf(actor))
}

function personOf({ id }: Actor): Recipient {
  return { kind: 'person', id }
}

/** Whose inbox an actor reads. */
export function readerOf(actor: Actor): Reader {
  return { personId: actor.id, role: actor.role, partyId: null }
}

/** How he is reached; null when he never said. */
export async function contactOf(
  { stores }: Pick<CommandDeps, 'stores'>,
  actor: Actor,
): Promise<Contact | null> {
  return (await stores.contacts.find(personOf(actor))) ?? null
}
