import { publicationObjectedNews } from '../../domain/message/news.ts'
import type { PublicationStore } from '../../domain/ports.ts'
import { onlyWhilePublished, publicationOf } from '../../domain/publication/publication.ts'
import { bySoonest, noticeOf } from '../../domain/publication/published.ts'
import type { Published } from '../../domain/publication/published.ts'
import type { Instant } from '../../domain/time.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { mayEnd, mayEnter } from '../publication.ts'
import { enqueue } from './outbox.ts'
import { append, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function createPublications(state: State): PublicationStore {
  const { publicObjections: all } = state
  return {
    published: (at) => soon(() => published(state, at)),
    objectionsTo: (transactionId) =>
      soon(() =>
        (all.get(transactionId) ?? []).toSorted((a, b) =>
          a.at + a.objectionId < b.at + b.objectionId ? -1 : 1,
        ),
      ),
    object: (command) =>
      soon(() => {
        const { transactionId, objectionId, objector, grounds, actor, at } = command
        const { notaryId, terms, receipt, stage } = mustFind(state, transactionId)
        mayEnter(notaryId, command)
        const earlier = all.get(transactionId) ?? []
        if (earlier.some((one) => one.objectionId === objectionId)) return
        onlyWhilePublished(publicationOf(KINDS[terms.kind], receipt), stage, at)
        const officerId = actor?.id ?? null
        const said = { transactionId, objectionId, objector, grounds, officerId, at, ended: null }
        all.set(transactionId, [...earlier, said])
        const event = {
          ...({ event: 'publication-objected', at, actorId: officerId } as const),
          detail: { objectionId },
        }
        append(state, transactionId, `publication-objected/${objectionId}`, event)
        const subject = { transactionId, notaryId, terms }
        const objected = { receipt: receipt?.number ?? '', objectionId, at }
        enqueue(state, ...publicationObjectedNews(subject, objected))
      }),
    end: (command) =>
      soon(() => {
        const { transactionId, objectionId, outcome, note, actor, at } = command
        const objections = all.get(transactionId) ?? []
        const found = mayEnd(mustFind(state, transactionId).notaryId, command, objections)
        if (found.ended !== null) return
        const ended = { ...found, ended: { outcome, note, officerId: actor.id, at } }
        all.set(
          transactionId,
          objections.map((one) => (one === found ? ended : one)),
        )
        const event = {
          ...({ event: 'publication-objection-ended', at, actorId: actor.id } as const),
          detail: { objectionId, outcome },
        }
        append(state, transactionId, `publication-objection-ended/${objectionId}`, event)
      }),
  }
}

function published({ dossiers }: State, at: Instant): readonly Published[] {
  return [...dossiers.values()]
    .map((dossier) => noticeOf(dossier, at))
    .filter((notice) => notice !== null)
    .toSorted(bySoonest)
}
