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
} from '@temporalio/workflow'
import { STAGE_ATTRIBUTE } from '../../workflows/messages.ts'
import type { FloorActivities } from './floor-activities.ts'
import { FLOOR_DOCUMENTS_QUEUE } from './names.ts'
import type { Move, Script, Turn } from './script.ts'

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

/** As long as the content that a real step carries. */
const PAYLOAD = 'x'.repeat(300)

/** Does what a script says and nothing else: the least that a transaction of this shape can cost. */
export async function floorTransaction({ turns }: Script): Promise<void> {
  let messages = 0
  let begun = 0
  let done = 0

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
    return PAYLOAD
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

async function perform(moves: readonly Move[]): Promise<void> {
  // A timer that is cancelled before the worker has told the server of it leaves no event: these live a while.
  const timers = moves.filter((move) => move === 'timer').map(startTimer)
  for (const move of moves) await PERFORM[move]()
  for (const timer of timers) timer.cancel()
}

const PERFORM: Readonly<Record<Move, () => Promise<unknown>>> = {
  activity: () => nothing(PAYLOAD),
  document: () => nothingElsewhere(PAYLOAD),
  local: () => nothingBeside(PAYLOAD),
  timer: () => Promise.resolve(),
  upsert: () => {
    upsertSearchAttributes([{ key: STAGE_ATTRIBUTE, value: 'floor' }])
    return Promise.resolve()
  },
}

function startTimer(): CancellationScope {
  const scope = new CancellationScope()
  void scope.run(() => sleep('1 hour')).catch(() => undefined)
  return scope
}
