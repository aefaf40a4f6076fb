import { expect } from 'chai'
import {
  addDays,
  addMonths,
  daysBetween,
  lastMomentOf,
  momentOf,
  wholeMonthsBetween,
} from '../../../domain/calendar/days.ts'
import { HOLIDAYS } from '../../../domain/calendar/holidays.ts'
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '../../../domain/calendar/working-days.ts'
import { localDateAt } from '../../../domain/time.ts'
import type { LocalDate } from '../../../domain/time.ts'

const day = (text: string): LocalDate => text as LocalDate

describe('the working days of Mauritius', () => {
  it('leave out Saturdays, Sundays and public holidays', () => {
    const week = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03'].map(day)
    expect(week.map(isWorkingDay)).to.deep.equal([false, false, false, true])
  })

  it('know the holidays that change their day with the moon', () => {
    const moving = ['2024-04-11', '2025-10-20', '2026-02-17', '2027-04-07', '2028-02-09'].map(day)
    expect(moving.filter(isWorkingDay)).to.deep.equal([])
  })

  it('keep the Assumption in even years and All Saints in odd ones', () => {
    const kept = HOLIDAYS.filter(({ on }) => /-(08-15|11-01)$/.test(on)).map(({ on }) => on)
    expect(kept).to.deep.equal(['2024-08-15', '2025-11-01', '2026-08-15', '2027-11-01', '2028-08-15'])
  })

  it('have fifteen holidays a year, and say which of them were only reckoned', () => {
    for (const year of ['2024', '2025', '2026', '2027', '2028']) {
      const ofYear = HOLIDAYS.filter(({ on }) => on.startsWith(year))
      expect(ofYear.length, year).to.equal(15)
      const assumed = ofYear.filter(({ certainty }) => certainty === 'assumed')
      expect(assumed.length, year).to.equal(year < '2026' ? 0 : 7)
    }
  })

  it('are counted from the day after, over a weekend and a holiday', () => {
    expect(addWorkingDays(day('2026-12-23'), 1)).to.equal('2026-12-24')
    expect(addWorkingDays(day('2026-12-23'), 2)).to.equal('2026-12-28')
    expect(addWorkingDays(day('2026-12-30'), 2)).to.equal('2027-01-04')
    expect(addWorkingDays(day('2026-12-26'), 0)).to.equal('2026-12-26')
  })

  it('begin on the day itself when the office works on it', () => {
    expect(nextWorkingDay(day('2026-12-24'))).to.equal('2026-12-24')
    expect(nextWorkingDay(day('2026-12-25'))).to.equal('2026-12-28')
  })

  it('go on in years whose holidays are not on record, with what is certain', () => {
    const certain = ['2029-01-02', '2031-03-12', '2040-12-25', '2032-08-15', '2033-11-01'].map(day)
    expect(certain.filter(isWorkingDay)).to.deep.equal([])
    expect(isWorkingDay(day('2031-11-03'))).to.equal(true)
    expect(addWorkingDays(day('2028-12-29'), 1)).to.equal('2029-01-03')
    expect(isWorkingDay(day('2023-12-29'))).to.equal(true)
  })

  it('are a whole number, and not counted backwards', () => {
    expect(() => addWorkingDays(day('2026-12-23'), -1)).to.throw(RangeError)
    expect(() => addWorkingDays(day('2026-12-23'), 1.5)).to.throw(RangeError)
  })
})

describe('days and moments', () => {
  it('are those of Mauritius, summer and winter', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Indian/Mauritius',
      hour: '2-digit',
      minute: '2-digit',
    })
    for (const month of ['2026-01-15', '2026-07-15', '2027-11-01'].map(day)) {
      const moment = momentOf(month, '16:00')
      expect(clock.format(new Date(moment))).to.equal('16:00')
      expect(localDateAt(moment)).to.equal(month)
    }
  })

  it('end a millisecond before the next day begins', () => {
    expect(lastMomentOf(day('2026-12-31'))).to.equal('2026-12-31T19:59:59.999Z')
    expect(localDateAt(lastMomentOf(day('2026-12-31')))).to.equal('2026-12-31')
  })

  it('run over the ends of months and leap years', () => {
    expect(addDays(day('2028-02-28'), 2)).to.equal('2028-03-01')
    expect(addMonths(day('2027-01-31'), 1)).to.equal('2027-02-28')
    expect(addMonths(day('2027-11-30'), 3)).to.equal('2028-02-29')
    expect(addMonths(day('2026-12-15'), -12)).to.equal('2025-12-15')
    expect(daysBetween(day('2026-12-25'), day('2027-01-01'))).to.equal(7)
  })

  it('count a month only when it is over', () => {
    expect(wholeMonthsBetween(day('2026-11-30'), day('2027-02-27'))).to.equal(2)
    expect(wholeMonthsBetween(day('2026-11-30'), day('2027-02-28'))).to.equal(3)
    expect(wholeMonthsBetween(day('2026-11-30'), day('2026-10-30'))).to.equal(0)
  })
})
