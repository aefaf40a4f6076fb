import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow'
import { isFinal } from '../domain/transaction/stages.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import { answer } from './answer.ts'
import { beginExamination, examine } from './examination.ts'
import { takeLodging, untilLodged } from './lodging.ts'
import * as messages from './messages.ts'
import type { LandTransactionInput } from './messages.ts'
import { answerOpening, isOpened } from './opening.ts'
import { collectPayment, takeCheckout } from './payment.ts'
import { deliver, register } from './registration.ts'
import { screen, takeClaim, takeDecision, untilDecided } from './review.ts'
import { newTransaction } from './transaction.ts'
import type { Transaction } from './transaction.ts'
import { takeWithdrawal } from './withdrawal.ts'

/** What is done, or waited for, in each stage. Every step ends in another stage. */
const STEPS: Partial<Record<Stage, (transaction: Transaction) => Promise<void>>> = {
  preparing: untilLodged,
  lodged: beginExamination,
  examining: examine,
  returned: untilLodged,
  'awaiting-payment': collectPayment,
  clearing: screen,
  'in-review': untilDecided,
  registering: register,
  registered: deliver,
}

/**
 * One land transaction, from the opening of its dossier to its end: it may live for months. Answers the stage
 * in which it ended; null when the dossier was never opened.
 */
export async function landTransaction(input: LandTransactionInput): Promise<Stage | null> {
  const transaction = newTransaction(input)
  const { state } = transaction
  answerMessages(transaction)

  const opened = await isOpened(state)
  while (opened && !isFinal(state.stage)) await STEPS[state.stage]?.(transaction)
  // However the transaction ended, its receipt is still sealed: the end would take that step away.
  await transaction.receiptSealed
  await condition(allHandlersFinished)
  return opened ? state.stage : null
}

function answerMessages(transaction: Transaction): void {
  answerOpening(transaction)
  answer(transaction, messages.lodge, takeLodging)
  answer(transaction, messages.openCheckout, takeCheckout)
  answer(transaction, messages.claimCase, takeClaim)
  answer(transaction, messages.decideCase, takeDecision)
  answer(transaction, messages.withdraw, takeWithdrawal)
  setHandler(messages.paymentHint, () => {
    transaction.state.hinted = true
  })
}
