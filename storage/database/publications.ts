import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import { publicationObjectedNews } from '../../domain/message/news.ts'
import type { EndObjection, EnterObjection, PublicationStore } from '../../domain/ports.ts'
import { onlyWhilePublished, publicationOf } from '../../domain/publication/publication.ts'
import { bySoonest, noticeOf, PUBLISHED_KINDS } from '../../domain/publication/published.ts'
import type { Published } from '../../domain/publication/published.ts'
import type { ObjectionEnd, PublicObjection } from '../../domain/publication/publication.ts'
import type { Instant } from '../../domain/time.ts'
import { isObjectable } from '../../domain/shield/shield.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { STAGE_NAMES } from '../../domain/transaction/stages.ts'
import { mayEnd, mayEnter } from '../publication.ts'
import { actOn } from './act.ts'
import { append } from './history.ts'
import { fromJson } from './json.ts'
import { enqueue, subjectOf } from './outbox.ts'
import type { DossierRow } from './rows.ts'

/** Stages in which nothing is published any more; most rows are in one of them. */
const OVER = STAGE_NAMES.filter((stage) => !isObjectable(stage))

interface ObjectionRow {
  readonly transaction_id: TransactionId
  readonly objection_id: string
  readonly objector: string
  readonly grounds: string
  readonly officer_id: string | null
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
    published: (at) => published(knex, at),
    objectionsTo: (transactionId) => objectionsTo(knex, transactionId),
    object: (command) => object(knex, command),
    end: (command) => end(knex, command),
  }
}

async function published(knex: Knex, at: Instant): Promise<readonly Published[]> {
  const rows = await knex<DossierRow>('dossier')
    .whereIn('kind', PUBLISHED_KINDS)
    .whereNotNull('lodged_at')
    .whereNotIn('stage', OVER)
    .select('transaction_id', 'stage', 'terms', 'receipt_number', 'lodged_at')
  return rows
    .map(({ transaction_id, stage, terms, receipt_number, lodged_at }) => {
      const receipt =
        receipt_number === null || lodged_at === null ? null : { number: receipt_number, at: lodged_at }
      return noticeOf({ transactionId: transaction_id, stage, terms: fromJson(terms), receipt }, at)
    })
    .filter((notice) => notice !== null)
    .toSorted(bySoonest)
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
      ...{ officer_id: actor?.id ?? null, at },
    })
    const actorId = actor?.id ?? null
    const event = { event: 'publication-objected', at, actorId, detail: { objectionId } } as const
    await append(trx, transactionId, `publication-objected/${objectionId}`, event)
    const objected = { receipt: dossier.receipt_number ?? '', objectionId, at }
    await enqueue(trx, ...publicationObjectedNews(subjectOf(dossier), objected))
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
