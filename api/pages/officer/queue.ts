import type { RequestHandler } from 'express'
import type { StoredCase } from '../../../domain/ports.ts'
import { heaviest } from '../../../domain/screening/screen.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Text } from '../../../web/text/shape.ts'
import type { ApiDeps } from '../../deps.ts'
import { explainCode } from '../explain.ts'
import { actorAs } from '../guard.ts'
import type { Renderer } from '../render/show.ts'
import { TAGS } from '../tags.ts'

const MINUTE_MS = 60_000
const MINUTES_A_DAY = 24 * 60

/** The cases that wait, oldest first, and those decided lately. */
export function createQueue({ stores, now }: ApiDeps, { show, voiceOf }: Renderer): RequestHandler {
  return async (req, res) => {
    const actor = actorAs('officer', req, res)
    if (actor === undefined) return
    const { t } = voiceOf(req)
    const cases = await stores.cases.queue()
    const rowOf = (review: StoredCase) => ({
      ...review,
      weight: heaviest(review.flags),
      titles: review.flags.map(({ code }) => explainCode(t, code)),
      age: ageIn(t, review.openedAt, now()),
      takenBy: holderOf(t, review, actor.id),
    })
    const isOpen = ({ outcome }: StoredCase): boolean =>
      outcome === null || outcome === 'needs-second-officer'
    show(req, res, {
      template: 'officer/queue',
      title: t.officer.queue.title,
      data: {
        waiting: cases.filter(isOpen).map(rowOf),
        decided: cases.filter((review) => !isOpen(review)).map(rowOf),
        tags: TAGS,
      },
    })
  }
}

function holderOf({ officer }: Text, { claimedBy }: Pick<StoredCase, 'claimedBy'>, viewerId: string): string {
  if (claimedBy === null) return officer.queue.nobody
  return claimedBy === viewerId ? officer.queue.you : officer.queue.another
}

function ageIn({ officer }: Text, since: Instant, now: Instant): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / MINUTE_MS))
  if (minutes < 60) return officer.queue.minutes(minutes)
  if (minutes < MINUTES_A_DAY) return officer.queue.hours(Math.floor(minutes / 60))
  return officer.queue.days(Math.floor(minutes / MINUTES_A_DAY))
}
