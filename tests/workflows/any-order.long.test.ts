import fc from 'fast-check'
import { expect } from 'chai'
import type { Stage } from '../../domain/transaction/stages.ts'
import { settled } from './model/deal.ts'
import { anEvent, anOpening, happen, open } from './model/events.ts'
import type { Event, Opening } from './model/events.ts'
import { watchOver } from './model/invariants.ts'
import { openLand } from './model/land.ts'
import { must } from '../must.ts'

/*
 * The real steps and handlers of the procedure, over the real activities and stores in memory, in every order that
 * chance thinks of. fast-check prints the seed and the shortest failing order; REGISTRAR_SEED runs a seed again.
 */

/** Each transaction meets an order of events of its own, and the other transactions on its parcels. */
const ORDERS = 100_000
const TOGETHER = 4
const MUST_BE_REACHED: readonly Stage[] = [
  ...(['returned', 'on-hold', 'in-review', 'registered', 'refused', 'withdrawn', 'lapsed'] as const),
]
const seed = Number(process.env['REGISTRAR_SEED'] ?? Date.now() % 2 ** 31)

describe(`transactions of all kinds, in any order of events (seed ${seed})`, function () {
  this.timeout(30 * 60_000)

  // A refusal is an answer here, a hundred times an order: it needs no stack.
  const { stackTraceLimit } = Error
  before(() => {
    Error.stackTraceLimit = 0
  })
  after(() => {
    Error.stackTraceLimit = stackTraceLimit
  })

  it('never break what the register promises', async () => {
    const reached = new Map<Stage, number>()
    const openings = fc.array(anOpening, { minLength: TOGETHER, maxLength: TOGETHER })
    const events = fc.array(anEvent, { minLength: 24, maxLength: 36 })
    const lawful = fc.asyncProperty(openings, events, async (opened, happened) => {
      for (const stage of await run(opened, happened)) reached.set(stage, (reached.get(stage) ?? 0) + 1)
    })
    await fc.assert(lawful, { numRuns: ORDERS / TOGETHER, seed })
    // Else chance would have proven little.
    for (const stage of MUST_BE_REACHED) {
      expect(reached.get(stage) ?? 0, stage).to.be.above(ORDERS / 1_000)
    }
  })
})

/** Answers in which stages the transactions stood on the way. */
async function run(openings: readonly Opening[], events: readonly Event[]): Promise<ReadonlySet<Stage>> {
  const land = await openLand(openings.length)
  const look = watchOver(land)
  for (const [i, opening] of openings.entries()) await open(land, must(land.deals[i]), opening)
  const seen = new Set<Stage>()
  for (const event of events) {
    await happen(land, must(land.deals[event.deal]), event)
    // Time passes for all of them, and what an owner does may concern any.
    for (const one of land.deals) await settled(one, land.now)
    await look()
    for (const one of land.deals) seen.add(one.transaction.state.stage)
  }
  return seen
}
