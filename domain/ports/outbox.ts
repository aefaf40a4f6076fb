import type { Contact } from '../message/contact.ts'
import type { Message, Recipient } from '../message/message.ts'
import type { WebhookSecrets } from '../message/webhook-secrets.ts'
import type { Instant } from '../time.ts'

/** Where a notary's software hears of events. */
export interface WebhookEndpoint extends WebhookSecrets {
  readonly endpointId: string
  readonly notaryId: string
  readonly url: string
  readonly registeredAt: Instant
}

/**
 * How a message leaves the house. `contact` and `endpoint` are as they stand now; null when they are gone since
 * the message was written.
 */
export type Way =
  | { readonly channel: 'email'; readonly contact: Contact | null }
  | { readonly channel: 'webhook'; readonly endpoint: WebhookEndpoint | null }

/**
 * `pending` until it arrived, was given up (`dead`), or nobody wanted it any more (`dropped`). Only what is
 * pending is ever attempted.
 */
export type DeliveryState = 'pending' | 'sent' | 'dead' | 'dropped'

/** A message on its way by one channel. */
export interface Delivery {
  /** `<message id>/email`, or `<message id>/webhook/<endpoint id>`. */
  readonly deliveryId: string
  readonly message: Message
  readonly way: Way
  readonly state: DeliveryState
  /** How often it was tried, this time included. */
  readonly attempts: number
  /** When it was sent off: with its message, or by whoever sent it again. */
  readonly sentOffAt: Instant
  /** When it is due next; while a worker has it, the end of that worker's lease. */
  readonly dueAt: Instant
  /** When it arrived; null before. */
  readonly sentAt: Instant | null
  /** What came of the last attempt that failed; null before. */
  readonly error: string | null
}

/** One message in an inbox. */
export interface InboxMessage {
  /** Rises with every message. */
  readonly seq: number
  readonly message: Message
  readonly readAt: Instant | null
}

/**
 * Whose inbox: his own messages, those to his role, and those to the party with his identity number when he has
 * proven it.
 */
export interface Reader {
  readonly personId: string
  readonly role: string
  readonly partyId: string | null
}

export interface OutboxStore {
  /**
   * Puts a message into the inbox, and beside it an e-mail when the recipient has an address and wants it, and a
   * call to each of his webhook endpoints. Key: message id. The other repositories do the same within their own
   * commits.
   */
  enqueue(message: Message): Promise<void>
  /**
   * Calls one endpoint alone with a message. It is in the inbox as one that was read, because its reader caused it.
   * Key: message id.
   */
  enqueueTo(endpointId: string, message: Message): Promise<void>
  /**
   * Takes what is due, longest due first, so that no other worker has it before `until`. An attempt counts from
   * here on: a worker that dies with it has tried. Who died after sending sends again, under the same ids.
   */
  lease(command: {
    readonly at: Instant
    readonly until: Instant
    readonly most: number
  }): Promise<readonly Delivery[]>
  /** Key: delivery. */
  recordSent(deliveryId: string, at: Instant): Promise<void>
  /** It failed and is due again then; null gives it up. Key: delivery and attempt. */
  recordFailure(
    deliveryId: string,
    failure: { readonly attempt: number; readonly error: string; readonly again: Instant | null },
  ): Promise<void>
  /** Nobody wants it any more, or there is nowhere to send it. Key: delivery. */
  drop(deliveryId: string, error: string): Promise<void>
  /** What was given up, oldest first: all of it, or what was for one recipient. */
  dead(to?: Recipient): Promise<readonly Delivery[]>
  /** What went to a notary's endpoints, those that are removed too, newest first. */
  calledFor(notaryId: string, most: number): Promise<readonly Delivery[]>
  find(deliveryId: string): Promise<Delivery | undefined>
  /** Sends off again what was given up. Nothing happens to what was not. */
  resend(deliveryId: string, at: Instant): Promise<void>
  /** How many deliveries are in each state. */
  counts(): Promise<Readonly<Record<DeliveryState, number>>>
  /** Newest first, `before` that number when given. */
  inboxOf(
    reader: Reader,
    page: { readonly before?: number; readonly most: number },
  ): Promise<readonly InboxMessage[]>
  unreadOf(reader: Reader): Promise<number>
  /** Key: message. Answers false when it is none of his. */
  markRead(messageId: string, reader: Reader, at: Instant): Promise<boolean>
}

export interface ContactStore {
  find(to: Recipient): Promise<Contact | undefined>
  /** Sets address and language; what he unsubscribed from stays as it was. */
  put(to: Recipient, contact: Pick<Contact, 'email' | 'language'>, at: Instant): Promise<void>
  /** Only if he has none yet, so that an installation's own addresses never replace a person's. */
  putFirst(to: Recipient, contact: Pick<Contact, 'email' | 'language'>, at: Instant): Promise<void>
  /** Courtesy letters on, or off since `at`, for whoever has this recipient key. */
  setCourtesy(recipientKey: string, wanted: boolean, at: Instant): Promise<void>
}

export interface WebhookStore {
  /** With its first secret. Key: endpoint id. */
  register(endpoint: Omit<WebhookEndpoint, keyof WebhookSecrets>): Promise<void>
  /** Oldest first; removed ones are not there. */
  listOf(notaryId: string): Promise<readonly WebhookEndpoint[]>
  /** Nothing more goes there. Key: endpoint. */
  remove(endpointId: string, at: Instant): Promise<void>
  /** From now on it has the secret of that name, and for a while the one before beside it. Key: endpoint and name. */
  renewSecret(endpointId: string, secretId: string, at: Instant): Promise<void>
}
