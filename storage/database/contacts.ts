import type { Knex } from 'knex'
import type { Contact } from '../../domain/message/contact.ts'
import { recipientKey } from '../../domain/message/message.ts'
import type { Recipient } from '../../domain/message/message.ts'
import type { ContactStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { commit } from './commit.ts'

export interface ContactRow {
  readonly recipient: string
  readonly email: string
  readonly language: Contact['language']
  readonly courtesy_off_at: Instant | null
  readonly updated_at: Instant
}

export const CONTACT_COLUMNS = ['email', 'language', 'courtesy_off_at'] as const

export function contactFrom(row: Pick<ContactRow, (typeof CONTACT_COLUMNS)[number]>): Contact {
  return { email: row.email, language: row.language, courtesyOffAt: row.courtesy_off_at }
}

export function createContacts(knex: Knex): ContactStore {
  return {
    async find(to) {
      const row = await knex<ContactRow>('contact')
        .where({ recipient: recipientKey(to) })
        .first(...CONTACT_COLUMNS)
      return row && contactFrom(row)
    },
    put: (to, contact, at) => commit(knex, (trx) => putContact(trx, to, contact, at)),
    putFirst: (to, contact, at) =>
      commit(knex, async (trx) => {
        await insert(trx, to, contact, at).ignore()
      }),
    setCourtesy: (recipient, wanted, at) =>
      commit(knex, async (trx) => {
        await trx<ContactRow>('contact')
          .where({ recipient })
          .update({ courtesy_off_at: wanted ? null : at, updated_at: at })
      }),
  }
}

/** Sets address and language within a commit; what he unsubscribed from stays as it was. */
export async function putContact(
  trx: Knex.Transaction,
  to: Recipient,
  contact: Pick<Contact, 'email' | 'language'>,
  at: Instant,
): Promise<void> {
  const { email, language } = contact
  await insert(trx, to, contact, at).merge({ email, language, updated_at: at })
}

function insert(
  trx: Knex.Transaction,
  to: Recipient,
  { email, language }: Pick<Contact, 'email' | 'language'>,
  at: Instant,
): Knex.OnConflictQueryBuilder<ContactRow, number[]> {
  const row = { recipient: recipientKey(to), email, language, courtesy_off_at: null, updated_at: at }
  return trx<ContactRow, number[]>('contact').insert(row).onConflict('recipient')
}
