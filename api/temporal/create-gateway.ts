import type { Client } from '@temporalio/client'
import { WithStartWorkflowOperation } from '@temporalio/client'
import type { SignalDefinition } from '@temporalio/common'
import type { TransactionId } from '../../domain/ids.ts'
import { DURATIONS } from '../../domain/transaction/durations.ts'
import type { Durations } from '../../domain/transaction/durations.ts'
import {
  inputFor,
  LAND_TRANSACTION,
  nudge,
  openDossier,
  paymentHint,
  TRANSACTIONS_QUEUE,
  workflowIdOf,
} from '../../workflows/messages.ts'
import { WorkflowGone } from '../workflow-gateway.ts'
import type { WorkflowGateway } from '../workflow-gateway.ts'
import { translated } from './translate.ts'

/** Without one, a call waits for ever when no worker runs (temporalio/sdk-typescript, `withDeadline`). */
const DEADLINE_MS = 5_000

interface GatewayDeps {
  readonly client: Client
  /** Durations other than the lawful ones, for a demonstration. */
  readonly durations?: Partial<Durations>
  readonly deadlineMs?: number
}

/** The procedures on a Temporal server. */
export function createWorkflowGateway(deps: GatewayDeps): WorkflowGateway {
  const { client, durations, deadlineMs = DEADLINE_MS } = deps
  const bounded = <Result>(call: () => Promise<Result>): Promise<Result> =>
    client.withDeadline(Date.now() + deadlineMs, call)
  const signal = async (transactionId: TransactionId, definition: SignalDefinition): Promise<void> => {
    const send = (): Promise<void> =>
      client.workflow.getHandle(workflowIdOf(transactionId)).signal(definition)
    await translated(transactionId, () => bounded(send)).catch((error: unknown) => {
      if (!(error instanceof WorkflowGone)) throw error
    })
  }

  return {
    open: (transactionId, updateId, opening) =>
      translated(transactionId, () =>
        bounded(() =>
          client.workflow.executeUpdateWithStart(openDossier, {
            updateId,
            args: [opening],
            startWorkflowOperation: new WithStartWorkflowOperation(LAND_TRANSACTION, {
              workflowId: workflowIdOf(transactionId),
              taskQueue: TRANSACTIONS_QUEUE,
              args: [inputFor(transactionId, { ...DURATIONS, ...durations })],
              workflowIdConflictPolicy: 'USE_EXISTING',
              // One that ended unopened must not bar its key for ever; what was opened stands in the record.
              workflowIdReusePolicy: 'ALLOW_DUPLICATE',
            }),
          }),
        ),
      ),
    update: (transactionId, update, updateId, argument) =>
      translated(transactionId, () =>
        bounded(() =>
          client.workflow
            .getHandle(workflowIdOf(transactionId))
            .executeUpdate(update, { updateId, args: [argument] }),
        ),
      ),
    hint: (transactionId) => signal(transactionId, paymentHint),
    nudge: (transactionId) => signal(transactionId, nudge),
  }
}
