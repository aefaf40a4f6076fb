import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { inForce, RATES, RELIEFS, ROUNDING, SCHEDULE_VERSION } from '../../../domain/assessment/schedule.ts'
import { SURCHARGES } from '../../../domain/assessment/surcharges.ts'
import type { LocalDate } from '../../../domain/time.ts'

const rate = (duty: string, rateClass: string, on: string): number[] =>
  inForce(RATES, on as LocalDate)
    .filter((row) => row.duty === duty && row.rateClass === rateClass)
    .map((row) => ('fixed' in row.rate ? 0 : row.rate.basisPoints))

const DAY_MS = 24 * 60 * 60 * 1000
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/** SHA-256 of the rows as each version published them; those before 2027-01 had no surcharges. */
const ROWS_OF_VERSION: Readonly<Record<string, string>> = {
  '2027-01': 'db841dac59c0d8a9388253e645dda9ae74181b5b7bc025fef01a429b5e7198b8',
  '2026-12': '059ed55f84f4ef7164ab03bb0e46bef90b99a81f91918277d7531ce1ed9bf72b',
  '2026-11': '17349e014b94b65c3545ac33a5412337bc68db1a1528366ca412f9f7f360834b',
}

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
      const inSchedule = rate(duty, rateClass, on)
      expect(inSchedule, 'domain/assessment/schedule.ts says otherwise').to.deep.equal([basisPoints])
    })
  }

  it('has exactly one rate a duty and class on every day since 2014', () => {
    const days = [...RATES, ...RELIEFS, ...ROUNDING].flatMap(({ from, until = from }) => [
      from,
      until,
      dayAfter(until),
    ])
    for (const on of new Set(days)) {
      for (const duty of ['registration-duty', 'land-transfer-tax']) {
        for (const rateClass of ['ordinary', 'non-citizen-scheme']) {
          expect(rate(duty, rateClass, on), `${duty} ${rateClass} on ${on}`).to.have.lengthOf(1)
        }
      }
    }
  })

  it('has another version whenever a row changes, for stored assessments name it', () => {
    const rows = createHash('sha256')
      .update(JSON.stringify([RATES, RELIEFS, ROUNDING, SURCHARGES]))
      .digest('hex')
    const reminder = `raise SCHEDULE_VERSION, and write beside it ${rows}`
    expect(ROWS_OF_VERSION[SCHEDULE_VERSION], reminder).to.equal(rows)
  })

  it('names the law of every row', () => {
    for (const row of [...RATES, ...RELIEFS, ...ROUNDING, ...SURCHARGES]) expect(row.basis).to.match(/Act/)
  })
})
