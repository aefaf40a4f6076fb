import express from 'express'
import type { Instant } from '../../domain/time.ts'
import { failed } from '../failed.ts'
import type { Log } from '../failed.ts'
import { serveOnLoopback } from '../loopback.ts'
import type { LoopbackServer } from '../loopback.ts'
import { createSwitchboard, outOfService } from '../switchboard.ts'
import { checkout } from './checkout.ts'
import { merchantApi } from './merchant-api.ts'
import type { Merchant } from './merchant-api.ts'
import { createNotifier } from './notifier.ts'
import { openOrderBook } from './order-book.ts'
import { SWITCHES } from './switches.ts'
import type { Switches } from './switches.ts'

interface BankOptions {
  /** 0 takes a free one. */
  readonly port: number
  /** The orders, as JSON lines; kept over restarts. */
  readonly storeFile: string
  readonly merchant: Merchant
  /** Sent with every notification in `X-Notification-Secret`. */
  readonly notificationSecret: string
  readonly clock: () => Instant
  readonly log?: Log
  readonly retryDelaysMs?: readonly number[]
}

const RETRY_DELAYS_MS = [500, 2_000, 10_000, 30_000]

/**
 * A bank's payment gateway with a hosted checkout, after the Mastercard gateway: a merchant opens a checkout,
 * the payer pays on the bank's page, and "retrieve order" alone says what came of it.
 */
export async function startBank(options: BankOptions): Promise<LoopbackServer> {
  const { log = () => undefined, retryDelaysMs = RETRY_DELAYS_MS } = options
  const orders = openOrderBook(options)
  const { current: switches, routes } = createSwitchboard<Switches>({
    set: SWITCHES,
    page: (form) => ({ institution: 'bank', title: 'How this bank misbehaves', body: form }),
  })
  const notifier = createNotifier({
    notificationSecret: options.notificationSecret,
    switches,
    retryDelaysMs,
    log,
  })

  const server = await serveOnLoopback(options.port, (url) =>
    express()
      .disable('x-powered-by')
      .use(routes)
      .use((_req, res, next) => {
        if (switches().outage) outOfService(res)
        else next()
      })
      .use(merchantApi({ merchant: options.merchant, orders, url }))
      .use(checkout({ orders, notifier, switches }))
      .use(failed(log)),
  ).catch((error: unknown) => {
    orders.close()
    throw error
  })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await notifier.stop()
      orders.close()
    },
  }
}
