import { expect } from 'chai'
import { addDays } from '../../../domain/calendar/days.ts'
import { deadlineAfter, deadlineFrom } from '../../../domain/deadlines/deadline.ts'
import { extend, EXTENSIONS, mayAsk } from '../../../domain/deadlines/extension.ts'
import type { Running } from '../../../domain/deadlines/extension.ts'
import { nextReminder, reminderDue, remindersOf } from '../../../domain/deadlines/reminders.ts'
import { DEADLINES } from '../../../domain/deadlines/schedule.ts'
import { instantOf } from '../../../domain/time.ts'
import type { Instant, LocalDate } from '../../../domain/time.ts'
import { refusalOf } from '../refusal-of.ts'

const day = (text: string): LocalDate => text as LocalDate
const moment = (text: string): Instant => instantOf(new Date(text))

describe('a deadline', () => {
  it('of the office ends when the office closes, in the time of Mauritius', () => {
    const { lastDay, until } = deadlineFrom('correction', day('2026-11-12'))
    expect([lastDay, until]).to.deep.equal(['2026-12-14', '2026-12-14T12:00:00.000Z'])
  })

  it('of the office that ends on a closed day ends on the next working day', () => {
    expect(deadlineFrom('payment', day('2026-11-25')).lastDay).to.equal('2026-12-28')
    expect(deadlineFrom('preparation', day('2026-11-01')).lastDay).to.equal('2027-05-03')
  })

  it('to lodge a deed ends with the seventh day, holiday or not', () => {
    const { lastDay, until } = deadlineFrom('lodging', day('2026-12-18'))
    expect([lastDay, until]).to.deep.equal(['2026-12-25', '2026-12-25T19:59:59.999Z'])
  })

  it('of a deed under private signature ends with the same day three months later', () => {
    expect(deadlineFrom('private-deed', day('2026-11-30')).lastDay).to.equal('2027-02-28')
    // A deed may be older than the calendar of holidays.
    expect(deadlineFrom('private-deed', day('2019-02-03')).lastDay).to.equal('2019-05-03')
  })

  it('in working days skips the days on which the office does not work', () => {
    expect(deadlineFrom('objection-decision', day('2026-12-01')).lastDay).to.equal('2027-01-14')
  })

  it('begins on the day that it is in Mauritius', () => {
    expect(deadlineAfter('objection', moment('2026-11-30T20:30:00Z')).from).to.equal('2026-12-01')
  })

  it('says what it rests on, and what is assumed where the law is silent', () => {
    for (const row of DEADLINES) {
      expect(row.basis, row.deadline).not.to.equal('')
      expect(row.assumption === null, row.deadline).to.equal(row.deadline === 'private-deed')
    }
  })

  it('is counted for every day that a transaction can reach, and says when it is provisional', () => {
    for (let from = day('2026-12-01'); from < day('2060-01-01'); from = addDays(from, 1)) {
      for (const { deadline, ends } of DEADLINES) {
        const { lastDay, provisional } = deadlineFrom(deadline, from)
        expect(provisional, `${deadline} from ${from}`).to.equal(ends === 'office' && lastDay > '2028-12-31')
      }
    }
  })

  it('is not made up for a day on which none was in force', () => {
    expect(() => deadlineFrom('objection', day('2013-12-31'))).to.throw(RangeError, 'No deadline “objection”')
  })
})

describe('an extension', () => {
  const running: Running = { deadline: 'correction', until: moment('2026-12-14T12:00:00Z'), askedFor: false }
  const at = moment('2026-12-01T06:00:00Z')
  const notary = { id: 'notary-1', role: 'notary' } as const
  const officer = { id: 'officer-1', role: 'officer' } as const
  const reason = 'The surveyor is ill'

  it('is granted to the notary by rule, ten working days more', () => {
    const { until } = extend(running, { actor: notary, lastDay: null, reason, at })
    expect(until).to.equal('2026-12-29T12:00:00.000Z')
  })

  it('is granted to the notary once', () => {
    const again = { ...running, askedFor: true }
    expect(refusalOf(() => extend(again, { actor: notary, lastDay: null, reason, at }))).to.equal(
      'extension-used',
    )
    expect([mayAsk(running, at), mayAsk(again, at)]).to.deep.equal([true, false])
  })

  it('lets the notary name no day', () => {
    const request = { actor: notary, lastDay: day('2027-06-01'), reason, at }
    expect(refusalOf(() => extend(running, request))).to.equal('extension-not-possible')
  })

  it('by an officer goes to the day he names, or the next working day', () => {
    const { until } = extend(
      { ...running, askedFor: true },
      { actor: officer, lastDay: day('2027-01-02'), reason, at },
    )
    expect(until).to.equal('2027-01-04T12:00:00.000Z')
  })

  it('by an officer goes forwards, and no further than the limit', () => {
    for (const lastDay of ['2026-12-14', '2026-12-01', '2027-06-15'].map(day)) {
      expect(refusalOf(() => extend(running, { actor: officer, lastDay, reason, at }))).to.equal(
        'extension-not-possible',
      )
    }
    expect(refusalOf(() => extend(running, { actor: officer, lastDay: null, reason, at }))).to.equal(
      'extension-not-possible',
    )
  })

  it('needs a reason', () => {
    const request = { actor: officer, lastDay: day('2027-01-04'), reason: ' ', at }
    expect(refusalOf(() => extend(running, request))).to.equal('reason-missing')
  })

  it('is not for every deadline, and not everyone’s to ask for', () => {
    const objection = { ...running, deadline: 'objection' } as const
    const claim = { ...running, deadline: 'claim-payment' } as const
    const request = { actor: notary, lastDay: null, reason, at }
    expect(refusalOf(() => extend(objection, { ...request, actor: officer }))).to.equal(
      'extension-not-possible',
    )
    expect(refusalOf(() => extend(claim, request))).to.equal('extension-not-possible')
    expect([mayAsk(objection, at), mayAsk(claim, at)]).to.deep.equal([false, false])
  })

  it('rests on a basis', () => {
    expect(EXTENSIONS.every(({ basis }) => basis !== '')).to.equal(true)
  })
})

describe('reminders', () => {
  const running = {
    deadline: 'correction',
    until: moment('2026-12-14T12:00:00Z'),
    setAt: moment('2026-11-12T06:00:00Z'),
  } as const

  it('come on the mornings before the last day, as the schedule says', () => {
    expect(remindersOf(running)).to.deep.equal([
      { daysBefore: 14, at: '2026-11-30T05:00:00.000Z' },
      { daysBefore: 7, at: '2026-12-07T05:00:00.000Z' },
      { daysBefore: 2, at: '2026-12-12T05:00:00.000Z' },
    ])
  })

  it('are due one at a time, the last one reached', () => {
    expect(reminderDue(running, moment('2026-11-29T05:00:00Z'))).to.equal(undefined)
    expect(reminderDue(running, moment('2026-11-30T05:00:00Z'))?.daysBefore).to.equal(14)
    expect(reminderDue(running, moment('2026-12-13T05:00:00Z'))?.daysBefore).to.equal(2)
    expect(reminderDue(running, running.until)).to.equal(undefined)
  })

  it('say when to look again', () => {
    expect(nextReminder(running, running.setAt)).to.equal('2026-11-30T05:00:00.000Z')
    expect(nextReminder(running, moment('2026-11-30T05:00:00Z'))).to.equal('2026-12-07T05:00:00.000Z')
    expect(nextReminder(running, moment('2026-12-12T05:00:00Z'))).to.equal(null)
  })

  it('do not come before the deadline was set, nor for one that is over in minutes', () => {
    expect(
      remindersOf({ ...running, setAt: moment('2026-12-08T05:00:00Z') }).map(({ daysBefore }) => daysBefore),
    ).to.deep.equal([2])
    const short = { ...running, until: moment('2026-11-12T06:00:05Z') }
    expect(remindersOf(short)).to.deep.equal([])
  })
})
