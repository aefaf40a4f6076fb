import { createHash, timingSafeEqual } from 'node:crypto'
import { json, Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { OrderBook } from './order-book.ts'
import { parseOrderRequest, reportOf } from './order.ts'
import type { Order } from './order.ts'

export interface Merchant {
  readonly id: string
  readonly password: string
}

export interface MerchantApiDeps {
  readonly merchant: Merchant
  readonly orders: OrderBook
  /** Where this bank's checkout pages are. */
  readonly url: string
}

const NEVER_OPENED = 'No checkout was opened for this order'
const ORDER = '/api/merchants/:merchant/orders/:orderId'

/**
 * What the merchant's server calls: open a checkout for an order, retrieve the order, and close the checkout
 * unless it is decided already. Each answers how the order stands and may be asked again.
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
    if (order === undefined) refuse(res, 409, 'amount-differs', 'This order stands at another amount')
    else res.json(checkoutOf(order, url))
  })
  router.get(ORDER, (req: Request<{ orderId: string }>, res) => {
    const order = orders.find(req.params.orderId)
    if (order === undefined) refuse(res, 404, 'unknown-order', NEVER_OPENED)
    else res.set('Cache-Control', 'no-store').json(reportOf(order))
  })
  router.delete(`${ORDER}/checkout`, (req: Request<{ orderId: string }>, res) => {
    const order = orders.find(req.params.orderId)
    if (order === undefined) refuse(res, 404, 'unknown-order', NEVER_OPENED)
    else res.json(reportOf(orders.decide(order, 'cancelled', order.amountCents).order))
  })
  return router
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
