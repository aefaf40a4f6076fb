import { availableParallelism } from 'node:os'
import * as messages from '../../workflows/messages.ts'
import { atATime, percentile } from '../statistics.ts'
import { openOrders, walkFloor } from './floor.ts'
import { prepareSales } from './prepare-sales.ts'
import { walk } from './real-sale.ts'
import type { PreparedSale, Timed } from './real-sale.ts'
import { countOf, scriptOf } from './script.ts'
import type { Script } from './script.ts'
import { openSetting } from './setting.ts'
import type { Setting } from './setting.ts'

const WIDTHS = [1, 10] as const
const ROUNDS = 4
/** Runs a round, for each width: the fewer at once, the longer each round takes. */
const PER_ROUND: Readonly<Record<(typeof WIDTHS)[number], number>> = { 1: 10, 10: 40 }
const WARM_UP = 5

/** The floor of the ratio real to floor, in transactions a second. */
const TARGET_RATIO = 0.8
const TARGET_P50_MS = 2_000

/**
 * The sale against a workflow that does the same number of updates, signals, activities, timers and upserts
 * and nothing else, alternated in one run so that drift cancels. Answers whether the targets are met.
 */
export async function benchTransactions(): Promise<boolean> {
  const setting = await openSetting()
  try {
    const count = WARM_UP + 1 + WIDTHS.reduce((sum, width) => sum + PER_ROUND[width] * ROUNDS, 0)
    console.error(`Preparing ${count} sales: parcels, deeds, signatures (about ${Math.ceil(count / 15)} s)`)
    const sales = [...(await prepareSales(setting, count))]
    const script = await scriptOfOne(setting, take(sales, 1))
    for (const sale of take(sales, WARM_UP)) {
      await walk(setting, sale)
      await walkFloor(setting, script, await openOrders(setting, script))
    }
    const bare = await walkFloor(setting, script, await openOrders(setting, script))
    describe(setting, script, await eventsOf(setting, bare))
    const met = []
    for (const width of WIDTHS) met.push(await compare(setting, script, sales, width))
    return met.every(Boolean)
  } finally {
    await setting.stop()
  }
}

async function scriptOfOne(setting: Setting, [sale]: readonly PreparedSale[]): Promise<Script> {
  if (sale === undefined) throw new RangeError('no sale was prepared')
  await walk(setting, sale)
  return scriptOf(await setting.client.workflow.getHandle(messages.workflowIdOf(sale.id)).fetchHistory())
}

async function eventsOf({ client }: Setting, workflowId: string): Promise<number> {
  return (await client.workflow.getHandle(workflowId).fetchHistory()).events?.length ?? 0
}

async function compare(
  setting: Setting,
  script: Script,
  sales: PreparedSale[],
  width: (typeof WIDTHS)[number],
): Promise<boolean> {
  const timed: Timed[] = []
  let real = 0
  let floor = 0
  for (let round = 0; round < ROUNDS; round++) {
    console.error(`${width} at once, round ${round + 1} of ${ROUNDS}`)
    const batch = take(sales, PER_ROUND[width])
    const orders = await Promise.all(batch.map(() => openOrders(setting, script)))
    floor += await elapsed(() =>
      atATime(orders, width, async (mine) => {
        await walkFloor(setting, script, mine)
      }),
    )
    real += await elapsed(() =>
      atATime(batch, width, async (sale) => {
        timed.push(await walk(setting, sale))
      }),
    )
  }
  const ratio = floor / real
  const waits = timed.map((one) => one.lastPaymentToRegistered)
  const wholes = timed.map((one) => one.whole)
  const [p50, p95] = [percentile(waits, 50), percentile(waits, 95)]
  const perSecond = (seconds: number): string => ((PER_ROUND[width] * ROUNDS) / (seconds / 1_000)).toFixed(1)
  console.log(
    `${String(width).padStart(2)} at once: sale ${perSecond(real)}/s, floor ${perSecond(floor)}/s, ` +
      `ratio ${ratio.toFixed(2)} (target ≥ ${TARGET_RATIO}); whole sale ` +
      `p50 ${percentile(wholes, 50).toFixed(0)} ms, p95 ${percentile(wholes, 95).toFixed(0)} ms; last payment to registered ` +
      `p50 ${p50.toFixed(0)} ms (target ≤ ${TARGET_P50_MS}), p95 ${p95.toFixed(0)} ms`,
  )
  return ratio >= TARGET_RATIO && p50 <= TARGET_P50_MS
}

function describe({ server }: Setting, script: Script, floorEvents: number): void {
  const moves = (['activity', 'document', 'local', 'timer', 'upsert'] as const).map(
    (move) => `${countOf(script, move)} ${move}`,
  )
  const updates = script.turns.filter((turn) => turn.message === 'update').length
  console.log(`${server}, ${availableParallelism()} cores, everything on this machine`)
  console.log(
    `A sale: ${script.events} events; ${updates} updates, ${moves.join(', ')}; the floor does as many, ` +
      `in ${floorEvents} events`,
  )
}

function take<Item>(items: Item[], count: number): readonly Item[] {
  return items.splice(0, count)
}

async function elapsed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
