import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '../../domain/time.ts'
import type { OrderReport } from './order.ts'
import type { Switches } from './switches.ts'

export type NotificationType =
  'payment.attempted' | 'payment.captured' | 'payment.failed' | 'checkout.cancelled'

/** A hint that something happened. Not signed: whoever gets it asks for the order. */
export interface Notification extends OrderReport {
  readonly eventId: string
  readonly type: NotificationType
  readonly occurredAt: Instant
}

interface NotifierDeps {
  readonly notificationSecret: string
  readonly switches: () => Switches
  /** Pauses before the second, third, … attempt; after the last the bank gives up. */
  readonly retryDelaysMs: readonly number[]
  readonly log: (message: string, detail: Readonly<Record<string, unknown>>) => void
}

export interface Notifier {
  /** Returns at once; the notifications go out behind. */
  notify(address: string, notifications: readonly Notification[]): void
  /** Drops what is still to be sent. */
  stop(): Promise<void>
}

const ATTEMPT_TIMEOUT_MS = 5_000

/** What goes out, in which order, under the switches. */
function planned<Item>(items: readonly Item[], { lost, doubled, reordered }: Switches): readonly Item[] {
  if (lost) return []
  const ordered = reordered ? items.toReversed() : items
  return doubled ? ordered.flatMap((item) => [item, item]) : ordered
}

/** Sends notifications as the gateway does: a static secret in a header, a few retries, no promise of order. */
export function createNotifier({ notificationSecret, switches, retryDelaysMs, log }: NotifierDeps): Notifier {
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()

  const attempt = async (address: string, notification: Notification): Promise<boolean> => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Notification-Secret': notificationSecret },
      body: JSON.stringify(notification),
      redirect: 'error',
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]),
    }).catch(() => undefined)
    await response?.body?.cancel()
    return response?.ok ?? false
  }

  const deliver = async (address: string, notification: Notification): Promise<void> => {
    for (const delay of [0, ...retryDelaysMs]) {
      await pause(delay, undefined, { signal: stopping.signal })
      if (await attempt(address, notification)) return
    }
    log('gave up on a notification', { orderId: notification.orderId, eventId: notification.eventId })
  }

  const deliverAll = async (address: string, notifications: readonly Notification[]): Promise<void> => {
    await pause(switches().late, undefined, { signal: stopping.signal })
    for (const notification of notifications) await deliver(address, notification)
  }

  return {
    notify(address, notifications) {
      const work = deliverAll(address, planned(notifications, switches())).catch((error: unknown) => {
        if (!stopping.signal.aborted) log('could not notify', { error: String(error) })
      })
      underWay.add(work)
      void work.finally(() => underWay.delete(work))
    },
    async stop() {
      stopping.abort()
      await Promise.all(underWay)
    },
  }
}
