import { expect } from 'chai'
import { assess } from '../../../domain/assessment/assess.ts'
import type { DutiableTerms } from '../../../domain/assessment/assess.ts'
import { rupees } from '../../../domain/money.ts'
import { WHOLE } from '../../../domain/register/fraction.ts'
import { parseLocalDate } from '../../../domain/time.ts'
import type { LocalDate } from '../../../domain/time.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { purchaserNic, soldTo } from '../sample.ts'
import { must } from '../../must.ts'

const day = (text: string): LocalDate => must(parseLocalDate(text))
const buyers = (...citizens: readonly boolean[]): Pick<Terms, 'parties'> =>
  soldTo(...citizens.map((citizen) => [purchaserNic, 'Filao CASUARINA', WHOLE, citizen] as const))

const ordinary: DutiableTerms = {
  price: rupees(8_000_000),
  deedDate: day('2026-11-23'),
  ...buyers(true),
  declarations: [],
}

/** Registration duty and land transfer tax in rupees. */
function duties(change: Partial<DutiableTerms>, on = '2026-11-23'): readonly [number, number] {
  const { lines } = assess(KINDS.sale, { ...ordinary, ...change }, day(on))
  const of = (duty: string): number => must(lines.find((line) => line.duty === duty)).amount / 100
  return [of('registration-duty'), of('land-transfer-tax')]
}

describe('the duties on a sale', () => {
  it('are 5 per cent from the purchaser and 5 per cent from the vendor', () => {
    expect(duties({})).to.deep.equal([400_000, 400_000])
  })

  it('spare a first-time buyer the first five million rupees of registration duty, and no land transfer tax', () => {
    expect(duties({ declarations: ['first-time-buyer'] })).to.deep.equal([150_000, 400_000])
    expect(duties({ declarations: ['first-time-buyer'], price: rupees(4_000_000) })).to.deep.equal([
      0, 200_000,
    ])
  })

  it('begin for a first-time buyer with the rupee above the ceiling', () => {
    expect(duties({ declarations: ['first-time-buyer'], price: rupees(5_000_000) })).to.deep.equal([
      0, 250_000,
    ])
    expect(duties({ declarations: ['first-time-buyer'], price: rupees(5_000_100) })).to.deep.equal([
      5, 250_005,
    ])
  })

  it('follow the older ceiling on an older day', () => {
    expect(
      duties({ declarations: ['first-time-buyer'], price: rupees(6_000_000) }, '2020-06-30'),
    ).to.deep.equal([175_000, 300_000])
  })

  it('give a non-citizen no first-time relief, alone or beside a citizen', () => {
    expect(duties({ declarations: ['first-time-buyer'], ...buyers(false) })).to.deep.equal([400_000, 400_000])
    expect(duties({ declarations: ['first-time-buyer'], ...buyers(true, false) })).to.deep.equal([
      400_000, 400_000,
    ])
  })

  it('double for a non-citizen in a residential scheme from 1 July 2026', () => {
    const villa = { price: rupees(20_000_000), ...buyers(false), declarations: ['scheme'] } as const
    expect(duties(villa, '2026-06-30')).to.deep.equal([1_000_000, 1_000_000])
    expect(duties(villa, '2026-07-01')).to.deep.equal([2_000_000, 2_000_000])
  })

  it('stay ordinary for a citizen in such a scheme and for a non-citizen outside one', () => {
    expect(duties({ declarations: ['scheme'] })).to.deep.equal([400_000, 400_000])
    expect(duties({ ...buyers(false) })).to.deep.equal([400_000, 400_000])
  })

  it('are paid in multiples of five rupees, each rounded up by itself', () => {
    expect(duties({ price: rupees(1_000_001) })).to.deep.equal([50_005, 50_005])
  })

  it('name their legal basis and their schedule', () => {
    const assessment = assess(KINDS.sale, ordinary, day('2026-11-23'))
    expect(assessment.lines.every((line) => line.basis.includes('Act'))).to.equal(true)
    expect(assessment.scheduleVersion).to.match(/^\d{4}-\d{2}/)
    expect(assessment.total).to.equal(rupees(800_000))
  })

  it('are never silently nil: a day without a schedule is a fault', () => {
    expect(() => assess(KINDS.sale, ordinary, day('1999-01-01'))).to.throw(RangeError)
  })
})
