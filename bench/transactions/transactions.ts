import { availableParallelism } from 'node:os'
import type { WorkflowHandle } from '@temporalio/client'
import * as messages from '../../workflows/messages.ts'
import { atATime, percentile } from '../statistics.ts'
import { floorLike, openOrders, sizeOf, walkFloor } from './floor.ts'
import type { Floor } from './floor-workflow.ts'
import { prepareSales } from './prepare-sales.ts'
import { walk } from './real-sale.ts'
import type { PreparedSale, Timed } from './real-sale.ts'
import { countOf, scriptOf, withoutLocals } from './script.ts'
import type { Script } from './script.ts'
import { openSetting } from './setting.ts'
import type { Setting } from './setting.ts'

const WIDTHS = [1, 10] as const
/**
 * Rounds and runs a round, for each width: short, because the machine itself may be slower a minute later. Single rounds
 * of ten at once differ by a fifth either way, so there are more of them.
 */
const ROUNDS: Readonly<Record<(typeof WIDTHS)[number], { readonly count: number; readonly runs: number }>> = {
  1: { count: 10, runs: 10 },
  10: { count: 20, runs: 30 },
}
/** Sales of which the one in the middle is the model for the floor. */
const MODELS = 5
/**
 * Runs before anything is measured. A register's processes run for weeks, their code long compiled: of the documents
 * worker alone V8 compiles eight functions a sale after 100 sales, two after 600. A floor has little code of its own.
 */
const WARM_UP = { floor: 300, sale: 1_000 } as const

/** The floor of the ratio real to floor, in transactions a second. */
const TARGET_RATIO = 0.8
const TARGET_P50_MS = 2_000
/** Who lodges holds his receipt by then. */
const TARGET_RECEIPT_MS = 2_000

/**
 * What a sale is held against: workflows that do the same number of updates, signals, activities, timers and
 * upserts, and nothing else. The bare one has its activities as Temporal gives them, over a task queue; the lean
 * one has those as local activities that a sale has so. The target is of the bare one; the lean one shows what is
 * left of our own work once Temporal is asked for as little as possible.
 */
interface Floors {
  readonly bare: Floor
  readonly lean: Floor
}

/**
 * The sale against its floors, alternated in one run so that drift cancels. Answers whether the targets are met.
 */
export async function benchTransactions(): Promise<boolean> {
  const setting = await openSetting()
  try {
    const measured = Object.values(ROUNDS).reduce((sum, { count: rounds, runs }) => sum + rounds * runs, 0)
    const count = MODELS + WARM_UP.sale + measured
    console.error(`Preparing ${count} sales: parcels, deeds, signatures (about ${Math.ceil(count / 15)} s)`)
    const sales = [...(await prepareSales(setting, count))]
    const [sale, script] = await typicalSale(setting, take(sales, MODELS))
    const lean = await floorLike(setting, script, await sizeOf(setting, sale))
    const floors = { lean, bare: { ...lean, turns: withoutLocals(script).turns } }
    const seconds = Math.ceil(WARM_UP.floor / 4 + WARM_UP.sale / 5)
    console.error(`Warming up: ${WARM_UP.floor} of each floor, ${WARM_UP.sale} sales (about ${seconds} s)`)
    const widest = Math.max(...WIDTHS)
    for (const floor of Object.values(floors)) await runFloors(setting, floor, WARM_UP.floor, widest)
    await runSales(setting, take(sales, WARM_UP.sale), widest)
    await describe(setting, script, sale, floors)
    const met = []
    for (const width of WIDTHS) met.push(await compare(setting, floors, sales, width))
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
  floors: Floors,
  sales: PreparedSale[],
  width: (typeof WIDTHS)[number],
): Promise<boolean> {
  const { count, runs } = ROUNDS[width]
  const rounds: Measured[] = []
  for (let round = 0; round < count; round++) {
    console.error(`${width} at once, round ${round + 1} of ${count}`)
    rounds.push(await runRound(setting, floors, take(sales, runs), { width, backwards: round % 2 === 1 }))
  }
  return report(width, rounds)
}

/** Every other round the other way about: what one kind leaves behind to be tidied up must not always fall to the next. */
async function runRound(
  setting: Setting,
  floors: Floors,
  sales: readonly PreparedSale[],
  { width, backwards }: { readonly width: number; readonly backwards: boolean },
): Promise<Measured> {
  const lean = (): Promise<Cost> => runFloors(setting, floors.lean, sales.length, width)
  const bare = (): Promise<Cost> => runFloors(setting, floors.bare, sales.length, width)
  const sale = (): Promise<Measured['sale']> => runSales(setting, sales, width)
  return backwards
    ? { sale: await sale(), bare: await bare(), lean: await lean() }
    : { lean: await lean(), bare: await bare(), sale: await sale() }
}

/** What a round took: so many of each floor, and as many sales. */
interface Measured {
  readonly lean: Cost
  readonly bare: Cost
  readonly sale: Cost & { readonly timed: readonly Timed[] }
}

async function runFloors(setting: Setting, floor: Floor, count: number, width: number): Promise<Cost> {
  const orders = await Promise.all(Array.from({ length: count }, () => openOrders(setting, floor)))
  return costOf(setting, () =>
    atATime(orders, width, async (mine) => {
      await walkFloor(setting, floor, mine)
    }),
  )
}

async function runSales(
  setting: Setting,
  sales: readonly PreparedSale[],
  width: number,
): Promise<Measured['sale']> {
  const timed: Timed[] = []
  const cost = await costOf(setting, () =>
    atATime(sales, width, async (sale) => {
      timed.push(await walk(setting, sale))
    }),
  )
  return { ...cost, timed }
}

function report(width: (typeof WIDTHS)[number], rounds: readonly Measured[]): boolean {
  const timed = rounds.flatMap(({ sale }) => sale.timed)
  const [sale, bare, lean] = (['sale', 'bare', 'lean'] as const).map((which) =>
    sumOf(rounds.map((round) => round[which])),
  ) as [Cost, Cost, Cost]
  const ratio = bare.elapsed / sale.elapsed
  const [least, most] = [0, 100].map((rank) =>
    percentile(
      rounds.map((round) => round.bare.elapsed / round.sale.elapsed),
      rank,
    ).toFixed(2),
  ) as [string, string]
  const of = (what: keyof Timed, rank: number): number =>
    percentile(
      timed.map((one) => one[what]),
      rank,
    )
  const perSecond = ({ elapsed }: Cost): string => `${(timed.length / (elapsed / 1_000)).toFixed(1)}/s`
  const each = ({ cpu }: Cost): string => (cpu / timed.length).toFixed(0)
  const [receipt, wait] = [of('lodgingToReceipt', 95), of('lastPaymentToRegistered', 50)]
  console.log(
    [
      `${String(width).padStart(2)} at once: sale ${perSecond(sale)}, bare workflow ${perSecond(bare)}, ` +
        `ratio ${ratio.toFixed(2)}, by the round ${least} to ${most} (target ≥ ${TARGET_RATIO})`,
      `with local activities ${perSecond(lean)}, ratio ${(lean.elapsed / sale.elapsed).toFixed(2)}`,
      `processor time of driver and workers: sale ${each(sale)} ms, bare ${each(bare)} ms, local ${each(lean)} ms`,
      `whole sale p50 ${of('whole', 50).toFixed(0)} ms, p95 ${of('whole', 95).toFixed(0)} ms`,
      `lodging to receipt p95 ${receipt.toFixed(0)} ms (target ≤ ${TARGET_RECEIPT_MS})`,
      `last payment to registered p50 ${wait.toFixed(0)} ms (target ≤ ${TARGET_P50_MS}), ` +
        `p95 ${of('lastPaymentToRegistered', 95).toFixed(0)} ms`,
    ].join('; '),
  )
  return ratio >= TARGET_RATIO && wait <= TARGET_P50_MS && receipt <= TARGET_RECEIPT_MS
}

async function describe(setting: Setting, script: Script, sale: string, floors: Floors): Promise<void> {
  const moves = [
    ...(['activity', 'document', 'local', 'timer'] as const).map(
      (move) => `${countOf(script, move)} ${move}`,
    ),
    `${countOf(script, 'upsert', 'upsert-waiting')} upsert`,
  ]
  const updates = script.turns.filter((turn) => turn.message === 'update').length
  console.log(`${setting.server}, ${availableParallelism()} cores, everything on this machine`)
  console.log(
    `A sale: ${script.events} events in ${await sizeOf(setting, sale)} octets; ${updates} updates, ` +
      `${moves.join(', ')}; the bare workflow does as many in ${await lengthOf(setting, floors.bare)}, ` +
      `with local activities in ${await lengthOf(setting, floors.lean)}`,
  )
}

async function lengthOf(setting: Setting, floor: Floor): Promise<string> {
  const id = await walkFloor(setting, floor, await openOrders(setting, floor))
  const events = (await historyOf(setting, id)).events?.length ?? 0
  return `${events} events of ${await sizeOf(setting, id)} octets`
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
