import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow'
import type { Stage, UnfinishedStage } from '../domain/transaction/stages.ts'
import { isFinal } from '../domain/transaction/stages.ts'
import { answer } from './answer.ts'
import { goOnBeside, untilReceiptSealed } from './beside.ts'
import { deliverAndClose } from './delivery.ts'
import { beginExamination, examine } from './examination.ts'
import { takeExtension } from './extension.ts'
import { takeLodging, untilLodged } from './lodging.ts'
import * as messages from './messages.ts'
import type { LandTransactionInput } from './messages.ts'
import { onTemporal } from './on-temporal.ts'
import { answerOpening, isOpened } from './opening.ts'
import { collectPayment, takeCheckout } from './payment.ts'
import { takeHint, takeNudge, rest } from './rest.ts'
import { register } from './registration.ts'
import {
  collectClaim,
  takeObjection,
  takeObjectionDecision,
  takeReopening,
  untilObjectionDecided,
} from './revaluation.ts'
import { screen, takeClaim, takeDecision, untilOwnersDone } from './review.ts'
import { newState, restored, transactionOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'
import { takeWithdrawal } from './withdrawal.ts'

/**
 * What is done, or waited for, in each stage. A step has one effect, or rests once, and ends: in another stage,
 * or in the same to be taken again.
 */
export const STEPS: Readonly<Record<UnfinishedStage, (transaction: Transaction) => Promise<void>>> = {
  /** The notary collects the documents and lodges the deed; or his time runs out. */
  preparing: untilLodged,
  /** The receipt is given. It is sealed beside what follows. */
  lodged: beginExamination,
  /** Signatures, data and duties: on to payment, or back to the notary with reasons. */
  examining: examine,
  /** The notary puts it right and lodges anew; or his time runs out. */
  returned: untilLodged,
  /** Until every notice is paid in full; or the time to pay runs out. */
  'awaiting-payment': collectPayment,
  /** On facts as of now: clear, or a case for the officers. */
  clearing: screen,
  /** The owner's time passes, or he lifts his lock. */
  'on-hold': untilOwnersDone,
  /** Officers release, return or refuse; they have no deadline of the procedure's. */
  'in-review': rest,
  /** The title changes hands; if the register has moved, officers look at what it says now. */
  registering: register,
  /** Certificate and locks, then what is left of the time in which the valuation may reopen the duty. */
  registered: deliverAndClose,
  /** The payer pays what the valuation claims, or objects. */
  revaluation: collectClaim,
  /** An officer decides upon the objection. */
  objection: untilObjectionDecided,
}

/**
 * One land transaction, from the opening of its dossier to its end: it may live for months, and over many runs.
 * Answers the stage in which it ended; null when the dossier was never opened.
 */
export async function landTransaction(input: LandTransactionInput): Promise<Stage | null> {
  const { transactionId, durations, handedOn } = input
  const state = handedOn === undefined ? newState(transactionId, durations) : restored(handedOn)
  const transaction = transactionOf(state, onTemporal(input))
  answerMessages(transaction)
  goOnBeside(transaction)

  const opened = await isOpened(transaction)
  while (opened && !isFinal(state.stage)) {
    await STEPS[state.stage](transaction)
    if (isLong(input, transaction)) await goOnInNewRun(input, transaction)
  }
  await untilReceiptSealed(transaction)
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
  answer(transaction, messages.extend, takeExtension)
  answer(transaction, messages.reopenDuty, takeReopening)
  answer(transaction, messages.objectToClaim, takeObjection)
  answer(transaction, messages.decideObjection, takeObjectionDecision)
  setHandler(messages.paymentHint, () => {
    takeHint(transaction)
  })
  setHandler(messages.nudge, () => {
    takeNudge(transaction)
  })
}

function isLong({ mostEvents = Infinity }: LandTransactionInput, { effects }: Transaction): boolean {
  return effects.isLong() || workflowInfo().historyLength >= mostEvents
}

/** Whoever is being answered gets his answer from this run; all that is remembered goes on to the next. */
async function goOnInNewRun(input: LandTransactionInput, { state }: Transaction): Promise<never> {
  await condition(allHandlersFinished)
  return continueAsNew<typeof landTransaction>({ ...input, inTurns: true, handedOn: state })
}
