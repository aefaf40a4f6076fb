import { expect } from 'chai'
import { Refusal } from '../../../domain/refusal.ts'
import { checkClaim, decide } from '../../../domain/review/decision.ts'
import type { CaseDecision, ReviewCase } from '../../../domain/review/decision.ts'
import type { Screened, Weight } from '../../../domain/screening/rule.ts'
import { at } from '../sample.ts'

const flag = (weight: Weight): Screened => ({
  rule: 'price-plausible',
  verdict: 'failed',
  code: 'price-far-below',
  weight,
  basis: 'Act',
  detail: {},
})
const release: CaseDecision = {
  officerId: 'officer-1',
  decision: 'release',
  reasons: ['explained-by-documents'],
  note: '',
  at,
}
const review = (weight: Weight, change: Partial<ReviewCase> = {}): ReviewCase => ({
  flags: [flag(weight)],
  claimedBy: 'officer-1',
  decisions: [],
  ...change,
})
const refusalOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'none'
}

describe('a case', () => {
  it('with an ordinary flag is released by one officer', () => {
    expect(decide(review('ordinary'), release)).to.equal('released')
  })

  it('with a serious flag needs two different officers', () => {
    expect(decide(review('serious'), release)).to.equal('needs-second-officer')
    const second = review('serious', { claimedBy: 'officer-2', decisions: [release] })
    expect(decide(second, { ...release, officerId: 'officer-2' })).to.equal('released')
  })

  it('is never decided twice by the same officer', () => {
    const again = review('serious', { decisions: [release] })
    expect(refusalOf(() => decide(again, release))).to.equal('same-officer-twice')
    expect(refusalOf(() => checkClaim({ ...again, claimedBy: null }, 'officer-1'))).to.equal(
      'same-officer-twice',
    )
  })

  it('with a blocking finding can be returned or refused, and not released', () => {
    expect(refusalOf(() => decide(review('block'), release))).to.equal('blocking-finding-stands')
    expect(
      decide(review('block'), { ...release, decision: 'refuse', reasons: ['vendor-not-entitled'] }),
    ).to.equal('refused')
    expect(decide(review('block'), { ...release, decision: 'return', reasons: ['deed-unclear'] })).to.equal(
      'returned',
    )
  })

  it('is decided only by the officer who claimed it', () => {
    expect(refusalOf(() => decide(review('ordinary', { claimedBy: null }), release))).to.equal(
      'case-not-claimed',
    )
    expect(refusalOf(() => decide(review('ordinary', { claimedBy: 'officer-2' }), release))).to.equal(
      'case-not-claimed',
    )
  })

  it('is claimed by one officer at a time', () => {
    expect(refusalOf(() => checkClaim(review('ordinary'), 'officer-2'))).to.equal('case-claimed-by-another')
    expect(refusalOf(() => checkClaim(review('ordinary'), 'officer-1'))).to.equal('none')
  })

  it('is never decided without a reason, nor for a reason of another decision', () => {
    expect(refusalOf(() => decide(review('ordinary'), { ...release, reasons: [] }))).to.equal(
      'reason-missing',
    )
    expect(refusalOf(() => decide(review('ordinary'), { ...release, reasons: ['deed-reused'] }))).to.equal(
      'reason-missing',
    )
  })
})
