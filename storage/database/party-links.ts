import type { Knex } from 'knex'
import type { Actor } from '../../domain/actor.ts'
import { partyOf } from '../../domain/exchange/parties.ts'
import type { PartyKey } from '../../domain/exchange/parties.ts'
import { linkExpiry, liveLink } from '../../domain/exchange/party-link.ts'
import type { PartyLink } from '../../domain/exchange/party-link.ts'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { ExchangeStore, MakeLink } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { Refusal } from '../../domain/refusal.ts'
import { onlyItsOffice } from '../../domain/transaction/its-notary.ts'
import { actOn } from './act.ts'
import { append, appendOnce } from './history.ts'
import { fromJson } from './json.ts'

interface LinkRow {
  readonly link_id: string
  readonly transaction_id: TransactionId
  readonly party: string
  readonly code_sha256: Sha256
  readonly made_at: Instant
  readonly expires_at: Instant
  readonly revoked_at: Instant | null
}

const COLUMNS = [
  ...['link_id', 'transaction_id', 'party'],
  ...['made_at', 'expires_at', 'revoked_at'],
] as readonly (keyof LinkRow)[]

export function makeLink(knex: Knex, command: MakeLink): Promise<PartyLink> {
  const { transactionId, linkId, codeSha256, party, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsOffice(dossier.notary_id, actor)
    partyOf(fromJson(dossier.terms), party)
    const earlier = await findOn(trx, transactionId, linkId)
    if (earlier !== undefined) return earlier
    const link = { linkId, transactionId, party, madeAt: at, expiresAt: linkExpiry(at), revokedAt: null }
    await trx<LinkRow>('party_link').insert({
      link_id: linkId,
      transaction_id: transactionId,
      party,
      code_sha256: codeSha256,
      made_at: at,
      expires_at: link.expiresAt,
      revoked_at: null,
    })
    const made = { at, event: 'party-link-made', actorId: actor.id } as const
    await append(trx, transactionId, `link/${linkId}`, { ...made, detail: { party, until: link.expiresAt } })
    return link
  })
}

export function revokeLink(knex: Knex, command: Parameters<ExchangeStore['revokeLink']>[0]): Promise<void> {
  const { transactionId, linkId, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsOffice(dossier.notary_id, actor)
    const link = await findOn(trx, transactionId, linkId)
    if (link === undefined) throw new Refusal('party-link-invalid', 'The dossier has no such link')
    await withdraw(trx, link, { actor, at })
  })
}

/** Lets nobody in any more by the links of these parts, within a commit. */
export async function closeParts(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  parts: readonly PartyKey[],
  by: Revocation,
): Promise<void> {
  const links = await linksOf(trx, transactionId)
  for (const link of links.filter(({ party }) => parts.includes(party))) await withdraw(trx, link, by)
}

interface Revocation {
  readonly actor: Actor
  readonly at: Instant
}

async function withdraw(
  trx: Knex.Transaction,
  { transactionId, linkId, party }: PartyLink,
  { actor, at }: Revocation,
): Promise<void> {
  const event = { at, event: 'party-link-revoked', actorId: actor.id, detail: { party } } as const
  if (!(await appendOnce(trx, transactionId, `link-revoked/${linkId}`, event))) return
  await trx<LinkRow>('party_link').where({ link_id: linkId }).update({ revoked_at: at })
}

export async function linksOf(knex: Knex, transactionId: TransactionId): Promise<readonly PartyLink[]> {
  const rows = await knex<LinkRow>('party_link')
    .where({ transaction_id: transactionId })
    .orderBy([{ column: 'made_at', order: 'desc' }, { column: 'link_id' }])
    .select(...COLUMNS)
  return rows.map(linkFrom)
}

export async function findLink(knex: Knex, codeSha256: Sha256): Promise<PartyLink | undefined> {
  const row = await knex<LinkRow>('party_link')
    .where({ code_sha256: codeSha256 })
    .first(...COLUMNS)
  return row && linkFrom(row)
}

/** The link, if it lets its party into this dossier at that moment. Throws `party-link-invalid`. */
export async function linkOn(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  linkId: string,
  at: Instant,
): Promise<PartyLink> {
  return liveLink(await findOn(trx, transactionId, linkId), at)
}

async function findOn(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  linkId: string,
): Promise<PartyLink | undefined> {
  const row = await trx<LinkRow>('party_link')
    .where({ link_id: linkId, transaction_id: transactionId })
    .first(...COLUMNS)
  return row && linkFrom(row)
}

function linkFrom(row: LinkRow): PartyLink {
  return {
    linkId: row.link_id,
    transactionId: row.transaction_id,
    party: row.party,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  }
}
