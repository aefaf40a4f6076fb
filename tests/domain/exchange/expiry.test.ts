import { expect } from 'chai'
import { expiryReminders, hasExpired, lastDayOf } from '../../../domain/exchange/expiry.ts'
import { statusOf } from '../../../domain/exchange/asked.ts'
import { parseInstant, parseLocalDate } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { documentOf } from '../../storage/contract/world.ts'

const day = (text: string) => must(parseLocalDate(text))
const at = (text: string) => must(parseInstant(text))
const ending = documentOf('vendor-identity-1', {
  slot: 'vendor-identity',
  status: 'accepted',
  validUntil: day('2026-12-31'),
})

describe('the end of a document', () => {
  it('comes after its last day, and never where none is set', () => {
    expect(hasExpired(ending, day('2026-12-31'))).to.equal(false)
    expect(hasExpired(ending, day('2027-01-01'))).to.equal(true)
    expect(hasExpired({ validUntil: null }, day('2099-01-01'))).to.equal(false)
  })

  it('is reckoned in days from the day it is dated', () => {
    expect(lastDayOf(day('2026-11-30'), 90)).to.equal('2027-02-28')
  })

  it('shows only on what was accepted', () => {
    expect(statusOf(ending, day('2027-01-01'))).to.equal('expired')
    expect(statusOf({ ...ending, status: 'refused' }, day('2027-01-01'))).to.equal('refused')
    expect(statusOf(null, day('2027-01-01'))).to.equal('asked')
  })

  it('is reminded of two weeks and three days before, in the morning', () => {
    const before = expiryReminders([ending], at('2026-12-17T04:59:59.999Z'))
    expect(before).to.deep.equal({ due: [], next: '2026-12-17T05:00:00.000Z' })
    const { due, next } = expiryReminders([ending], at('2026-12-17T05:00:00.000Z'))
    expect(due.map(({ daysBefore }) => daysBefore)).to.deep.equal([14])
    expect(next).to.equal('2026-12-28T05:00:00.000Z')
  })

  it('is reminded of once by whoever looks late, and not at all when it is past', () => {
    const late = expiryReminders([ending], at('2026-12-30T12:00:00.000Z'))
    expect(late.due.map(({ daysBefore }) => daysBefore)).to.deep.equal([3])
    expect(late.next).to.equal(null)
    expect(expiryReminders([ending], at('2027-01-02T00:00:00.000Z'))).to.deep.equal({ due: [], next: null })
  })

  it('is no matter once a newer version took its place, or while nobody accepted it', () => {
    const newer = documentOf('vendor-identity-2', { slot: 'vendor-identity', version: 2 })
    for (const documents of [[ending, newer], [{ ...ending, status: 'uploaded' } as const]]) {
      expect(expiryReminders(documents, at('2026-12-20T00:00:00.000Z'))).to.deep.equal({
        due: [],
        next: null,
      })
    }
  })
})
