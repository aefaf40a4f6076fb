import { expect } from 'chai'
import { inForce, RATES, RELIEFS, ROUNDING } from '../../../domain/assessment/schedule.ts'
import type { LocalDate } from '../../../domain/time.ts'

const rate = (duty: string, rateClass: string, on: string): number[] =>
  inForce(RATES, on as LocalDate)
    .filter((row) => row.duty === duty && row.rateClass === rateClass)
    .map((row) => row.basisPoints)

/*
 * What the law says today and, as far as it is known, next year. Whoever changes a rate meets this table, and
 * changes it in the same commit as the schedule.
 */
describe('the schedule of duties', () => {
  const expected: readonly [duty: string, rateClass: string, on: string, basisPoints: number][] = [
    ['registration-duty', 'ordinary', '2026-11-23', 500],
    ['registration-duty', 'ordinary', '2027-01-01', 500],
    ['land-transfer-tax', 'ordinary', '2026-11-23', 500],
    ['land-transfer-tax', 'ordinary', '2027-01-01', 500],
    ['registration-duty', 'non-citizen-scheme', '2026-11-23', 1000],
    ['registration-duty', 'non-citizen-scheme', '2027-01-01', 1000],
    ['land-transfer-tax', 'non-citizen-scheme', '2026-11-23', 1000],
    ['land-transfer-tax', 'non-citizen-scheme', '2027-01-01', 1000],
  ]
  for (const [duty, rateClass, on, basisPoints] of expected) {
    it(`sets the ${duty} at ${basisPoints / 100} % (${rateClass}) on ${on}`, () => {
      expect(rate(duty, rateClass, on)).to.deep.equal([basisPoints])
    })
  }

  it('has exactly one rate a duty and class on every day since 2014', () => {
    const days = [...RATES, ...RELIEFS, ...ROUNDING].flatMap((row) => [row.from, row.until ?? row.from])
    for (const on of new Set(days)) {
      for (const duty of ['registration-duty', 'land-transfer-tax']) {
        for (const rateClass of ['ordinary', 'non-citizen-scheme']) {
          expect(rate(duty, rateClass, on), `${duty} ${rateClass} on ${on}`).to.have.lengthOf(1)
        }
      }
    }
  })

  it('names the law of every row', () => {
    for (const row of [...RATES, ...RELIEFS, ...ROUNDING]) expect(row.basis).to.match(/Act/)
  })
})
