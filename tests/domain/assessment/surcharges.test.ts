import { expect } from 'chai'
import { assess, assessAs } from '../../../domain/assessment/assess.ts'
import { presentBy, SURCHARGES } from '../../../domain/assessment/surcharges.ts'
import { rupees } from '../../../domain/money.ts'
import { claimLines } from '../../../domain/revaluation/claim.ts'
import { parseLocalDate } from '../../../domain/time.ts'
import type { LocalDate } from '../../../domain/time.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { must } from '../../must.ts'
import { sale } from '../sample.ts'

const day = (text: string): LocalDate => must(parseLocalDate(text))

/** Who owes what for being late, in rupees. */
function owed(change: Partial<Terms>, on: string): readonly (readonly [string, string, number])[] {
  const { lines } = assess(KINDS.sale, { ...sale, ...change }, day(on))
  return lines
    .filter(({ duty }) => duty.endsWith('surcharge'))
    .map(({ duty, payer, amount }) => [duty, payer, amount / 100])
}

describe('a surcharge', () => {
  const privately = { declarations: ['private-signature'], price: rupees(2_000_000) } as const

  it('of half the duty is owed on a private deed that is registered after three months', () => {
    const deed = { ...privately, deedDate: day('2026-08-31') }
    expect(owed(deed, '2026-11-30')).to.deep.equal([])
    expect(owed(deed, '2026-12-01')).to.deep.equal([
      ['late-deed-surcharge', 'purchaser', 50_000],
      ['late-deed-surcharge', 'vendor', 50_000],
    ])
    const { lines } = assess(KINDS.sale, { ...sale, ...deed }, day('2026-12-01'))
    const purchasers = lines.filter(({ payer }) => payer === 'purchaser')
    expect(purchasers.reduce((sum, { amount }) => sum + amount, 0)).to.equal(rupees(150_000))
  })

  it('of a tenth is owed on a notarial deed that is lodged after seven days', () => {
    const deed = { deedDate: day('2026-11-23') }
    expect(owed(deed, '2026-11-30')).to.deep.equal([])
    expect(owed(deed, '2026-12-01')).to.deep.equal([
      ['late-lodging-surcharge', 'purchaser', 40_000],
      ['late-lodging-surcharge', 'vendor', 40_000],
    ])
  })

  it('begins after a working day, because nobody pays for a day on which the office is closed', () => {
    // The seventh day is Christmas, and a weekend follows.
    const deed = { deedDate: day('2026-12-18') }
    expect(presentBy({ ...sale, ...deed })).to.equal('2026-12-28')
    expect(owed(deed, '2026-12-28')).to.deep.equal([])
    expect(owed(deed, '2026-12-29')).to.have.length(2)
  })

  it('is reckoned on what remains after the relief, and is no line where nothing is owed', () => {
    const deed = {
      deedDate: day('2026-11-01'),
      declarations: ['first-time-buyer'],
      price: rupees(4_000_000),
    } as const
    expect(owed(deed, '2026-11-23')).to.deep.equal([['late-lodging-surcharge', 'vendor', 20_000]])
    const { lines } = assess(
      KINDS.erasure,
      { ...sale, price: null, ...{ deedDate: deed.deedDate } },
      day('2026-11-23'),
    )
    expect(lines).to.have.length(1)
  })

  it('is not found in what an older version of the schedule had come to', () => {
    const terms = { ...sale, deedDate: day('2026-11-01') }
    const older = assessAs('2026-12', KINDS.sale, terms, day('2026-11-23'))
    expect(older).to.deep.include({ scheduleVersion: '2026-12', total: rupees(800_000) })
    expect(assess(KINDS.sale, terms, day('2026-11-23')).total).to.equal(rupees(880_000))
  })

  it('grows with the duty that a revaluation claims, and bears no penalty itself', () => {
    const terms = { ...sale, deedDate: day('2026-11-01') }
    const on = day('2026-11-23')
    const assessed = assess(KINDS.sale, terms, on)
    const value = rupees(18_000_000)
    const revalued = assess(KINDS.sale, { ...terms, price: value }, on)
    const lines = claimLines({ declared: rupees(8_000_000), value, assessed, revalued }, on)
    const purchasers = lines.filter(({ payer }) => payer === 'purchaser')
    expect(purchasers.map(({ duty, amount }) => [duty, amount / 100])).to.deep.equal([
      ['registration-duty', 500_000],
      ['late-lodging-surcharge', 50_000],
      ['undervaluation-penalty', 100_000],
    ])
  })

  it('rests on an Act, row by row', () => {
    for (const { basis } of SURCHARGES) expect(basis).to.match(/Act/)
  })
})
