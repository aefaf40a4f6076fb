import { expect } from 'chai'
import fc from 'fast-check'
import { Refusal } from '../../../domain/refusal.ts'
import { advance, isFinal, mayFollow, STAGE_NAMES, STAGES } from '../../../domain/transaction/stages.ts'
import type { Stage } from '../../../domain/transaction/stages.ts'

describe('the stage table', () => {
  it('leads from preparing to every stage', () => {
    const reached = new Set<Stage>(['preparing'])
    for (const stage of reached) STAGES[stage].next.forEach((next) => reached.add(next))
    expect([...reached].sort()).to.deep.equal([...STAGE_NAMES].sort())
  })

  it('has a way to an end from every stage', () => {
    const ends = new Set<Stage>(STAGE_NAMES.filter(isFinal))
    for (let grown = true; grown;) {
      const before = ends.size
      STAGE_NAMES.filter((stage) =>
        STAGE_NAMES.some((next) => mayFollow(stage, next) && ends.has(next)),
      ).forEach((stage) => ends.add(stage))
      grown = ends.size > before
    }
    expect([...ends].sort()).to.deep.equal([...STAGE_NAMES].sort())
  })

  it('holds the parcel from the receipt to the registration, and never after an end', () => {
    const holding = STAGE_NAMES.filter((stage) => STAGES[stage].holdsParcel)
    expect(holding).to.include.members(['lodged', 'in-review', 'registering'])
    expect(holding).to.not.include.members(['preparing', 'registered'])
    for (const stage of STAGE_NAMES.filter(isFinal)) expect(holding).to.not.include(stage)
  })

  it('refuses every move that is not in it', () => {
    for (const from of STAGE_NAMES) {
      for (const to of STAGE_NAMES.filter((stage) => !mayFollow(from, stage))) {
        expect(() => advance(from, to), `${from} to ${to}`).to.throw(Refusal)
      }
    }
  })

  it('never reaches registered without having been lodged, examined and cleared or reviewed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
        const path: Stage[] = ['preparing']
        for (const choice of choices) {
          const next: readonly Stage[] = STAGES[path.at(-1) ?? 'preparing'].next
          const stage = next[choice % Math.max(next.length, 1)]
          if (stage === undefined) break
          path.push(stage)
        }
        if (path.includes('registered')) {
          expect(path).to.include.members(['lodged', 'examining', 'registering'])
        }
      }),
    )
  })

  it('waits for a named party in every stage that is not final', () => {
    for (const stage of STAGE_NAMES) {
      expect(STAGES[stage].waitsFor === 'nobody', stage).to.equal(isFinal(stage))
    }
  })
})
