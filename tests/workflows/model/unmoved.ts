import { equal, ok } from 'node:assert/strict'
import { runningDeadline } from '../../../domain/deadlines/running.ts'
import type { Land } from './land.ts'
import type { Standing } from './standing.ts'

/* What nothing that comes later may move. */

/** Only a registration moves the register: no payment, no objection and nothing that is found of the duty. */
export function expectRegisterUnmoved(before: Standing, now: Standing): void {
  const isRegistered = now.dossiers.some(
    (dossier, i) => (dossier?.registeredAt ?? null) !== (before.dossiers[i]?.registeredAt ?? null),
  )
  if (isRegistered) return
  for (const [i, chain] of before.chains.entries()) {
    ok(now.chains[i]?.length === chain.length, 'no title changes but by a registration')
    ok(now.encumbrances[i] === before.encumbrances[i], 'no charge changes but by a registration')
  }
}

/** Whoever was given a day has it, however often more time is asked for; and it is the day on record. */
export async function expectTermsKept({ stores }: Land, before: Standing, now: Standing): Promise<void> {
  for (const [i, { transactionId, stage, round, waitsUntil }] of now.terms.entries()) {
    const earlier = before.terms[i]
    if (waitsUntil === null || waitsUntil === earlier?.waitsUntil) continue
    const running = runningDeadline(stage, await stores.deadlines.of(transactionId))
    // What waits for an owner, or for the valuation, has no deadline that anybody could put off.
    if (running === undefined) continue
    equal(waitsUntil, running.until, 'what is waited for is the day on record')
    const isSame = earlier?.stage === stage && earlier.round === round
    ok(!isSame || earlier.waitsUntil === null || earlier.waitsUntil < waitsUntil, 'more time is never less')
  }
}
