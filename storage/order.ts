import { parseOrderId } from '../domain/payment/notice.ts'

/** The notice and the transaction of an order. Throws a fault: every order id was made by the engine. */
export function mustNameOrder(orderId: string): NonNullable<ReturnType<typeof parseOrderId>> {
  const named = parseOrderId(orderId)
  if (named === undefined) throw new Error(`${orderId} is no order of this engine`)
  return named
}
