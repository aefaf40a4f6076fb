import type { UpdateDefinition } from '@temporalio/common'
import type { Actor } from '../domain/actor.ts'
import type { TransactionId } from '../domain/ids.ts'
import type { Terms } from '../domain/transaction/terms.ts'
import type { StageView } from '../workflows/messages.ts'

/**
 * The procedures that run behind the API. Every call is bounded in time and throws a Refusal when the
 * procedure says no, `WorkflowGone` when it has ended or never was, and `Unavailable` when nobody answers.
 */
export interface WorkflowGateway {
  /**
   * Starts the procedure unless it runs, and opens the dossier. Key: update id. One that has ended is started
   * again: whether the dossier was opened before, the caller asks the record first.
   */
  open(
    id: TransactionId,
    updateId: string,
    opening: { readonly actor: Actor; readonly terms: Terms },
  ): Promise<StageView>
  /** Key: update id; a repeat answers as the first did. */
  update<Result, Argument>(
    id: TransactionId,
    update: UpdateDefinition<Result, [Argument]>,
    updateId: string,
    argument: Argument,
  ): Promise<Result>
  /** Says that something may have been paid. A procedure that has ended does not mind. */
  hint(id: TransactionId): Promise<void>
  /** Says that something on record changed. A procedure that has ended does not mind. */
  nudge(id: TransactionId): Promise<void>
}

/** No procedure of this transaction runs. What that means, the record says. */
export class WorkflowGone extends Error {
  constructor(id: TransactionId) {
    super(`No procedure runs for ${id}`)
    this.name = 'WorkflowGone'
  }
}
