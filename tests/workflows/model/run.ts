import fc from 'fast-check'
import { later } from '../../../domain/time.ts'
import type { Stage } from '../../../domain/transaction/stages.ts'
import { must } from '../../must.ts'
import type { Breaking } from './broken.ts'
import { settled } from './deal.ts'
import { anEvent, anOpening, happen, open } from './events.ts'
import type { Event, Opening } from './events.ts'
import { watchOver } from './invariants.ts'
import { openLand } from './land.ts'

/** Each transaction meets an order of events of its own, and the other transactions on its parcels. */
export const TOGETHER = 4

export const openings = fc.array(anOpening, { minLength: TOGETHER, maxLength: TOGETHER })
export const events = fc.array(anEvent, { minLength: 24, maxLength: 40 })

/** Has it all happen, and looks after each event. Answers in which stages the transactions stood on the way. */
export async function run(
  opened: readonly Opening[],
  happened: readonly Event[],
  breaking?: Breaking,
): Promise<ReadonlySet<Stage>> {
  const land = await openLand(opened.length, breaking)
  const look = watchOver(land)
  for (const [i, opening] of opened.entries()) await open(land, must(land.deals[i]), opening)
  const seen = new Set<Stage>()
  for (const event of happened) {
    // No two things happen at one moment.
    land.now = later(land.now, 1)
    await happen(land, must(land.deals[event.deal]), event)
    // Time passes for all of them, and what an owner does may concern any.
    for (const one of land.deals) await settled(one, land.now)
    await look()
    for (const one of land.deals) seen.add(one.transaction.state.stage)
  }
  return seen
}
