import { expect } from 'chai'
import { DURATIONS } from '../../../domain/transaction/durations.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/* What people are told and count on. Whoever changes a term meets it here. */
describe('the terms of the procedure', () => {
  it('are 180 days to lodge a dossier, and 30 to lodge anew what was returned', () => {
    expect(DURATIONS.preparation).to.equal(180 * DAY)
    expect(DURATIONS.correction).to.equal(30 * DAY)
  })

  it('leave the evidence a day to come, and look for it within a minute', () => {
    expect(DURATIONS.evidence).to.equal(DAY)
    expect(DURATIONS.firstEvidencePause).to.be.at.most(MINUTE)
    expect(DURATIONS.longestEvidencePause).to.be.at.most(60 * MINUTE)
  })

  it('are 30 days to pay', () => {
    expect(DURATIONS.payment).to.equal(30 * DAY)
  })

  it('are 180 days for the valuation to reopen the duty', () => {
    expect(DURATIONS.valuation).to.equal(180 * DAY)
  })

  it('leave nobody who has paid without a question to the bank for more than an hour', () => {
    expect(DURATIONS.firstSweep).to.be.at.most(MINUTE)
    expect(DURATIONS.longestSweep).to.be.at.most(60 * MINUTE)
  })
})
