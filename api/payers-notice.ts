import { isClaim } from '../domain/payment/notice.ts'
import type { Notice } from '../domain/payment/notice.ts'
import type { Pin } from '../domain/ids.ts'
import { sumOf } from '../domain/money.ts'
import type { Cents } from '../domain/money.ts'
import type { RefundDue } from '../domain/payment/refund.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import { partiesAs } from '../domain/transaction/sides.ts'
import type { ApiDeps } from './deps.ts'
import { noticeBehind } from './commands/payments.ts'

/** A notice as the holder of its pay code may see it: enough to know that it is his, and no more. */
export interface PayersNotice extends Pick<
  Notice,
  'payer' | 'lines' | 'amount' | 'issuedAt' | 'dueAt' | 'paidAt' | 'paymentReceipt'
> {
  readonly pin: Pin
  readonly payerNames: readonly string[]
  /** What is owed back of it; null when nothing is. */
  readonly refundDue: Cents | null
  /** The transaction waits for this payment now. */
  readonly payable: boolean
}

/** Throws `pay-link-invalid`. */
export async function payersNotice(
  deps: Pick<ApiDeps, 'stores' | 'now'>,
  payCode: string,
): Promise<PayersNotice> {
  const { noticeId, payer, lines, amount, issuedAt, dueAt, paidAt, paymentReceipt, transactionId } =
    await noticeBehind(deps, payCode)
  const dossier = await deps.stores.dossiers.find(transactionId)
  const refunds = await deps.stores.payments.refundsDue(transactionId)
  if (dossier === undefined) throw new Error(`The dossier of notice ${transactionId}-${payer} is missing`)
  return {
    ...{ payer, lines, amount, issuedAt, dueAt, paidAt, paymentReceipt },
    pin: dossier.terms.pin,
    refundDue: owedBack(refunds, noticeId),
    payerNames: payersOf(dossier, payer).map(maskedName),
    payable: paidAt === null && isPayable(noticeId, dossier.stage),
  }
}

function payersOf({ terms }: Dossier, payer: Notice['payer']): readonly string[] {
  return partiesAs(terms, payer).map(({ name }) => name)
}

/** The first letter of each word, so that the payer knows himself and a stranger learns nothing. */
function maskedName(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${Array.from(word)[0] ?? ''}•••`)
    .join(' ')
}

/** A claim is paid while the duty is reopened, every other notice before registration. */
function isPayable(noticeId: string, stage: Stage): boolean {
  return stage === (isClaim(noticeId) ? 'revaluation' : 'awaiting-payment')
}

function owedBack(refunds: readonly RefundDue[], noticeId: string): Cents | null {
  const his = refunds.filter((refund) => refund.noticeId === noticeId)
  return his.length === 0 ? null : sumOf(his.map(({ amount }) => amount))
}
