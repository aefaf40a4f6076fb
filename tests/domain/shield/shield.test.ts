import { expect } from 'chai'
import { against, holdOf, inForce, windowEnd } from '../../../domain/shield/shield.ts'
import type { Objection, Shield } from '../../../domain/shield/shield.ts'
import { later } from '../../../domain/time.ts'
import { KIND_NAMES, KINDS } from '../../../domain/transaction/kinds.ts'
import type { Kind } from '../../../domain/transaction/terms.ts'
import { at, pin, strangerNic, title, transactionId, vendorNic } from '../sample.ts'

const shield: Shield = {
  ...{ nic: vendorNic, pin, ownerId: 'owner-1', alert: true, waitDays: 0, lockedAt: null, setAt: at },
}
const nothing = { window: null, objections: [] }
const waiting = { ...shield, waitDays: 10 }
const locked = { ...shield, lockedAt: at }
const objection: Objection = { transactionId, nic: vendorNic, ownerId: 'owner-1', text: 'no', at }

describe('the shield of an owner', () => {
  it('counts only while he is on the title', () => {
    const former = { ...locked, nic: strangerNic }
    expect(inForce([shield, former], title.holders)).to.deep.equal([shield])
  })

  it('that only alerts holds nothing', () => {
    expect(holdOf([shield], nothing, at)).to.deep.equal({ held: false })
    expect(holdOf([], nothing, at)).to.deep.equal({ held: false })
  })

  it('that waits opens a window of working days, and the longest of several counts', () => {
    const until = windowEnd(at, 10)
    expect(holdOf([{ ...waiting, waitDays: 3 }, waiting], nothing, at)).to.deep.equal({
      ...{ held: true, because: 'window', until },
    })
    // From Monday 23 November 2026: ten working days on is Monday 7 December, the whole of it.
    expect(until).to.equal('2026-12-07T19:59:59.999Z')
  })

  it('holds until the window on record has passed, whatever was set since', () => {
    const window = { until: later(at, 1_000) }
    for (const shields of [[], [shield], [waiting]]) {
      expect(holdOf(shields, { ...nothing, window }, at)).to.deep.include({ held: true, until: window.until })
      expect(holdOf(shields, { ...nothing, window }, window.until)).to.deep.equal({ held: false })
    }
  })

  it('that is a lock holds without end, also when the window has passed', () => {
    const passed = { ...nothing, window: { until: at } }
    for (const standing of [nothing, passed]) {
      expect(holdOf([waiting, locked], standing, at)).to.deep.equal({
        held: true,
        because: 'lock',
        until: null,
      })
    }
  })

  it('holds no longer once somebody objected: officers look at it then', () => {
    const objected = { ...nothing, objections: [objection] }
    expect(holdOf([waiting, locked], objected, at)).to.deep.equal({ held: false })
  })

  it('stops with its lock what its owner does, and not what the law does to him', () => {
    const isStopped = (kind: Kind): boolean => holdOf(against(KINDS[kind], [locked]), nothing, at).held
    const stopped = KIND_NAMES.filter(isStopped)
    expect(stopped).to.include.members(['sale', 'gift', 'mortgage', 'promise-of-sale', 'erasure'])
    expect(KIND_NAMES.filter((kind) => !isStopped(kind))).to.have.members([
      ...['seizure', 'succession', 'prescription', 'rectification'],
    ])
    // His window is waited out whatever it is.
    expect(holdOf(against(KINDS.seizure, [waiting]), nothing, at)).to.deep.include({ because: 'window' })
  })
})
