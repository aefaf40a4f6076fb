import { randomBytes } from 'node:crypto'
import type { Instant } from '../../domain/time.ts'
import { openJournal } from './journal.ts'
import type { Decision, Order, OrderRequest, Outcome } from './order.ts'

type Entry =
  | { readonly entry: 'opened'; readonly order: Order }
  | { readonly entry: 'decided'; readonly orderId: string; readonly decision: Decision }
  | { readonly entry: 'forestalled'; readonly orderId: string }

/** Why a checkout is not opened. */
export type NotOpened = 'amount-differs' | 'order-cancelled'

interface OrderBookDeps {
  readonly storeFile: string
  readonly clock: () => Instant
}

export interface OrderBook {
  /** Answers the order already open under this id, or opens it. */
  open(orderId: string, request: OrderRequest): Order | NotOpened
  /** From now on no order is opened under this id: its opening may still be on the way. */
  forestall(orderId: string): void
  isForestalled(orderId: string): boolean
  find(orderId: string): Order | undefined
  findBySession(session: string): Order | undefined
  /** The first decision stands: a later one changes nothing, and `decidedNow` says which of the two this was. */
  decide(order: Order, outcome: Outcome, amountCents: Order['amountCents']): Decided
  close(): void
}

export interface Decided {
  readonly order: Order
  readonly decision: Decision
  readonly decidedNow: boolean
}

const secret = (): string => randomBytes(16).toString('hex')

interface Shelf {
  readonly orders: Map<string, Order>
  readonly idBySession: Map<string, string>
  readonly forestalled: Set<string>
}

/** The bank's orders: in memory as they stand, in the journal as they came to be. */
export function openOrderBook({ storeFile, clock }: OrderBookDeps): OrderBook {
  const journal = openJournal<Entry>(storeFile)
  const shelf: Shelf = { orders: new Map(), idBySession: new Map(), forestalled: new Set() }
  const { orders, idBySession, forestalled } = shelf
  const record = (entry: Entry): void => {
    journal.append(entry)
    apply(shelf, entry)
  }
  for (const entry of journal.entries) apply(shelf, entry)

  return {
    open(orderId, request) {
      const known = orders.get(orderId)
      if (known !== undefined) return known.amountCents === request.amountCents ? known : 'amount-differs'
      if (forestalled.has(orderId)) return 'order-cancelled'
      const order = { ...request, orderId, session: secret(), successIndicator: secret(), decision: null }
      record({ entry: 'opened', order })
      return order
    },
    forestall(orderId) {
      if (!forestalled.has(orderId)) record({ entry: 'forestalled', orderId })
    },
    isForestalled: (orderId) => forestalled.has(orderId),
    find: (orderId) => orders.get(orderId),
    findBySession: (session) => orders.get(idBySession.get(session) ?? ''),
    decide({ orderId }, outcome, amountCents) {
      const order = existing(orders.get(orderId))
      if (order.decision !== null) return { order, decision: order.decision, decidedNow: false }
      const captured = outcome === 'captured'
      const decision: Decision = {
        outcome,
        at: clock(),
        amountCents,
        transactionReference: captured ? `SBX-${secret().slice(0, 12).toUpperCase()}` : null,
        resultIndicator: captured ? order.successIndicator : secret(),
      }
      record({ entry: 'decided', orderId, decision })
      return { order: withDecision(order, decision), decision, decidedNow: true }
    },
    close() {
      journal.close()
    },
  }
}

function apply({ orders, idBySession, forestalled }: Shelf, entry: Entry): void {
  if (entry.entry === 'forestalled') {
    forestalled.add(entry.orderId)
    return
  }
  const order =
    entry.entry === 'opened' ? entry.order : withDecision(orders.get(entry.orderId), entry.decision)
  orders.set(order.orderId, order)
  idBySession.set(order.session, order.orderId)
}

function existing(order: Order | undefined): Order {
  if (order === undefined) throw new Error('The journal decides an order that it never opened')
  return order
}

function withDecision(order: Order | undefined, decision: Decision): Order {
  return { ...existing(order), decision }
}
