import type { Knex } from 'knex'
import { wants } from '../../domain/message/contact.ts'
import type { Message } from '../../domain/message/message.ts'
import { recipientKey } from '../../domain/message/message.ts'
import { TEMPLATES } from '../../domain/message/templates.ts'
import type { Delivery, OutboxStore, Way } from '../../domain/ports.ts'
import { commit } from './commit.ts'
import { CONTACT_COLUMNS, contactFrom } from './contacts.ts'
import type { ContactRow } from './contacts.ts'
import { MESSAGE_COLUMNS, messageFrom } from './inbox.ts'
import type { DeliveryRow, MessageRow } from './outbox-rows.ts'
import { ENDPOINT_COLUMNS, endpointFrom } from './webhooks.ts'
import type { EndpointRow } from './webhooks.ts'

type Deliveries = Pick<
  OutboxStore,
  'lease' | 'recordSent' | 'recordFailure' | 'drop' | 'dead' | 'calledFor' | 'find' | 'resend' | 'counts'
>

export function createDeliveries(knex: Knex): Deliveries {
  const change = (
    where: Partial<DeliveryRow> & Pick<DeliveryRow, 'delivery_id'>,
    changes: Partial<DeliveryRow>,
  ): Promise<void> =>
    commit(knex, async (trx) => {
      await trx<DeliveryRow>('delivery').where(where).update(changes)
    })
  return {
    lease: (command) => lease(knex, command),
    recordSent: (id, at) =>
      change({ delivery_id: id, state: 'pending' }, { state: 'sent', sent_at: at, error: null }),
    recordFailure: (id, { attempt, error, again }) =>
      change(
        { delivery_id: id, state: 'pending', attempts: attempt },
        again === null ? { state: 'dead', error } : { due_at: again, error },
      ),
    drop: (id, error) => change({ delivery_id: id, state: 'pending' }, { state: 'dropped', error }),
    dead: async (to) =>
      await read(knex, (rows) => {
        void rows.where('delivery.state', 'dead')
        if (to !== undefined) void rows.where('message.recipient', recipientKey(to))
      }),
    calledFor: (notaryId, most) =>
      read(
        knex,
        (rows) => {
          const his = recipientKey({ kind: 'person', id: notaryId })
          void rows.where('message.recipient', his).whereNotNull('delivery.endpoint_id').limit(most)
        },
        'desc',
      ),
    find: async (id) => (await read(knex, (rows) => void rows.where('delivery.delivery_id', id)))[0],
    resend: (id, at) =>
      change(
        { delivery_id: id, state: 'dead' },
        { state: 'pending', attempts: 0, sent_off_at: at, due_at: at },
      ),
    counts: () => counts(knex),
  }
}

/** The ways out of the house that messages take, as things stand in this commit. */
export async function deliveriesOf(
  trx: Knex.Transaction,
  messages: readonly Message[],
): Promise<readonly DeliveryRow[]> {
  if (messages.length === 0) return []
  const ways = await waysTo(trx, messages)
  const addresses = ways.filter((way) => way.recipient !== null)
  const software = ways.filter((way) => way.notary_id !== null)
  return messages.flatMap((message) => {
    const { messageId, to, template } = message
    const contact = addresses.find(({ recipient }) => recipient === recipientKey(to))
    const mailed = contact !== undefined && wants(contactFrom(contact), template)
    const told = isTold(message) ? software.filter(({ notary_id }) => notary_id === to.id) : []
    return [
      ...(mailed ? [rowOf(message, `${messageId}/email`, null)] : []),
      ...told.map(({ endpoint_id: id }) => rowOf(message, `${messageId}/webhook/${id}`, id)),
    ]
  })
}

type AddressRow = Pick<ContactRow, 'recipient' | (typeof CONTACT_COLUMNS)[number]>
type SoftwareRow = Pick<EndpointRow, 'notary_id' | 'endpoint_id'>
type WayRow = (AddressRow & { readonly notary_id: null }) | (SoftwareRow & { readonly recipient: null })

/** The addresses of whom they go to, and the endpoints of their software: one statement, for every message asks both. */
async function waysTo(trx: Knex.Transaction, messages: readonly Message[]): Promise<readonly WayRow[]> {
  const recipients = messages.map(({ to }) => recipientKey(to))
  const notaries = messages.filter(isTold).map(({ to }) => to.id)
  const address = ['recipient', ...CONTACT_COLUMNS]
  return await trx('contact')
    .whereIn('recipient', recipients)
    .select<WayRow[]>(...address, trx.raw('null as notary_id, null as endpoint_id'))
    .unionAll((software) => {
      void software
        .from('webhook_endpoint')
        .whereIn('notary_id', notaries)
        .whereNull('removed_at')
        .select(...address.map(() => trx.raw('null')), 'notary_id', 'endpoint_id')
    })
}

/** Software hears of what goes to its notary, if there is an event for it. */
function isTold({ to, template }: Message): boolean {
  return to.kind === 'person' && TEMPLATES[template].event !== null
}

/** The row of a delivery that nobody has tried yet. */
export function rowOf(
  { messageId, at }: Pick<Message, 'messageId' | 'at'>,
  deliveryId: string,
  endpointId: string | null,
): DeliveryRow {
  return {
    delivery_id: deliveryId,
    message_id: messageId,
    endpoint_id: endpointId,
    state: 'pending',
    attempts: 0,
    sent_off_at: at,
    due_at: at,
    sent_at: null,
    error: null,
  }
}

/** One statement chooses and takes, so two workers never have the same: who comes second finds it not due. */
async function lease(
  knex: Knex,
  { at, until, most }: Parameters<OutboxStore['lease']>[0],
): Promise<readonly Delivery[]> {
  const due = { state: 'pending' } as const
  const taken = await commit(knex, (trx) =>
    trx<DeliveryRow>('delivery')
      .where(due)
      .andWhere('due_at', '<=', at)
      .whereIn('delivery_id', (chosen) => {
        void chosen
          .from('delivery')
          .where(due)
          .andWhere('due_at', '<=', at)
          .orderBy(['due_at', 'delivery_id'])
          .limit(most)
          .select('delivery_id')
      })
      .update({ due_at: until, attempts: trx.raw('attempts + 1') as unknown as number })
      .returning('delivery_id'),
  )
  const ids = taken.map((row) => row.delivery_id)
  return ids.length === 0 ? [] : read(knex, (rows) => void rows.whereIn('delivery.delivery_id', ids))
}

type MaybeNull<Row> = { readonly [Column in keyof Row]: Row[Column] | null }
type JoinedRow = DeliveryRow &
  Pick<MessageRow, (typeof MESSAGE_COLUMNS)[number]> &
  MaybeNull<Pick<ContactRow, (typeof CONTACT_COLUMNS)[number]>> &
  MaybeNull<Omit<EndpointRow, 'removed_at' | 'endpoint_id'>> & {
    readonly endpoint_id: string | null
    readonly to_endpoint: string | null
  }

/** Deliveries with their message and the way as it is now; in the order of the messages. */
async function read(
  knex: Knex,
  narrow: (rows: Knex.QueryBuilder) => void,
  order: 'asc' | 'desc' = 'asc',
): Promise<readonly Delivery[]> {
  const rows = knex('delivery')
    .join('message', 'message.message_id', 'delivery.message_id')
    .leftJoin('contact', 'contact.recipient', 'message.recipient')
    .leftJoin('webhook_endpoint', (on) => {
      void on
        .on('webhook_endpoint.endpoint_id', 'delivery.endpoint_id')
        .andOnNull('webhook_endpoint.removed_at')
    })
    .orderBy([
      { column: 'message.seq', order },
      { column: 'delivery.delivery_id', order },
    ])
    .select(
      ...['delivery.delivery_id', 'delivery.state', 'delivery.attempts', 'delivery.sent_off_at'],
      ...['delivery.due_at', 'delivery.sent_at', 'delivery.error', 'delivery.endpoint_id as to_endpoint'],
      ...MESSAGE_COLUMNS.map((column) => `message.${column}`),
      ...['contact.email', 'contact.language', 'contact.courtesy_off_at'],
      ...ENDPOINT_COLUMNS.map((column) => `webhook_endpoint.${column}`),
    )
  narrow(rows)
  return ((await rows) as readonly JoinedRow[]).map(deliveryFrom)
}

function deliveryFrom(row: JoinedRow): Delivery {
  return {
    deliveryId: row.delivery_id,
    message: messageFrom(row),
    way: row.to_endpoint === null ? byEmail(row) : byWebhook(row),
    state: row.state,
    attempts: row.attempts,
    sentOffAt: row.sent_off_at,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    error: row.error,
  }
}

function byEmail({ email, language, courtesy_off_at }: JoinedRow): Way {
  const found = email !== null && language !== null
  return { channel: 'email', contact: found ? contactFrom({ email, language, courtesy_off_at }) : null }
}

function byWebhook({ endpoint_id, notary_id, url, registered_at, ...secrets }: JoinedRow): Way {
  const found = endpoint_id !== null && notary_id !== null && url !== null && registered_at !== null
  const endpoint = found ? endpointFrom({ endpoint_id, notary_id, url, registered_at, ...secrets }) : null
  return { channel: 'webhook', endpoint }
}

async function counts(knex: Knex): ReturnType<OutboxStore['counts']> {
  const rows = await knex<DeliveryRow>('delivery').groupBy('state').select('state').count({ total: '*' })
  const none = { pending: 0, sent: 0, dead: 0, dropped: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, total }) => [state, Number(total)])) }
}
