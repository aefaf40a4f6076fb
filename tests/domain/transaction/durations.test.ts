import { expect } from 'chai'
import { DURATIONS } from '../../../domain/transaction/durations.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/* What people are told and count on. Whoever changes a term meets it here. */
describe('the terms of the procedure', () => {
  it('in days are the law’s and the office’s, and not the workflow’s', () => {
    const { preparation, correction, payment, valuation } = DURATIONS
    expect([preparation, correction, payment, valuation]).to.deep.equal([null, null, null, null])
  })

  it('leave the evidence a day to come, and look for it within a minute', () => {
    expect(DURATIONS.evidence).to.equal(DAY)
    expect(DURATIONS.firstEvidencePause).to.be.at.most(MINUTE)
    expect(DURATIONS.longestEvidencePause).to.be.at.most(60 * MINUTE)
  })

  it('leave nobody who has paid without a question to the bank for more than an hour', () => {
    expect(DURATIONS.firstSweep).to.be.at.most(MINUTE)
    expect(DURATIONS.longestSweep).to.be.at.most(60 * MINUTE)
  })
})
