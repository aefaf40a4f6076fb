import type { TransactionId } from '../../domain/ids.ts'
import type { CommandDeps } from '../deps.ts'

/**
 * Tells the procedure that something on record changed. What changed stands, whether the procedure hears of it or
 * not: it looks again by itself when it next wakes, and operators are told why that may be late.
 */
export async function nudge(
  { workflows, log }: Pick<CommandDeps, 'workflows' | 'log'>,
  id: TransactionId,
): Promise<void> {
  await workflows.nudge(id).catch((error: unknown) => {
    log.warn({ err: error, transactionId: id }, 'the procedure was not told of a change')
  })
}
