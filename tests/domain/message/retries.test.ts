import { expect } from 'chai'
import { DEAD_AFTER_MS, retryAt } from '../../../domain/message/retries.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { at } from '../sample.ts'

/** The pauses of something that fails at every attempt, in milliseconds. */
function pauses(): readonly number[] {
  const all: number[] = []
  let now: Instant = at
  for (let attempt = 1; ; attempt += 1) {
    const next = retryAt(attempt, at, now)
    if (next === null) return all
    all.push(Date.parse(next) - Date.parse(now))
    now = next
  }
}

describe('the retries of a delivery', () => {
  it('come after pauses that never shrink, from seconds to hours', () => {
    const all = pauses()
    expect(all[0]).to.equal(5_000)
    expect(all).to.deep.equal(all.toSorted((a, b) => a - b))
  })

  it('go on for three days and no longer', () => {
    const total = pauses().reduce((sum, pause) => sum + pause, 0)
    expect(total).to.be.at.most(DEAD_AFTER_MS)
    expect(total).to.be.greaterThan(DEAD_AFTER_MS - 14 * 3_600_000)
  })

  it('count from when it was sent off, not from its first failure', () => {
    expect(retryAt(1, at, later(at, DEAD_AFTER_MS))).to.equal(null)
    expect(retryAt(1, later(at, DEAD_AFTER_MS), later(at, DEAD_AFTER_MS))).to.not.equal(null)
  })
})
