import { randomUUID } from 'node:crypto'
import { FLOOR_QUEUE } from './names.ts'
import type { Setting } from './setting.ts'
import type { Script } from './script.ts'

/** Drives one floor workflow through its script. Answers its id. */
export async function walkFloor({ client }: Setting, script: Script): Promise<string> {
  const handle = await client.workflow.start('floorTransaction', {
    workflowId: `floor/${randomUUID()}`,
    taskQueue: FLOOR_QUEUE,
    args: [script],
  })
  for (const { message } of script.turns) {
    if (message === 'update') await handle.executeUpdate('floorUpdate', { args: ['x'.repeat(300)] })
    else await handle.signal('floorSignal')
  }
  await handle.result()
  return handle.workflowId
}
