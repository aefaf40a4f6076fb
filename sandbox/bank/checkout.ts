import { randomUUID } from 'node:crypto'
import { Router, urlencoded } from 'express'
import type { Request, Response } from 'express'
import { cents } from '../../domain/money.ts'
import type { Cents } from '../../domain/money.ts'
import { sendPage } from '../page.ts'
import { checkoutPage, settledPage, UNKNOWN_PAGE } from './checkout-pages.ts'
import type { Notification, NotificationType, Notifier } from './notifier.ts'
import type { Decided, OrderBook } from './order-book.ts'
import { reportOf } from './order.ts'
import type { Decision, Order, Outcome } from './order.ts'
import type { Switches } from './switches.ts'

interface CheckoutDeps {
  readonly orders: OrderBook
  readonly notifier: Notifier
  readonly switches: () => Switches
}

/** What the payer can choose on the page, as the form sends it. */
const OUTCOMES: ReadonlyMap<string | undefined, Outcome> = new Map([
  ['pay', 'captured'],
  ['refuse', 'failed'],
  ['cancel', 'cancelled'],
])

const NOTIFIED: Readonly<Record<Outcome, readonly NotificationType[]>> = {
  captured: ['payment.attempted', 'payment.captured'],
  failed: ['payment.attempted', 'payment.failed'],
  cancelled: ['checkout.cancelled'],
}

/** The hosted page on which the payer pays. Sending its form twice charges once. */
export function checkout({ orders, notifier, switches }: CheckoutDeps): Router {
  const router = Router()
  const answer = (res: Response, { order, decision, decidedNow }: Decided): void => {
    if (decidedNow) notifier.notify(order.notificationUrl, notificationsOf(order, decision))
    if (decidedNow && decision.outcome === 'captured' && switches().serverErrorAfterCharge) {
      res.status(500).type('text').send('The bank failed after it took the money')
      return
    }
    res.redirect(303, wayBack(order, decision))
  }

  router.get('/checkout/:session', (req, res) => {
    const order = orders.findBySession(req.params.session)
    if (order === undefined) sendPage(res, 404, UNKNOWN_PAGE)
    else if (order.decision === null) sendPage(res, 200, checkoutPage(order))
    else sendPage(res, 200, settledPage(order.decision, wayBack(order, order.decision)))
  })
  router.post(
    '/checkout/:session',
    urlencoded({ extended: false, limit: '1kb' }),
    (req: Request<{ session: string }, unknown, { choice?: string } | undefined>, res) => {
      const order = orders.findBySession(req.params.session)
      if (order === undefined) {
        sendPage(res, 404, UNKNOWN_PAGE)
        return
      }
      const outcome = OUTCOMES.get(req.body?.choice)
      if (outcome === undefined) {
        res.status(400).type('text').send('choice is pay, refuse or cancel')
        return
      }
      answer(res, orders.decide(order, outcome, amountTaken(order, outcome, switches())))
    },
  )
  return router
}

/** One cent too little is the difference that is easiest to miss. */
function amountTaken(order: Order, outcome: Outcome, { wrongAmount }: Switches): Cents {
  return wrongAmount && outcome === 'captured' ? cents(order.amountCents - 1) : order.amountCents
}

function wayBack({ returnUrl }: Order, { resultIndicator }: Decision): string {
  const address = new URL(returnUrl)
  address.searchParams.set('resultIndicator', resultIndicator)
  return address.href
}

function notificationsOf(order: Order, decision: Decision): readonly Notification[] {
  return NOTIFIED[decision.outcome].map((type) => ({
    eventId: randomUUID(),
    type,
    occurredAt: decision.at,
    ...reportOf(order),
  }))
}
