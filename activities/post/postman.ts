import { wants } from '../../domain/message/contact.ts'
import { retryAt } from '../../domain/message/retries.ts'
import type { Delivery, OutboxStore } from '../../domain/ports.ts'
import { later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { Report } from '../report.ts'
import { mailOf, publicIdOf } from './mail.ts'
import type { PostPlace } from './mail.ts'
import type { Mailer } from './mailer.ts'
import { Undeliverable } from './undeliverable.ts'
import type { WebhookCaller } from './webhook.ts'

export interface PostDeps {
  readonly outbox: OutboxStore
  readonly mailer: Pick<Mailer, 'send'>
  readonly call: WebhookCaller
  readonly place: PostPlace
  readonly now: () => Instant
  readonly report: Report
}

/** What one round takes on at once. */
export const BATCH = 20
/** Longer than any attempt can take, so that nobody else takes up what is under way. */
const LEASE_MS = 120_000

/**
 * Delivers what is due, one batch; answers how many it took on. May run in any number of processes at once. Who
 * dies between sending and recording it sends again after his lease: the receiver gets it twice, under the same
 * Message-ID or webhook-id.
 */
export async function deliverDue(deps: PostDeps): Promise<number> {
  const at = deps.now()
  const due = await deps.outbox.lease({ at, until: later(at, LEASE_MS), most: BATCH })
  await Promise.all(due.map((delivery) => deliver(deps, delivery)))
  return due.length
}

async function deliver(deps: PostDeps, delivery: Delivery): Promise<void> {
  const { outbox, now } = deps
  const { deliveryId } = delivery
  const unwanted = whyUnwanted(delivery)
  if (unwanted !== null) return outbox.drop(deliveryId, unwanted)
  try {
    await send(deps, delivery)
  } catch (error) {
    return recordFailure(deps, delivery, error)
  }
  await outbox.recordSent(deliveryId, now())
}

/** Much may have changed since the message was written. */
function whyUnwanted({ way, message }: Delivery): string | null {
  if (way.channel === 'webhook') return way.endpoint === null ? 'endpoint-removed' : null
  if (way.contact === null) return 'no-address'
  return wants(way.contact, message.template) ? null : 'unsubscribed'
}

async function send({ mailer, call, place, now }: PostDeps, { way, message }: Delivery): Promise<void> {
  if (way.channel === 'webhook' && way.endpoint !== null) await call(way.endpoint, message, now())
  if (way.channel === 'email' && way.contact !== null) {
    await mailer.send(await mailOf(message, way.contact, place))
  }
}

async function recordFailure(deps: PostDeps, delivery: Delivery, error: unknown): Promise<void> {
  const { deliveryId, attempts: attempt, sentOffAt, way, message } = delivery
  const again = error instanceof Undeliverable ? null : retryAt(attempt, sentOffAt, deps.now())
  const because = error instanceof Error ? error.message : 'unknown'
  deps.report(again === null ? 'a message was given up' : 'a message could not be delivered yet', {
    // Neither the delivery's id nor the other side's words: they may name people.
    ...{ message: publicIdOf(message.messageId), channel: way.channel, attempt },
  })
  await deps.outbox.recordFailure(deliveryId, { attempt, error: because, again })
}
