import type { Knex } from 'knex'
import type { Message } from '../../domain/message/message.ts'
import type { OutboxStore, Reader } from '../../domain/ports.ts'
import { commit } from './commit.ts'
import { fromJson } from './json.ts'
import type { MessageRow } from './outbox-rows.ts'

type Inbox = Pick<OutboxStore, 'inboxOf' | 'unreadOf' | 'markRead'>

export const MESSAGE_COLUMNS = [
  ...(['seq', 'message_id', 'to_json', 'template', 'data', 'transaction_id', 'at', 'read_at'] as const),
]

export function messageFrom(row: Pick<MessageRow, (typeof MESSAGE_COLUMNS)[number]>): Message {
  // Template and data were written together, so they belong together.
  return {
    messageId: row.message_id,
    to: fromJson(row.to_json),
    template: row.template,
    data: fromJson(row.data),
    transactionId: row.transaction_id,
    at: row.at,
  } as Message
}

export function createInbox(knex: Knex): Inbox {
  return {
    async inboxOf(reader, { before, most }) {
      const rows = await knex<MessageRow>('message')
        .where(readBy(reader))
        .andWhere((page) => {
          if (before !== undefined) void page.where('seq', '<', before)
        })
        .orderBy('seq', 'desc')
        .limit(most)
        .select(...MESSAGE_COLUMNS)
      return rows.map((row) => ({ seq: row.seq, message: messageFrom(row), readAt: row.read_at }))
    },
    async unreadOf(reader) {
      const row = await knex<MessageRow>('message')
        .where(readBy(reader))
        .whereNull('read_at')
        .count({ total: 'seq' })
        .first()
      return Number(row?.['total'] ?? 0)
    },
    markRead: (messageId, reader, at) =>
      commit(knex, async (trx) => {
        const his = (): Knex.QueryBuilder<MessageRow> =>
          trx<MessageRow>('message').where({ message_id: messageId }).andWhere(readBy(reader))
        await his().whereNull('read_at').update({ read_at: at })
        return (await his().first('seq')) !== undefined
      }),
  }
}

function readBy({ personId, role, partyId }: Reader): Knex.QueryCallback<MessageRow> {
  return (his) => {
    void his.whereIn('recipient', [`person/${personId}`, `role/${role}`])
    if (partyId !== null) void his.orWhere({ party_id: partyId })
  }
}
