import {
  CancellationScope,
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import { STAGE_ATTRIBUTE, WAITS_UNTIL_ATTRIBUTE } from '../../workflows/messages.ts'
import type { FloorActivities } from './floor-activities.ts'
import { FLOOR_DOCUMENTS_QUEUE } from './names.ts'
import type { Move, Moves, Script, Turn } from './script.ts'

export const floorUpdate = defineUpdate<string, [string]>('floorUpdate')
export const floorSignal = defineSignal('floorSignal')

const { nothing } = proxyActivities<FloorActivities>({ startToCloseTimeout: '30 seconds' })
const { nothing: nothingElsewhere } = proxyActivities<FloorActivities>({
  taskQueue: FLOOR_DOCUMENTS_QUEUE,
  startToCloseTimeout: '30 seconds',
})
const { nothing: nothingBeside } = proxyLocalActivities<FloorActivities>({
  startToCloseTimeout: '30 seconds',
})

/** What the floor is told: what to do, and how many octets each of its payloads has. */
export interface Floor {
  readonly turns: Script['turns']
  readonly octets: number
}

/** Does what a script says and nothing else: the least that a transaction of this shape can cost. */
export async function floorTransaction({ turns, octets }: Floor): Promise<void> {
  const payload = workflowInfo().workflowId.padEnd(octets)
  let messages = 0
  let begun = 0
  let done = 0
  let timers: readonly CancellationScope[] = []

  /**
   * A timer that is cancelled before the worker has told the server of it leaves no event: each lives, as those of a
   * sale do, until the next message brings something to do.
   */
  const perform = async (steps: readonly Moves[]): Promise<void> => {
    if (steps.length === 0) return
    for (const timer of timers) timer.cancel()
    timers = steps
      .flat()
      .filter((move) => move === 'timer')
      .map(startTimer)
    for (const moves of steps) await Promise.all(moves.map((move) => PERFORM[move](payload)))
  }
  const nextTurn = async (): Promise<Turn | undefined> => {
    const mine = messages++
    await condition(() => done === mine)
    begun = mine + 1
    return turns[mine]
  }
  setHandler(floorUpdate, async () => {
    const turn = await nextTurn()
    await perform(turn?.before ?? [])
    answered.push(turn)
    return payload
  })
  setHandler(floorSignal, async () => {
    answered.push(await nextTurn())
  })

  const answered: (Turn | undefined)[] = []
  while (done < turns.length) {
    await condition(() => answered.length > done && begun > done)
    await perform(answered[done]?.after ?? [])
    done += 1
  }
}

const PERFORM: Readonly<Record<Move, (payload: string) => Promise<unknown>>> = {
  activity: nothing,
  document: nothingElsewhere,
  local: nothingBeside,
  timer: () => Promise.resolve(),
  upsert: () => show(null),
  'upsert-waiting': () => show(new Date()),
}

function show(waitsUntil: Date | null): Promise<void> {
  upsertSearchAttributes([
    { key: STAGE_ATTRIBUTE, value: 'floor' },
    { key: WAITS_UNTIL_ATTRIBUTE, value: waitsUntil },
  ])
  return Promise.resolve()
}

function startTimer(): CancellationScope {
  const scope = new CancellationScope()
  void scope.run(() => sleep('1 hour')).catch(() => undefined)
  return scope
}
