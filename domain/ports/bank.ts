import type { Cents } from '../money.ts'
import type { BankOrder } from '../payment/notice.ts'

/** The payment gateway. Each call is idempotent by the order id. */
export interface BankGateway {
  openCheckout(order: {
    readonly orderId: string
    readonly amount: Cents
    readonly description: string
  }): Promise<{ readonly checkoutUrl: string }>
  retrieveOrder(orderId: string): Promise<BankOrder | undefined>
  /**
   * Stops an unpaid order from being paid, also one whose opening has yet to reach the bank. Answers how the
   * order stands after all.
   */
  cancelOrder(orderId: string): Promise<BankOrder>
}
