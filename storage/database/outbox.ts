import type { Knex } from 'knex'
import type { Message } from '../../domain/message/message.ts'
import type { Subject } from '../../domain/message/news.ts'
import { recipientKey } from '../../domain/message/message.ts'
import type { OutboxStore } from '../../domain/ports.ts'
import { commit } from './commit.ts'
import { createDeliveries, deliveriesOf, rowOf as deliveryOf } from './deliveries.ts'
import { createInbox } from './inbox.ts'
import { fromJson, toJson } from './json.ts'
import type { DeliveryRow, MessageRow } from './outbox-rows.ts'
import type { DossierRow } from './rows.ts'

export function createOutbox(knex: Knex): OutboxStore {
  return {
    enqueue: (message) => commit(knex, (trx) => enqueue(trx, message)),
    enqueueTo: (endpointId, message) => commit(knex, (trx) => enqueueTo(trx, endpointId, message)),
    ...createDeliveries(knex),
    ...createInbox(knex),
  }
}

/**
 * Puts messages into the outbox within the commit that has the effect they tell of: both are kept, or neither.
 * Key: message id. One that is there already stays as it was.
 */
export async function enqueue(trx: Knex.Transaction, ...messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return
  const written = await trx<MessageRow>('message')
    .insert(messages.map(rowOf))
    .onConflict('message_id')
    .ignore()
    .returning('message_id')
  const fresh = new Set(written.map((row) => row.message_id))
  const deliveries = await deliveriesOf(
    trx,
    messages.filter(({ messageId }) => fresh.has(messageId)),
  )
  if (deliveries.length > 0) await trx<DeliveryRow>('delivery').insert([...deliveries])
}

async function enqueueTo(trx: Knex.Transaction, endpointId: string, message: Message): Promise<void> {
  const { messageId, at } = message
  const written = await trx<MessageRow>('message')
    .insert({ ...rowOf(message), read_at: at })
    .onConflict('message_id')
    .ignore()
    .returning('message_id')
  if (written.length === 0) return
  const call = deliveryOf(message, `${messageId}/webhook/${endpointId}`, endpointId)
  await trx<DeliveryRow>('delivery').insert(call)
}

/** Of a dossier's row, what its news need. */
export function subjectOf({ transaction_id, notary_id, terms }: DossierRow): Subject {
  return { transactionId: transaction_id, notaryId: notary_id, terms: fromJson(terms) }
}

function rowOf({ messageId, to, template, data, transactionId, at }: Message): Omit<MessageRow, 'seq'> {
  return {
    message_id: messageId,
    recipient: recipientKey(to),
    party_id: to.kind === 'party' ? to.id : null,
    template,
    data: toJson(data),
    to_json: toJson(to),
    transaction_id: transactionId,
    at,
    read_at: null,
  }
}
