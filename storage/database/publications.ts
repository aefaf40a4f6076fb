import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { EndObjection, EnterObjection, PublicationStore } from '../../domain/ports.ts'
import { onlyWhilePublished, publicationOf } from '../../domain/publication/publication.ts'
import type { ObjectionEnd, PublicObjection } from '../../domain/publication/publication.ts'
import type { Instant } from '../../domain/time.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { mayEnd, mayEnter } from '../publication.ts'
import { actOn } from './act.ts'
import { append } from './history.ts'
import { fromJson } from './json.ts'

interface ObjectionRow {
  readonly transaction_id: TransactionId
  readonly objection_id: string
  readonly objector: string
  readonly grounds: string
  readonly officer_id: string
  readonly at: Instant
}

interface EndRow {
  readonly transaction_id: TransactionId
  readonly objection_id: string
  readonly outcome: ObjectionEnd
  readonly note: string
  readonly officer_id: string
  readonly at: Instant
}

export function createPublications(knex: Knex): PublicationStore {
  return {
    objectionsTo: (transactionId) => objectionsTo(knex, transactionId),
    object: (command) => object(knex, command),
    end: (command) => end(knex, command),
  }
}

async function objectionsTo(knex: Knex, transactionId: TransactionId): Promise<readonly PublicObjection[]> {
  const where = { transaction_id: transactionId }
  const rows = await knex<ObjectionRow>('public_objection')
    .where(where)
    .orderBy(['at', 'objection_id'])
    .select('objection_id', 'objector', 'grounds', 'officer_id', 'at')
  if (rows.length === 0) return []
  const ends = await knex<EndRow>('public_objection_end')
    .where(where)
    .select('objection_id', 'outcome', 'note', 'officer_id', 'at')
  return rows.map(({ objection_id: objectionId, officer_id: officerId, ...said }) => {
    const ended = ends.find((one) => one.objection_id === objectionId)
    return {
      ...{ transactionId, objectionId, officerId, ...said },
      ended: ended
        ? { outcome: ended.outcome, note: ended.note, officerId: ended.officer_id, at: ended.at }
        : null,
    }
  })
}

function object(knex: Knex, command: EnterObjection): Promise<void> {
  const { transactionId, objectionId, objector, grounds, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    mayEnter(dossier.notary_id, command)
    const earlier = await objectionsTo(trx, transactionId)
    if (earlier.some((one) => one.objectionId === objectionId)) return
    const receipt = dossier.lodged_at === null ? null : { at: dossier.lodged_at }
    onlyWhilePublished(publicationOf(KINDS[fromJson(dossier.terms).kind], receipt), dossier.stage, at)
    await trx<ObjectionRow>('public_objection').insert({
      ...{ transaction_id: transactionId, objection_id: objectionId, objector, grounds },
      ...{ officer_id: actor.id, at },
    })
    const event = { event: 'publication-objected', at, actorId: actor.id, detail: { objectionId } } as const
    await append(trx, transactionId, `publication-objected/${objectionId}`, event)
  })
}

function end(knex: Knex, command: EndObjection): Promise<void> {
  const { transactionId, objectionId, outcome, note, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    const { ended } = mayEnd(dossier.notary_id, command, await objectionsTo(trx, transactionId))
    if (ended !== null) return
    await trx<EndRow>('public_objection_end').insert({
      ...{ transaction_id: transactionId, objection_id: objectionId, outcome, note },
      ...{ officer_id: actor.id, at },
    })
    const detail = { objectionId, outcome }
    const event = { event: 'publication-objection-ended', at, actorId: actor.id, detail } as const
    await append(trx, transactionId, `publication-objection-ended/${objectionId}`, event)
  })
}
