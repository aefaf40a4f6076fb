import type { TransactionId } from '../ids.ts'
import type { Role } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { DataOf, TemplateName } from './templates.ts'

/**
 * To whom a message goes: one who logs in, by his subject; a party of a dossier, by his identity or business
 * number; or whoever holds a role, when it is for an office and not for a person.
 */
export type Recipient =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'party'; readonly id: string; readonly transactionId: TransactionId }
  | { readonly kind: 'role'; readonly id: Role }

/** One message to one recipient. */
export type Message = { readonly [Name in TemplateName]: MessageOf<Name> }[TemplateName]

export interface MessageOf<Name extends TemplateName> {
  /** The business key, as `messageIdOf` makes it: a commit that is tried again sends nothing twice. */
  readonly messageId: string
  readonly to: Recipient
  readonly template: Name
  readonly data: DataOf<Name>
  readonly transactionId: TransactionId | null
  readonly at: Instant
}

/**
 * `owner-alert/LT-…/lodged/person/owner-1`. `occasion` tells apart what one template says more than once of one
 * transaction: a round, a notice, a document.
 */
export function messageIdOf(
  template: TemplateName,
  transactionId: TransactionId | null,
  occasion: string | number,
  to: Recipient,
): string {
  return [template, transactionId ?? 'none', occasion, recipientKey(to)].join('/')
}

/** Under which the address book has him. A party has an address for each dossier: nobody else's notary may change it. */
export function recipientKey(to: Recipient): string {
  return to.kind === 'party' ? `party/${to.transactionId}/${to.id}` : `${to.kind}/${to.id}`
}

/** Makes a message with its id. `occasion` as in `messageIdOf`. */
export function messageTo<Name extends TemplateName>(
  to: Recipient,
  template: Name,
  about: {
    readonly transactionId: TransactionId | null
    readonly occasion: string | number
    readonly at: Instant
    readonly data: DataOf<Name>
  },
): MessageOf<Name> {
  const { transactionId, occasion, at, data } = about
  return {
    messageId: messageIdOf(template, transactionId, occasion, to),
    to,
    template,
    data,
    transactionId,
    at,
  }
}
