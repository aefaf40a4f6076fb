import { wants } from '../../domain/message/contact.ts'
import type { Contact } from '../../domain/message/contact.ts'
import type { Message, Recipient } from '../../domain/message/message.ts'
import { recipientKey } from '../../domain/message/message.ts'
import { renewed } from '../../domain/message/webhook-secrets.ts'
import { TEMPLATES } from '../../domain/message/templates.ts'
import type {
  ContactStore,
  Delivery,
  InboxMessage,
  OutboxStore,
  Reader,
  WebhookStore,
  Way,
} from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { soon } from './state.ts'
import type { State } from './state.ts'

/** Puts messages into the outbox in the same go as the effect that they tell of. Key: message id. */
export function enqueue(state: State, ...messages: readonly Message[]): void {
  const { inbox, deliveries, contacts, endpoints } = state.outbox
  for (const message of messages) {
    const { messageId, to, template, at } = message
    if (inbox.some((line) => line.message.messageId === messageId)) continue
    inbox.push({ seq: inbox.length + 1, message, readAt: null })
    const send = (deliveryId: string, endpointId: string | null): void => {
      deliveries.set(deliveryId, { deliveryId, message, endpointId, ...freshAt(at) })
    }
    const contact = contacts.get(recipientKey(to))
    if (contact !== undefined && wants(contact, template)) send(`${messageId}/email`, null)
    if (to.kind !== 'person' || TEMPLATES[template].event === null) continue
    for (const { endpointId, notaryId } of endpoints.values()) {
      if (notaryId === to.id) send(`${messageId}/webhook/${endpointId}`, endpointId)
    }
  }
}

function freshAt(
  at: Instant,
): Pick<Delivery, 'state' | 'attempts' | 'sentOffAt' | 'dueAt' | 'sentAt' | 'error'> {
  return { state: 'pending', attempts: 0, sentOffAt: at, dueAt: at, sentAt: null, error: null }
}

function enqueueTo({ outbox: { inbox, deliveries } }: State, endpointId: string, message: Message): void {
  const { messageId, at } = message
  if (inbox.some((line) => line.message.messageId === messageId)) return
  inbox.push({ seq: inbox.length + 1, message, readAt: at })
  const deliveryId = `${messageId}/webhook/${endpointId}`
  deliveries.set(deliveryId, { deliveryId, message, endpointId, ...freshAt(at) })
}

export function createOutbox(state: State): OutboxStore {
  return {
    ...createInbox(state),
    ...createDeliveries(state),
    enqueue: (message) =>
      soon(() => {
        enqueue(state, message)
      }),
    enqueueTo: (endpointId, message) =>
      soon(() => {
        enqueueTo(state, endpointId, message)
      }),
  }
}

type Inbox = Pick<OutboxStore, 'inboxOf' | 'unreadOf' | 'markRead'>

function createDeliveries(state: State): Omit<OutboxStore, keyof Inbox | 'enqueue' | 'enqueueTo'> {
  const { deliveries } = state.outbox
  type Kept = NonNullable<ReturnType<typeof deliveries.get>>
  const change = (id: string, changes: Partial<Kept>, when: (kept: Kept) => boolean): Promise<void> =>
    soon(() => {
      const kept = deliveries.get(id)
      if (kept !== undefined && when(kept)) deliveries.set(id, { ...kept, ...changes })
    })
  const isPending = (kept: Kept): boolean => kept.state === 'pending'
  const all = (): readonly Delivery[] => [...deliveries.values()].map((kept) => deliveryFrom(state, kept))
  return {
    lease: (command) => soon(() => lease(state, command)),
    recordSent: (id, at) => change(id, { state: 'sent', sentAt: at, error: null }, isPending),
    recordFailure: (id, { attempt, error, again }) =>
      change(
        id,
        again === null ? { state: 'dead', error } : { dueAt: again, error },
        (kept) => isPending(kept) && kept.attempts === attempt,
      ),
    drop: (id, error) => change(id, { state: 'dropped', error }, isPending),
    dead: (to) =>
      soon(() =>
        all().filter(
          (one) =>
            one.state === 'dead' && (to === undefined || recipientKey(one.message.to) === recipientKey(to)),
        ),
      ),
    calledFor: (notaryId, most) =>
      soon(() =>
        all()
          .filter(({ way, message: { to } }) => way.channel === 'webhook' && to.id === notaryId)
          .toSorted((a, b) => seqOf(state, b) - seqOf(state, a) || (a.deliveryId < b.deliveryId ? 1 : -1))
          .slice(0, most),
      ),
    find: (id) => soon(() => all().find(({ deliveryId }) => deliveryId === id)),
    resend: (id, at) =>
      change(
        id,
        { state: 'pending', attempts: 0, sentOffAt: at, dueAt: at },
        (kept) => kept.state === 'dead',
      ),
    counts: () =>
      soon(() => {
        const counts = { pending: 0, sent: 0, dead: 0, dropped: 0 }
        for (const kept of deliveries.values()) counts[kept.state] += 1
        return counts
      }),
  }
}

function seqOf({ outbox }: State, { message }: Delivery): number {
  return outbox.inbox.findIndex((line) => line.message.messageId === message.messageId)
}

function lease(state: State, { at, until, most }: Parameters<OutboxStore['lease']>[0]): readonly Delivery[] {
  const { deliveries } = state.outbox
  const due = [...deliveries.values()]
    .filter((kept) => kept.state === 'pending' && kept.dueAt <= at)
    .toSorted((a, b) => (a.dueAt + a.deliveryId < b.dueAt + b.deliveryId ? -1 : 1))
    .slice(0, most)
  const taken = new Set(due.map(({ deliveryId }) => deliveryId))
  for (const kept of due) {
    deliveries.set(kept.deliveryId, { ...kept, dueAt: until, attempts: kept.attempts + 1 })
  }
  return [...deliveries.values()]
    .filter(({ deliveryId }) => taken.has(deliveryId))
    .map((kept) => deliveryFrom(state, kept))
}

function deliveryFrom(
  { outbox }: State,
  { endpointId, ...kept }: Omit<Delivery, 'way'> & { readonly endpointId: string | null },
): Delivery {
  const contact = outbox.contacts.get(recipientKey(kept.message.to)) ?? null
  const way: Way =
    endpointId === null
      ? { channel: 'email', contact }
      : { channel: 'webhook', endpoint: outbox.endpoints.get(endpointId) ?? null }
  return { ...kept, way }
}

function createInbox({ outbox }: State): Inbox {
  const of = (reader: Reader): readonly InboxMessage[] =>
    outbox.inbox.filter(({ message }) => isFor(message, reader))
  return {
    inboxOf: (reader, { before = Infinity, most }) =>
      soon(() =>
        of(reader)
          .filter(({ seq }) => seq < before)
          .toReversed()
          .slice(0, most),
      ),
    unreadOf: (reader) => soon(() => of(reader).filter(({ readAt }) => readAt === null).length),
    markRead: (messageId, reader, at) =>
      soon(() => {
        const line = of(reader).find(({ message }) => message.messageId === messageId)
        if (line?.readAt === null) outbox.inbox[line.seq - 1] = { ...line, readAt: at }
        return line !== undefined
      }),
  }
}

function isFor({ to }: Message, { personId, role, partyId }: Reader): boolean {
  if (to.kind === 'person') return to.id === personId
  return to.kind === 'role' ? to.id === role : to.id === partyId
}

/** Sets address and language; what he unsubscribed from stays as it was. */
export function putContact(
  { outbox: { contacts } }: State,
  to: Recipient,
  { email, language }: Pick<Contact, 'email' | 'language'>,
): void {
  const courtesyOffAt = contacts.get(recipientKey(to))?.courtesyOffAt ?? null
  contacts.set(recipientKey(to), { email, language, courtesyOffAt })
}

export function createContacts(state: State): ContactStore {
  const { contacts } = state.outbox
  return {
    find: (to) => soon(() => contacts.get(recipientKey(to))),
    put: (to, contact) =>
      soon(() => {
        putContact(state, to, contact)
      }),
    putFirst: (to, { email, language }) =>
      soon(() => {
        if (!contacts.has(recipientKey(to))) {
          contacts.set(recipientKey(to), { email, language, courtesyOffAt: null })
        }
      }),
    setCourtesy: (recipient, wanted, at) =>
      soon(() => {
        const contact = contacts.get(recipient)
        if (contact !== undefined) {
          contacts.set(recipient, { ...contact, courtesyOffAt: wanted ? null : at })
        }
      }),
  }
}

export function createWebhooks({ outbox: { endpoints } }: State): WebhookStore {
  return {
    register: (endpoint) =>
      soon(() => {
        const fresh = { ...endpoint, secretId: null, former: null }
        if (!endpoints.has(endpoint.endpointId)) endpoints.set(endpoint.endpointId, fresh)
      }),
    listOf: (notaryId) =>
      soon(() =>
        [...endpoints.values()]
          .filter((endpoint) => endpoint.notaryId === notaryId)
          .toSorted((a, b) => (a.registeredAt + a.endpointId < b.registeredAt + b.endpointId ? -1 : 1)),
      ),
    remove: (endpointId) => soon(() => void endpoints.delete(endpointId)),
    renewSecret: (endpointId, secretId, at) =>
      soon(() => {
        const endpoint = endpoints.get(endpointId)
        if (endpoint !== undefined) {
          endpoints.set(endpointId, { ...endpoint, ...renewed(endpoint, secretId, at) })
        }
      }),
  }
}
