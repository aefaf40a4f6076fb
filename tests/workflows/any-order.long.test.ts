import fc from 'fast-check'
import { expect } from 'chai'
import type { Stage } from '../../domain/transaction/stages.ts'
import { events, openings, run, TOGETHER } from './model/run.ts'

/*
 * The real steps and handlers of the procedure, over the real activities and stores in memory, in every order that
 * chance thinks of. fast-check prints the seed and the shortest failing order; REGISTRAR_SEED runs a seed again.
 */

const ORDERS = 100_000
const MUST_BE_REACHED: readonly Stage[] = [
  ...(['returned', 'on-hold', 'in-review', 'registered', 'refused', 'withdrawn', 'lapsed'] as const),
  ...(['revaluation', 'objection', 'closed'] as const),
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
