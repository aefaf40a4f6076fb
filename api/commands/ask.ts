import type { UpdateDefinition } from '@temporalio/common'
import { Refusal } from '../../domain/refusal.ts'
import type { Actor } from '../../domain/actor.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { STAGES } from '../../domain/transaction/stages.ts'
import { authorize, notFound } from '../authorize.ts'
import type { Action } from '../authorize.ts'
import type { CommandDeps } from '../deps.ts'
import { Unavailable } from '../unavailable.ts'
import { WorkflowGone } from '../workflow-gateway.ts'
import type { Attempt } from './once.ts'

/** The dossier, if the actor may do that to it. Throws as `authorize` does. */
export async function dossierFor(
  { stores }: Pick<CommandDeps, 'stores'>,
  actor: Actor,
  action: Action,
  id: TransactionId,
): Promise<Dossier> {
  const dossier = await stores.dossiers.find(id)
  authorize(actor, action, dossier ?? null)
  if (dossier === undefined) throw notFound()
  return dossier
}

/**
 * Sends one update to the procedure. When the procedure has ended or says no, an attempt whose earlier run may
 * have had its effect gets its answer from the record through `settled`, which answers undefined where the
 * effect is not to be seen. Every other gets the no; of a procedure that has ended, `illegal-transition`.
 */
export async function ask<Result, Argument>(
  { workflows, stores }: Pick<CommandDeps, 'workflows' | 'stores'>,
  id: TransactionId,
  { updateId, again }: Attempt,
  question: {
    readonly update: UpdateDefinition<Result, [Argument]>
    readonly argument: Argument
    readonly settled?: (dossier: Dossier) => Promise<Result | undefined> | Result | undefined
  },
): Promise<Result> {
  try {
    return await workflows.update(id, question.update, updateId, question.argument)
  } catch (error) {
    if (!(error instanceof WorkflowGone || (again && error instanceof Refusal))) throw error
    const dossier = await stores.dossiers.find(id)
    if (dossier === undefined) throw notFound()
    const answer = again ? await question.settled?.(dossier) : undefined
    if (answer !== undefined) return answer
    throw error instanceof WorkflowGone ? ended(dossier, error) : error
  }
}

/** A transaction that waits for nobody is over; if one that waits has no procedure, that is our fault. */
function ended({ stage }: Dossier, cause: WorkflowGone): Error {
  if (STAGES[stage].waitsFor !== 'nobody') return new Unavailable('The procedure', cause)
  return new Refusal('illegal-transition', `The transaction is ${stage}`, { from: stage })
}
