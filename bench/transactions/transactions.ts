import { availableParallelism } from 'node:os'
import type { WorkflowHandle } from '@temporalio/client'
import * as messages from '../../workflows/messages.ts'
import { atATime, percentile } from '../statistics.ts'
import { floorLike, openOrders, sizeOf, walkFloor } from './floor.ts'
import type { Floor } from './floor-workflow.ts'
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
/** Sales of which the one in the middle is the model for the floor. */
const MODELS = 5
/** Runs of each kind before anything is measured: a register's processes run for weeks, their code long compiled. */
const WARM_UP = 60

/** The floor of the ratio real to floor, in transactions a second. */
const TARGET_RATIO = 0.8
const TARGET_P50_MS = 2_000
/** Who lodges holds his receipt by then. */
const TARGET_RECEIPT_MS = 2_000

/**
 * The sale against a workflow that does the same number of updates, signals, activities, timers and upserts
 * and nothing else, alternated in one run so that drift cancels. Answers whether the targets are met.
 */
export async function benchTransactions(): Promise<boolean> {
  const setting = await openSetting()
  try {
    const count = MODELS + WARM_UP + WIDTHS.reduce((sum, width) => sum + PER_ROUND[width] * ROUNDS, 0)
    console.error(`Preparing ${count} sales: parcels, deeds, signatures (about ${Math.ceil(count / 15)} s)`)
    const sales = [...(await prepareSales(setting, count))]
    const [sale, script] = await typicalSale(setting, take(sales, MODELS))
    const floor = await floorLike(setting, script, await sizeOf(setting, sale))
    for (const warm of await runsOf(setting, floor, take(sales, WARM_UP))) await warm(Math.max(...WIDTHS))
    await describe(setting, script, sale, await walkFloor(setting, floor, await openOrders(setting, floor)))
    const met = []
    for (const width of WIDTHS) met.push(await compare(setting, floor, sales, width))
    return met.every(Boolean)
  } finally {
    await setting.stop()
  }
}

/** Sales differ by an event or two, as messages meet or miss each other: the one in the middle is the model. */
async function typicalSale(
  setting: Setting,
  sales: readonly PreparedSale[],
): Promise<readonly [workflowId: string, Script]> {
  const walked: (readonly [string, Script])[] = []
  for (const sale of sales) {
    await walk(setting, sale)
    const id = messages.workflowIdOf(sale.id)
    walked.push([id, scriptOf(await historyOf(setting, id))])
  }
  const middle = walked.toSorted(([, a], [, b]) => a.events - b.events)[Math.floor(walked.length / 2)]
  if (middle === undefined) throw new RangeError('no sale was prepared')
  return middle
}

async function historyOf(
  { client }: Setting,
  workflowId: string,
): ReturnType<WorkflowHandle['fetchHistory']> {
  return client.workflow.getHandle(workflowId).fetchHistory()
}

async function compare(
  setting: Setting,
  floor: Floor,
  sales: PreparedSale[],
  width: (typeof WIDTHS)[number],
): Promise<boolean> {
  const timed: Timed[] = []
  const real: Cost[] = []
  const bare: Cost[] = []
  for (let round = 0; round < ROUNDS; round++) {
    console.error(`${width} at once, round ${round + 1} of ${ROUNDS}`)
    const [runFloor, runReal] = await runsOf(setting, floor, take(sales, PER_ROUND[width]))
    bare.push(await costOf(setting, () => runFloor(width)))
    real.push(
      await costOf(setting, async () => {
        timed.push(...(await runReal(width)))
      }),
    )
  }
  return report(width, timed, sumOf(real), sumOf(bare))
}

/** As many floors as there are sales, and those sales, each to be run so many at once. */
async function runsOf(
  setting: Setting,
  floor: Floor,
  sales: readonly PreparedSale[],
): Promise<readonly [(width: number) => Promise<void>, (width: number) => Promise<readonly Timed[]>]> {
  const orders = await Promise.all(sales.map(() => openOrders(setting, floor)))
  return [
    (width) =>
      atATime(orders, width, async (mine) => {
        await walkFloor(setting, floor, mine)
      }),
    async (width) => {
      const timed: Timed[] = []
      await atATime(sales, width, async (sale) => {
        timed.push(await walk(setting, sale))
      })
      return timed
    },
  ]
}

function report(width: (typeof WIDTHS)[number], timed: readonly Timed[], real: Cost, floor: Cost): boolean {
  const ratio = floor.elapsed / real.elapsed
  const waits = timed.map((one) => one.lastPaymentToRegistered)
  const receipt = percentile(
    timed.map((one) => one.lodgingToReceipt),
    95,
  )
  const wholes = timed.map((one) => one.whole)
  const [p50, p95] = [percentile(waits, 50), percentile(waits, 95)]
  const perSecond = ({ elapsed }: Cost): string => (timed.length / (elapsed / 1_000)).toFixed(1)
  const each = ({ cpu }: Cost): string => (cpu / timed.length).toFixed(0)
  console.log(
    `${String(width).padStart(2)} at once: sale ${perSecond(real)}/s, floor ${perSecond(floor)}/s, ` +
      `ratio ${ratio.toFixed(2)} (target ≥ ${TARGET_RATIO}); processor time of driver and workers: sale ` +
      `${each(real)} ms, floor ${each(floor)} ms; whole sale ` +
      `p50 ${percentile(wholes, 50).toFixed(0)} ms, p95 ${percentile(wholes, 95).toFixed(0)} ms; lodging to receipt ` +
      `p95 ${receipt.toFixed(0)} ms (target ≤ ${TARGET_RECEIPT_MS}); last payment to registered ` +
      `p50 ${p50.toFixed(0)} ms (target ≤ ${TARGET_P50_MS}), p95 ${p95.toFixed(0)} ms`,
  )
  return ratio >= TARGET_RATIO && p50 <= TARGET_P50_MS && receipt <= TARGET_RECEIPT_MS
}

async function describe(setting: Setting, script: Script, sale: string, floor: string): Promise<void> {
  const moves = (['activity', 'document', 'local', 'timer', 'upsert'] as const).map(
    (move) => `${countOf(script, move)} ${move}`,
  )
  const updates = script.turns.filter((turn) => turn.message === 'update').length
  const events = (await historyOf(setting, floor)).events?.length ?? 0
  console.log(`${setting.server}, ${availableParallelism()} cores, everything on this machine`)
  console.log(
    `A sale: ${script.events} events in ${await sizeOf(setting, sale)} octets; ${updates} updates, ` +
      `${moves.join(', ')}; the floor does as many, in ${events} events of ${await sizeOf(setting, floor)} octets`,
  )
}

function take<Item>(items: Item[], count: number): readonly Item[] {
  return items.splice(0, count)
}

/** What a batch took: milliseconds by the clock, and of processor time. */
interface Cost {
  readonly elapsed: number
  readonly cpu: number
}

async function costOf(setting: Setting, work: () => Promise<void>): Promise<Cost> {
  const before = await setting.cpu()
  const begun = performance.now()
  await work()
  const elapsed = performance.now() - begun
  return { elapsed, cpu: (await setting.cpu()) - before }
}

function sumOf(costs: readonly Cost[]): Cost {
  return costs.reduce((a, b) => ({ elapsed: a.elapsed + b.elapsed, cpu: a.cpu + b.cpu }))
}
