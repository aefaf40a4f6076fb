import { messageText } from '../../domain/exchange/dossier-message.ts'
import type { DossierMessage, Side } from '../../domain/exchange/dossier-message.ts'
import { messageWritten } from '../../domain/exchange/letters.ts'
import { partyOf } from '../../domain/exchange/parties.ts'
import type { PartyKey } from '../../domain/exchange/parties.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { ExchangeStore, WriteMessage } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { writerOn } from './documents.ts'
import { notaryName } from './notaries.ts'
import { enqueue } from './outbox.ts'
import { append, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

type Messages = Pick<ExchangeStore, 'write' | 'messagesOf' | 'markRead' | 'unreadOf'>

export function createMessages(state: State): Messages {
  return {
    write: (command) => soon(() => write(state, command)),
    messagesOf: (transactionId, party) => soon(() => messagesOf(state, transactionId, party)),
    markRead: ({ transactionId, party, reader, upTo }) =>
      soon(() => {
        const key = seenKey(transactionId, party, reader)
        state.seen.set(key, Math.max(state.seen.get(key) ?? 0, upTo))
      }),
    unreadOf: (notaryId) =>
      soon(() => {
        const his = [...state.dossiers.values()].filter((dossier) => dossier.notaryId === notaryId)
        const counts = his.map(({ transactionId }) => {
          const messages = messagesOf(state, transactionId)
          return [
            transactionId,
            messages.filter(({ from, read }) => from === 'party' && !read).length,
          ] as const
        })
        return new Map(counts.filter(([, unread]) => unread > 0))
      }),
  }
}

function write(state: State, command: WriteMessage): DossierMessage {
  const { transactionId, key, party: with_, actor, at } = command
  const dossier = mustFind(state, transactionId)
  const writer = writerOn(state, dossier, actor, at)
  if (writer.party !== null && writer.party !== with_) {
    throw new Refusal('party-link-invalid', 'A party opens no conversation but its own')
  }
  const party = partyOf(dossier.terms, with_)
  const known = state.messages.get(transactionId) ?? new Map<string, DossierMessage>()
  const n = known.get(key)?.n
  const earlier = messagesOf(state, transactionId).find((message) => message.n === n)
  if (earlier !== undefined) return earlier
  const from = writer.party === null ? 'office' : 'party'
  const text = messageText(command.text)
  const message = { n: known.size + 1, party: with_, from, text, at, read: false } as const
  state.messages.set(transactionId, new Map([...known, [key, message]]))
  const event = { at, event: 'message-written', actorId: writer.actorId } as const
  append(state, transactionId, `message/${message.n}`, { ...event, detail: { party: with_ } })
  const notary = { id: dossier.notaryId, name: notaryName(state, dossier.notaryId) }
  enqueue(state, messageWritten({ transactionId, at, party, notary, message }))
  return message
}

function messagesOf(state: State, transactionId: TransactionId, party?: PartyKey): readonly DossierMessage[] {
  const all = [...(state.messages.get(transactionId)?.values() ?? [])]
  return all
    .filter((message) => party === undefined || message.party === party)
    .map((message) => {
      const reader = message.from === 'office' ? 'party' : 'office'
      const upTo = state.seen.get(seenKey(transactionId, message.party, reader)) ?? 0
      return { ...message, read: upTo >= message.n }
    })
}

function seenKey(transactionId: TransactionId, party: PartyKey, reader: Side): string {
  return [transactionId, party, reader].join('/')
}
