import type { Actor } from '../actor.ts'
import type { DocumentRequest } from '../exchange/asked.ts'
import type { DossierMessage, Side } from '../exchange/dossier-message.ts'
import type { PartyKey } from '../exchange/parties.ts'
import type { PartyLink } from '../exchange/party-link.ts'
import type { AsParty } from '../exchange/party-login.ts'
import type { Sha256, TransactionId } from '../ids.ts'
import type { Contact } from '../message/contact.ts'
import type { Instant, LocalDate } from '../time.ts'

export interface AskFor {
  readonly transactionId: TransactionId
  /** The business key: a repeat is the same request. */
  readonly key: string
  readonly title: string
  readonly of: PartyKey | null
  readonly until: LocalDate | null
  readonly note: string | null
  readonly actor: Actor
  readonly at: Instant
}

export interface MakeLink {
  readonly transactionId: TransactionId
  readonly linkId: string
  /** All of the code that is kept. */
  readonly codeSha256: Sha256
  readonly party: PartyKey
  readonly actor: Actor
  readonly at: Instant
}

export interface WriteMessage {
  readonly transactionId: TransactionId
  /** The business key: a repeat is the same message. */
  readonly key: string
  readonly party: PartyKey
  readonly text: string
  readonly actor: Actor | AsParty
  readonly at: Instant
}

export interface SetPartyContact {
  readonly transactionId: TransactionId
  /** The business key: a repeat changes nothing, whatever was set since. */
  readonly key: string
  readonly party: PartyKey
  readonly contact: Pick<Contact, 'email' | 'language'>
  readonly actor: Actor
  readonly at: Instant
}

/**
 * What notary and parties exchange besides the bytes of documents. What is the office's to do is refused with
 * `not-authorised` to everyone but the dossier's notary and his clerks; what comes by a link is refused with
 * `party-link-invalid` unless the link is live, what comes by a login with `transaction-not-found` unless the terms
 * name the person in that part; both reach their own part alone.
 */
export interface ExchangeStore {
  /**
   * The office's, while the transaction waits for its notary. Asks for one more document and tells the party. Key:
   * transaction and key. Refuses `illegal-transition`, `party-unknown`.
   */
  askFor(command: AskFor): Promise<DocumentRequest>
  /** The office's. What was uploaded stays; it is no longer asked for. Key: slot. Refuses `document-unknown`. */
  takeBack(command: {
    readonly transactionId: TransactionId
    readonly slot: string
    readonly actor: Actor
    readonly at: Instant
  }): Promise<void>
  /** The office's. Key: link id. Refuses `party-unknown`. */
  makeLink(command: MakeLink): Promise<PartyLink>
  /** The office's. Lets nobody in any more, at once. Key: link id. Refuses `party-link-invalid` when there is none. */
  revokeLink(command: {
    readonly transactionId: TransactionId
    readonly linkId: string
    readonly actor: Actor
    readonly at: Instant
  }): Promise<void>
  /** Newest first. */
  linksOf(transactionId: TransactionId): Promise<readonly PartyLink[]>
  /** Whether it lets somebody in now, the caller asks. */
  findLink(codeSha256: Sha256): Promise<PartyLink | undefined>
  /**
   * The office's. Where that party's letters on this dossier go from now on, and in which language; the history tells
   * that, not where. Key: transaction and key. Refuses `party-unknown`.
   */
  setContact(command: SetPartyContact): Promise<void>
  /**
   * The office's, or the party's by his link or his login; the history tells that, not what, and the other side is
   * told. Key: transaction and key. Refuses `party-unknown`, `message-unfit`.
   */
  write(command: WriteMessage): Promise<DossierMessage>
  /** Oldest first: all conversations, or that of one party. */
  messagesOf(transactionId: TransactionId, party?: PartyKey): Promise<readonly DossierMessage[]>
  /** That side has seen what the other wrote, up to that message. */
  markRead(command: {
    readonly transactionId: TransactionId
    readonly party: PartyKey
    readonly reader: Side
    readonly upTo: number
  }): Promise<void>
  /** How many messages of parties the office has not seen, by transaction; those with none are not there. */
  unreadOf(notaryId: string): Promise<ReadonlyMap<TransactionId, number>>
}
