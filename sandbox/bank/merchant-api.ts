import { createHash, timingSafeEqual } from 'node:crypto'
import { json, Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { NotOpened, OrderBook } from './order-book.ts'
import { forestalledReport, parseOrderRequest, reportOf } from './order.ts'
import type { Order, OrderReport } from './order.ts'

export interface Merchant {
  readonly id: string
  readonly password: string
}

interface MerchantApiDeps {
  readonly merchant: Merchant
  readonly orders: OrderBook
  /** Where this bank's checkout pages are. */
  readonly url: string
}

const NOT_OPENED: Readonly<Record<NotOpened, string>> = {
  'amount-differs': 'This order stands at another amount',
  'order-cancelled': 'This order was cancelled before it was opened',
}
const ORDER = '/api/merchants/:merchant/orders/:orderId'

/**
 * What the merchant's server calls: open a checkout for an order, retrieve the order, and close the checkout
 * unless it is decided already. Each answers how the order stands and may be asked again. An order that is
 * closed before it was opened stays closed: its opening may have been overtaken on the way.
 */
export function merchantApi({ merchant, orders, url }: MerchantApiDeps): Router {
  const router = Router()
  router.use('/api', onlyFor(merchant))
  router.param('merchant', (_req, res, next, id) => {
    if (id === merchant.id) next()
    else refuse(res, 403, 'not-your-orders', 'These credentials are for another merchant')
  })
  router.put(`${ORDER}/checkout`, json({ limit: '20kb' }), (req: Request<{ orderId: string }>, res) => {
    const request = parseOrderRequest(req.body)
    if (typeof request === 'string') {
      refuse(res, 400, 'invalid-order', request)
      return
    }
    const order = orders.open(req.params.orderId, request)
    if (typeof order === 'string') refuse(res, 409, order, NOT_OPENED[order])
    else res.json(checkoutOf(order, url))
  })
  router.get(ORDER, (req: Request<{ orderId: string }>, res) => {
    const report = standing(orders, req.params.orderId)
    if (report === undefined) refuse(res, 404, 'unknown-order', 'No checkout was opened for this order')
    else res.set('Cache-Control', 'no-store').json(report)
  })
  router.delete(`${ORDER}/checkout`, (req: Request<{ orderId: string }>, res) => {
    const { orderId } = req.params
    const order = orders.find(orderId)
    if (order === undefined) orders.forestall(orderId)
    else orders.decide(order, 'cancelled', order.amountCents)
    res.json(standing(orders, orderId))
  })
  return router
}

function standing(orders: OrderBook, orderId: string): OrderReport | undefined {
  const order = orders.find(orderId)
  if (order !== undefined) return reportOf(order)
  return orders.isForestalled(orderId) ? forestalledReport(orderId) : undefined
}

function checkoutOf({ orderId, session, successIndicator }: Order, url: string): Record<string, string> {
  return { orderId, checkoutUrl: `${url}/checkout/${session}`, successIndicator }
}

/** Basic authentication as the gateway has it: user `merchant.<id>`, password the merchant's. */
function onlyFor({ id, password }: Merchant): RequestHandler {
  const expected = digest(`Basic ${Buffer.from(`merchant.${id}:${password}`).toString('base64')}`)
  return (req, res, next) => {
    if (timingSafeEqual(digest(req.get('authorization') ?? ''), expected)) {
      next()
      return
    }
    res.set('WWW-Authenticate', 'Basic realm="merchant"')
    refuse(res, 401, 'wrong-credentials', 'Give the merchant and its password')
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function refuse(res: Response, status: number, code: string, explanation: string): void {
  res.status(status).json({ error: { code, explanation } })
}
