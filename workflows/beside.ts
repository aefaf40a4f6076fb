import { ApplicationFailure } from '@temporalio/workflow'
import { unwrapped } from './refuse.ts'
import { stepOf } from './transaction.ts'
import type { Owed, State, Transaction } from './transaction.ts'

/** Begins what the procedure does not wait for. It is remembered until it is done, whatever run that is in. */
export function beginBeside(transaction: Transaction, owed: Owed): void {
  transaction.state.owed = [...transaction.state.owed, owed]
  void perform(transaction, owed)
}

/** In a new run: what the run before had not seen done is begun again. Each has its effect once. */
export function goOnBeside(transaction: Transaction): void {
  for (const owed of transaction.state.owed) void perform(transaction, owed)
}

/** However the transaction ended, its receipt is still sealed: the end would take that step away. */
export async function untilReceiptSealed({ state, effects }: Transaction): Promise<void> {
  await effects.until(() => !owesReceipt(state), null)
}

function owesReceipt({ owed }: State): boolean {
  return owed.some(({ what }) => what === 'sealed-receipt')
}

/**
 * Nothing may stop the procedure here; while an authority is away it is asked again. What comes back as an error
 * will not be done any more, and only an operator can see to it.
 */
async function perform(transaction: Transaction, owed: Owed): Promise<void> {
  const { state, effects } = transaction
  await effectOf(transaction, owed).catch((error: unknown) => {
    const { transactionId } = state
    effects.warn('Left undone beside the procedure', { transactionId, what: owed.what, why: codeOf(error) })
  })
  state.owed = state.owed.filter((other) => other !== owed)
}

function effectOf(transaction: Transaction, owed: Owed): Promise<unknown> {
  const { documents, unhurried } = transaction.effects
  switch (owed.what) {
    case 'sealed-receipt':
      return documents.sealReceipt(stepOf(transaction))
    case 'receipt-timestamp': {
      const { round, deedSha256 } = owed
      return unhurried.stampReceipt({ ...stepOf(transaction), round, deedSha256 })
    }
  }
}

/** The code of a refusal. What else a failure says is not for the log: it may speak of people. */
function codeOf(error: unknown): string {
  const cause = unwrapped(error)
  return cause instanceof ApplicationFailure ? (cause.type ?? cause.name) : 'fault'
}
