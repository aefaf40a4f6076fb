import { expect } from 'chai'
import { assess } from '../../../domain/assessment/assess.ts'
import { rupees } from '../../../domain/money.ts'
import type { Cents } from '../../../domain/money.ts'
import { claimLines } from '../../../domain/revaluation/claim.ts'
import type { Revalued } from '../../../domain/revaluation/claim.ts'
import { refundInterest } from '../../../domain/revaluation/interest.ts'
import { checkObjection, decideObjection } from '../../../domain/revaluation/revaluation.ts'
import type { Revaluation } from '../../../domain/revaluation/revaluation.ts'
import { PENALTIES, REFUND_INTEREST } from '../../../domain/revaluation/schedule.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { day } from '../../storage/contract/world.ts'
import { refusalOf } from '../refusal-of.ts'
import { sale, today, transactionId } from '../sample.ts'

const revalued = (declared: Cents, value: Cents, change: object = {}): Revalued => {
  const terms = { ...sale, ...change }
  return {
    declared,
    value,
    assessed: assess(KINDS.sale, { ...terms, price: declared }, today),
    revalued: assess(KINDS.sale, { ...terms, price: value }, today),
  }
}

describe('a claim after a revaluation', () => {
  it('is the rate of the day on the value that was kept back', () => {
    // Figures of a case that went to the Privy Council in 2021; the rate here is that of today.
    const lines = claimLines(revalued(rupees(345_566_722), rupees(855_364_000)), today)
    const [duty] = lines
    expect(duty?.value).to.equal(rupees(509_797_278))
    // 25,489,863.90, and up to the next five rupees.
    expect(duty?.amount).to.equal(rupees(25_489_865))
    expect(lines.map((line) => [line.duty, line.payer])).to.deep.equal([
      ['registration-duty', 'purchaser'],
      ['land-transfer-tax', 'vendor'],
      ['undervaluation-penalty', 'purchaser'],
      ['undervaluation-penalty', 'vendor'],
    ])
  })

  it('adds the penalty only when the difference is great', () => {
    const few = claimLines(revalued(rupees(8_000_000), rupees(10_000_000)), today)
    expect(few.map(({ duty }) => duty)).to.deep.equal(['registration-duty', 'land-transfer-tax'])
    const many = claimLines(revalued(rupees(8_000_000), rupees(10_000_001)), today)
    expect(many.map(({ amount }) => amount).slice(2)).to.deep.equal([rupees(20_005), rupees(20_005)])
  })

  it('leaves the relief where it was', () => {
    const declarations = { declarations: ['first-time-buyer'] }
    const lines = claimLines(revalued(rupees(4_000_000), rupees(6_000_000), declarations), today)
    const duty = lines.find((line) => line.duty === 'registration-duty')
    expect([duty?.value, duty?.amount]).to.deep.equal([rupees(1_000_000), rupees(50_000)])
  })

  it('is none for a value that is not higher', () => {
    for (const value of [rupees(8_000_000), rupees(7_000_000)]) {
      expect(refusalOf(() => claimLines(revalued(rupees(8_000_000), value), today))).to.equal(
        'valuation-not-higher',
      )
    }
  })

  it('rests on named assumptions', () => {
    expect([...PENALTIES, ...REFUND_INTEREST].every(({ basis, assumption }) => basis && assumption)).to.equal(
      true,
    )
  })
})

describe('interest on a refund', () => {
  it('is simple, for whole months from the payment', () => {
    expect(refundInterest(rupees(100_000), day(0), day(29))).to.equal(0)
    expect(refundInterest(rupees(100_000), day(0), day(62))).to.equal(rupees(1_000))
  })
})

describe('an objection', () => {
  const claim: Revaluation = {
    ...{ transactionId, officerId: 'officer-1', at: day(10), reasons: ['comparable-sales'], note: '' },
    ...{ declared: rupees(8_000_000), value: rupees(12_000_000), lines: [], objectUntil: day(38) },
    ...{ objection: null, decision: null },
  }
  const decision = { officerId: 'officer-2', outcome: 'reduced', note: 'half of it is rock' } as const

  it('is heard once, in time, and with its grounds', () => {
    const objection = { grounds: 'half of it is rock', at: day(20) }
    expect(
      refusalOf(() => {
        checkObjection(claim, objection)
      }),
    ).to.equal('accepted')
    expect(
      refusalOf(() => {
        checkObjection(claim, { ...objection, grounds: ' ' })
      }),
    ).to.equal('reason-missing')
    expect(
      refusalOf(() => {
        checkObjection(claim, { ...objection, at: day(39) })
      }),
    ).to.equal('objection-too-late')
    const heard = { ...claim, objection: { ...objection, actorId: null } }
    expect(
      refusalOf(() => {
        checkObjection(heard, objection)
      }),
    ).to.equal('objection-used')
  })

  it('is decided by another officer, who says why', () => {
    const value = rupees(10_000_000)
    expect(decideObjection(claim, { ...decision, value })).to.equal(value)
    expect(refusalOf(() => decideObjection(claim, { ...decision, value, officerId: 'officer-1' }))).to.equal(
      'same-officer-twice',
    )
    expect(refusalOf(() => decideObjection(claim, { ...decision, value, note: '' }))).to.equal(
      'reason-missing',
    )
  })

  it('leaves the claim, drops it, or reduces it to a value in between', () => {
    expect(decideObjection(claim, { ...decision, outcome: 'upheld', value: null })).to.equal(claim.value)
    expect(decideObjection(claim, { ...decision, outcome: 'dropped', value: null })).to.equal(claim.declared)
    for (const value of [null, claim.declared, claim.value]) {
      expect(refusalOf(() => decideObjection(claim, { ...decision, value }))).to.equal('valuation-not-higher')
    }
  })
})
