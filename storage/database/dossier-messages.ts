import type { Knex } from 'knex'
import { messageText } from '../../domain/exchange/dossier-message.ts'
import type { DossierMessage, Side } from '../../domain/exchange/dossier-message.ts'
import { messageWritten } from '../../domain/exchange/letters.ts'
import { partyOf } from '../../domain/exchange/parties.ts'
import type { PartyKey } from '../../domain/exchange/parties.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { ExchangeStore, WriteMessage } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { actOn } from './act.ts'
import { commit } from './commit.ts'
import { append } from './history.ts'
import { fromJson } from './json.ts'
import { notaryName } from './notaries.ts'
import { enqueue } from './outbox.ts'
import { writerOn } from './standing.ts'

interface MessageRow {
  readonly transaction_id: TransactionId
  readonly n: number
  readonly message_key: string
  readonly party: PartyKey
  readonly sender: Side
  readonly text: string
  readonly at: Instant
}

interface SeenRow {
  readonly transaction_id: TransactionId
  readonly party: PartyKey
  readonly reader: Side
  readonly up_to: number
}

export function write(knex: Knex, command: WriteMessage): Promise<DossierMessage> {
  const { transactionId, key, party: with_, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    const writer = await writerOn(trx, dossier, actor, at)
    if (writer.party !== null && writer.party !== with_) {
      throw new Refusal('party-link-invalid', 'A party opens no conversation but its own')
    }
    const party = partyOf(fromJson(dossier.terms), with_)
    const written = await messagesOf(trx, transactionId)
    const n = await findByKey(trx, transactionId, key)
    const earlier = written.find((message) => message.n === n)
    if (earlier !== undefined) return earlier
    const from = writer.party === null ? 'office' : 'party'
    const text = messageText(command.text)
    const message = { n: written.length + 1, party: with_, from, text, at, read: false } as const
    await trx<MessageRow>('dossier_message').insert({
      ...{ transaction_id: transactionId, n: message.n, message_key: key },
      ...{ party: with_, sender: from, text, at },
    })
    const event = { at, event: 'message-written', actorId: writer.actorId } as const
    await append(trx, transactionId, `message/${message.n}`, { ...event, detail: { party: with_ } })
    const notary = { id: dossier.notary_id, name: await notaryName(trx, dossier.notary_id) }
    await enqueue(trx, messageWritten({ transactionId, at, party, notary, message }))
    return message
  })
}

async function findByKey(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  key: string,
): Promise<number | undefined> {
  const row = await trx<MessageRow>('dossier_message')
    .where({ transaction_id: transactionId, message_key: key })
    .first('n')
  return row?.n
}

/** Oldest first: all conversations, or that of one party. */
export async function messagesOf(
  knex: Knex,
  transactionId: TransactionId,
  party?: PartyKey,
): Promise<readonly DossierMessage[]> {
  const seen = await knex<SeenRow>('dossier_message_seen')
    .where({ transaction_id: transactionId })
    .select('party', 'reader', 'up_to')
  const rows = await knex<MessageRow>('dossier_message')
    .where({ transaction_id: transactionId, ...(party !== undefined && { party }) })
    .orderBy('n')
    .select('n', 'party', 'sender', 'text', 'at')
  return rows.map(({ n, party: with_, sender: from, text, at }) => ({
    ...{ n, party: with_, from, text, at },
    read: seen.some((mark) => mark.party === with_ && mark.reader !== from && mark.up_to >= n),
  }))
}

export function markRead(knex: Knex, command: Parameters<ExchangeStore['markRead']>[0]): Promise<void> {
  const { transactionId, party, reader, upTo } = command
  return commit(knex, async (trx) => {
    await trx<SeenRow>('dossier_message_seen')
      .insert({ transaction_id: transactionId, party, reader, up_to: upTo })
      .onConflict(['transaction_id', 'party', 'reader'])
      .merge({ up_to: upTo })
      .where('dossier_message_seen.up_to', '<', upTo)
  })
}

export async function unreadOf(knex: Knex, notaryId: string): Promise<ReadonlyMap<TransactionId, number>> {
  const rows = await knex('dossier_message')
    .join('dossier', 'dossier.transaction_id', 'dossier_message.transaction_id')
    .joinRaw(
      `left join dossier_message_seen seen on seen.transaction_id = dossier_message.transaction_id
        and seen.party = dossier_message.party and seen.reader = 'office'`,
    )
    .where({ 'dossier.notary_id': notaryId, 'dossier_message.sender': 'party' })
    .andWhereRaw('dossier_message.n > coalesce(seen.up_to, 0)')
    .groupBy('dossier_message.transaction_id')
    .select<{ readonly id: TransactionId; readonly unread: number }[]>(
      'dossier_message.transaction_id as id',
      knex.raw('count(*) as unread'),
    )
  return new Map(rows.map(({ id, unread }) => [id, unread]))
}
