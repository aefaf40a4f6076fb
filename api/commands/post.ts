import type { Actor } from '../../domain/actor.ts'
import { emailIn } from '../../domain/message/contact.ts'
import type { Contact } from '../../domain/message/contact.ts'
import { recipientKey } from '../../domain/message/message.ts'
import type { Recipient } from '../../domain/message/message.ts'
import type { Delivery, Reader } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { recipientIn } from '../notices-key.ts'
import { once } from './once.ts'

type PostCommands = Pick<Commands, 'readMessage' | 'setContact' | 'unsubscribe' | 'resend'>

/** What people do with their messages. SQL alone, no procedure. */
export function createPostCommands(deps: CommandDeps): PostCommands {
  const { stores, now, config } = deps
  return {
    async readMessage({ actor }, messageId) {
      if (await stores.outbox.markRead(messageId, readerOf(actor), now())) return
      throw new Refusal('message-not-found', 'There is no such message in your inbox')
    },
    async setContact({ actor, key }, { email: typed, language, courtesy }) {
      const email = emailIn(typed)
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

/** What was given up: all of it for officers, who run the office; else what was to go to oneself. */
export function deadFor({ stores }: Pick<CommandDeps, 'stores'>, actor: Actor): Promise<readonly Delivery[]> {
  return stores.outbox.dead(actor.role === 'officer' ? undefined : personOf(actor))
}

function personOf({ id }: Actor): Recipient {
  return { kind: 'person', id }
}

/** Whose inbox an actor reads: his own, and that of a party when his login proved its identity number. */
export function readerOf({ id, role, nic }: Actor): Reader {
  return { personId: id, role, partyId: nic ?? null }
}

/** How he is reached; null when he never said. */
export async function contactOf(
  { stores }: Pick<CommandDeps, 'stores'>,
  actor: Actor,
): Promise<Contact | null> {
  return (await stores.contacts.find(personOf(actor))) ?? null
}
