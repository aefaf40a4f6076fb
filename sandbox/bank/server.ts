import express from 'express'
import type { ErrorRequestHandler } from 'express'
import type { Instant } from '../../domain/time.ts'
import { serveOnLoopback } from '../loopback.ts'
import type { LoopbackServer } from '../loopback.ts'
import { checkout } from './checkout.ts'
import { merchantApi } from './merchant-api.ts'
import type { Merchant } from './merchant-api.ts'
import { createNotifier } from './notifier.ts'
import { openOrderBook } from './order-book.ts'
import { createSwitchboard } from './switchboard.ts'

interface BankOptions {
  /** 0 takes a free one. */
  readonly port: number
  /** The orders, as JSON lines; kept over restarts. */
  readonly storeFile: string
  readonly merchant: Merchant
  /** Sent with every notification in `X-Notification-Secret`. */
  readonly notificationSecret: string
  readonly clock: () => Instant
  readonly log?: (message: string, detail: Readonly<Record<string, unknown>>) => void
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
  const switchboard = createSwitchboard()
  const switches = switchboard.current
  const notifier = createNotifier({
    notificationSecret: options.notificationSecret,
    switches,
    retryDelaysMs,
    log,
  })

  const server = await serveOnLoopback(options.port, (url) =>
    express()
      .disable('x-powered-by')
      .use(switchboard.routes)
      .use(switchboard.outage)
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

/** What a body parser refuses is the caller's fault and keeps its status; the rest is ours and says nothing. */
function failed(log: NonNullable<BankOptions['log']>): ErrorRequestHandler {
  return (error: Error & { readonly status?: number }, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const status = error.status ?? 500
    if (status >= 500) log('could not answer', { error: error.message })
    res.status(status).json({ error: { code: status < 500 ? 'malformed-request' : 'fault' } })
  }
}
