import { Connection, WorkflowClient } from '@temporalio/client'
import { workflowIdOf } from '../../workflows/messages.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Running } from '../start/running.ts'
import type { WalkedKind } from './every-kind.ts'

/** How many events the history of a walked transaction has. */
interface Measured {
  readonly kind: WalkedKind['kind']
  readonly events: number
}

/** The history of each, longest first. Of one that went on in new runs, the present one. */
export async function historiesOf(
  { env }: Pick<Running, 'env'>,
  walked: readonly WalkedKind[],
): Promise<readonly Measured[]> {
  const { TEMPORAL_ADDRESS: address = '', TEMPORAL_NAMESPACE: namespace = '' } = env
  const connection = await Connection.connect({ address })
  try {
    const client = new WorkflowClient({ connection, namespace })
    const measured = walked.map(async ({ kind, id }) => {
      const { historyLength } = await client.getHandle(workflowIdOf(id as TransactionId)).describe()
      return { kind, events: historyLength }
    })
    return (await Promise.all(measured)).toSorted((a, b) => b.events - a.events)
  } finally {
    await connection.close()
  }
}
