import type { Knex } from 'knex'
import type { ExchangeStore } from '../../domain/ports.ts'
import { markRead, messagesOf, unreadOf, write } from './dossier-messages.ts'
import { setPartyContact } from './party-contacts.ts'
import { findLink, linksOf, makeLink, revokeLink } from './party-links.ts'
import { askFor, takeBack } from './requests.ts'

export function createExchange(knex: Knex): ExchangeStore {
  return {
    askFor: (command) => askFor(knex, command),
    takeBack: (command) => takeBack(knex, command),
    makeLink: (command) => makeLink(knex, command),
    revokeLink: (command) => revokeLink(knex, command),
    linksOf: (transactionId) => linksOf(knex, transactionId),
    findLink: (codeSha256) => findLink(knex, codeSha256),
    setContact: (command) => setPartyContact(knex, command),
    write: (command) => write(knex, command),
    messagesOf: (transactionId, party) => messagesOf(knex, transactionId, party),
    markRead: (command) => markRead(knex, command),
    unreadOf: (notaryId) => unreadOf(knex, notaryId),
  }
}
