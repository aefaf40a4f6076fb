import { randomUUID } from 'node:crypto'
import { cents } from '../../domain/money.ts'
import { FLOOR_QUEUE } from './names.ts'
import { payAt } from './payer.ts'
import type { Setting } from './setting.ts'
import type { Script } from './script.ts'

/** The orders that one floor run pays at the bank: opening them is the engine's part, and not measured here. */
export async function openOrders({ bank }: Setting, script: Script): Promise<readonly string[]> {
  const signals = script.turns.filter(({ message }) => message === 'signal')
  const opened = signals.map(() =>
    bank.openCheckout({ orderId: randomUUID(), amount: cents(100), description: 'floor' }),
  )
  return (await Promise.all(opened)).map(({ checkoutUrl }) => checkoutUrl)
}

/** Drives one floor workflow through its script, a payment before each signal. Answers its id. */
export async function walkFloor(
  { client }: Setting,
  script: Script,
  orders: readonly string[],
): Promise<string> {
  const unpaid = [...orders]
  const handle = await client.workflow.start('floorTransaction', {
    workflowId: `floor/${randomUUID()}`,
    taskQueue: FLOOR_QUEUE,
    args: [script],
  })
  for (const { message } of script.turns) {
    if (message === 'update') await handle.executeUpdate('floorUpdate', { args: ['x'.repeat(300)] })
    else {
      await payAt(unpaid.shift() ?? '')
      await handle.signal('floorSignal')
    }
  }
  await handle.result()
  return handle.workflowId
}
