import { randomUUID } from 'node:crypto'
import { WithStartWorkflowOperation } from '@temporalio/client'
import { cents } from '../../domain/money.ts'
import type { Floor } from './floor-workflow.ts'
import { FLOOR_QUEUE } from './names.ts'
import { payAt } from './payer.ts'
import type { Setting } from './setting.ts'
import { movesOf } from './script.ts'
import type { Move, Script, Turn } from './script.ts'

/** The orders that one floor run pays at the bank: opening them is the engine's part, and not measured here. */
export async function openOrders({ bank }: Setting, { turns }: Floor): Promise<readonly string[]> {
  const signals = turns.filter(({ message }) => message === 'signal')
  const opened = signals.map(() =>
    bank.openCheckout({ orderId: randomUUID(), amount: cents(100), description: 'floor' }),
  )
  return (await Promise.all(opened)).map(({ checkoutUrl }) => checkoutUrl)
}

/**
 * Drives one floor workflow through its turns: opened as a sale is, a payment before each signal, and a pause
 * for what an update leaves to be done behind it, as the notices of a sale are waited for. Answers its id.
 */
export async function walkFloor(
  { client, floorOf }: Setting,
  floor: Floor,
  orders: readonly string[],
): Promise<string> {
  const { octets, turns } = floor
  const unpaid = [...orders]
  const workflowId = `floor/${randomUUID()}`
  const args: [string] = [workflowId.padEnd(octets)]
  const handle = client.workflow.getHandle(workflowId)
  const counted = floorOf(workflowId)
  let expected = 0

  await client.workflow.executeUpdateWithStart('floorUpdate', {
    args,
    updateId: randomUUID(),
    startWorkflowOperation: new WithStartWorkflowOperation('floorTransaction', {
      ...{ workflowId, taskQueue: FLOOR_QUEUE, workflowIdConflictPolicy: 'USE_EXISTING' },
      args: [floor],
    }),
  })
  for (const [n, turn] of turns.entries()) {
    expected += movesOf(turn).filter(isCounted).length
    if (turn.message === 'signal') {
      await payAt(unpaid.shift() ?? '')
      await handle.signal('floorSignal')
    } else if (n > 0) await handle.executeUpdate('floorUpdate', { args, updateId: randomUUID() })
    if (leavesWorkBehind(turn)) await counted.until(expected)
  }
  await handle.result()
  await counted.end()
  return workflowId
}

function leavesWorkBehind({ message, after }: Turn): boolean {
  return message === 'update' && after.flat().some(isCounted)
}

/** What the driver's own worker does, and says that it has done. */
function isCounted(move: Move): boolean {
  return move === 'local' || move === 'activity'
}

/**
 * The floor whose history is as large as that of the sale, to within one octet a payload. `sale` is the size
 * of a sale's history.
 */
export async function floorLike(setting: Setting, { turns }: Script, sale: number): Promise<Floor> {
  const sizeWith = async (octets: number): Promise<number> => {
    const floor = { turns, octets }
    return sizeOf(setting, await walkFloor(setting, floor, await openOrders(setting, floor)))
  }
  const [few, many] = [100, 300]
  const [least, most] = [await sizeWith(few), await sizeWith(many)]
  return { turns, octets: Math.round(few + ((sale - least) * (many - few)) / (most - least)) }
}

/** Octets of the workflow's history, as the server counts them. */
export async function sizeOf({ client }: Setting, workflowId: string): Promise<number> {
  return (await client.workflow.getHandle(workflowId).describe()).historySize ?? 0
}
