import { expect } from 'chai'
import type { DocumentRequest } from '../../../domain/exchange/asked.ts'
import { unansweredReminders } from '../../../domain/exchange/unanswered.ts'
import { askedOf } from '../../../domain/transaction/kinds.ts'
import { parseInstant, parseLocalDate } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { documentOf } from '../../storage/contract/world.ts'
import { at, coOwnerNic, partyAs, sale } from '../sample.ts'

const moment = (text: string): Instant => must(parseInstant(text))
type Preparing = Parameters<typeof unansweredReminders>[0]
/** Nine in the morning in Mauritius. */
const morning = (day: string): Instant => moment(`${day}T05:00:00.000Z`)

/** Everything is there but what a test is about. */
const byLaw = askedOf(sale).map(({ slot }) => documentOf(`${slot}-1`, { slot, status: 'accepted' }))
const request: DocumentRequest = {
  ...{ slot: 'more-1', title: 'Water bill', of: 'vendor', until: null, note: null },
  ...{ askedAt: at, takenBackAt: null },
}
const waiting: Preparing = {
  ...{ terms: sale, openedAt: at, requests: [request], documents: byLaw, amendments: [] },
}
const toldAt = (when: Instant, change: Partial<Preparing> = {}) => {
  const { due, next } = unansweredReminders({ ...waiting, ...change }, when)
  return { due: due.map(({ tells, party, at: day }) => `${tells} ${party.key} ${day.slice(0, 10)}`), next }
}

describe('what a party leaves unanswered', () => {
  it('is reminded of after three days, a week and two, in the morning, and told to the notary after three', () => {
    expect(toldAt(moment('2026-11-26T04:59:59.999Z'))).to.deep.equal({ due: [], next: morning('2026-11-26') })
    expect(toldAt(morning('2026-11-26'))).to.deep.equal({
      due: ['party vendor 2026-11-26'],
      next: morning('2026-11-30'),
    })
    expect(toldAt(morning('2026-11-30')).next).to.equal(morning('2026-12-07'))
    expect(toldAt(morning('2026-12-07')).next).to.equal(morning('2026-12-14'))
    expect(toldAt(morning('2026-12-14'))).to.deep.equal({ due: ['notary vendor 2026-12-14'], next: null })
  })

  it('is reminded of once by whoever looks late', () => {
    expect(toldAt(morning('2026-12-10')).due).to.deep.equal(['party vendor 2026-12-07'])
    expect(toldAt(morning('2027-03-01')).due).to.deep.equal(['notary vendor 2026-12-14'])
  })

  it('ends on the last day that the notary set, and he is told on the next', () => {
    const until = must(parseLocalDate('2026-12-01'))
    const requests = [{ ...request, until }]
    expect(toldAt(morning('2026-11-30'), { requests })).to.deep.equal({
      due: ['party vendor 2026-11-30'],
      next: morning('2026-12-02'),
    })
    expect(toldAt(morning('2026-12-02'), { requests })).to.deep.equal({
      due: ['notary vendor 2026-12-02'],
      next: null,
    })
  })

  it('is answered by an upload, and no more asked for once it was taken back', () => {
    const answer = documentOf('more-1-1', { slot: 'more-1' })
    const nothing = { due: [], next: null }
    expect(toldAt(morning('2026-12-07'), { documents: [...byLaw, answer] })).to.deep.equal(nothing)
    const requests = [{ ...request, takenBackAt: at }]
    expect(toldAt(morning('2026-12-07'), { requests })).to.deep.equal(nothing)
  })

  it('counts anew from the day on which it was refused, or counts no more', () => {
    const refused = documentOf('more-1-1', {
      ...{ slot: 'more-1', status: 'refused', judgedAt: moment('2026-12-01T08:00:00.000Z') },
    })
    const documents = [...byLaw, refused]
    expect(toldAt(morning('2026-12-03'), { documents })).to.deep.equal({
      due: [],
      next: morning('2026-12-04'),
    })
    const ended = { ...refused, status: 'accepted', validUntil: must(parseLocalDate('2026-12-01')) } as const
    const expired = toldAt(morning('2026-12-05'), { documents: [...byLaw, ended] })
    expect(expired).to.deep.equal({ due: ['party vendor 2026-12-05'], next: morning('2026-12-09') })
  })

  describe('by a party whom a correction of the terms brought', () => {
    const corrected = moment('2026-12-01T08:00:00.000Z')
    const added = partyAs('vendor', coOwnerNic, 'Vacoas PANDANUS')
    const two = { ...sale, parties: [...sale.parties, added] }
    const sinceOf = (
      terms: typeof sale,
      amendments: readonly { readonly at: Instant; readonly before: typeof sale }[],
    ): readonly string[] => {
      const dossier = { ...waiting, terms, amendments, requests: [], documents: [] }
      const { due } = unansweredReminders(dossier, morning('2026-12-31'))
      return due.map(({ party, since }) => `${party.key} ${since.slice(0, 10)}`)
    }

    it('counts from that correction, and for the others from the opening still', () => {
      expect(sinceOf(two, [{ at: corrected, before: sale }])).to.deep.equal([
        ...['vendor 2026-11-23', 'vendor-2 2026-12-01', 'purchaser 2026-11-23'],
      ])
    })

    it('counts so too where another person takes the place of one', () => {
      const [first, ...others] = sale.parties
      const replaced = { ...sale, parties: [{ ...must(first), id: coOwnerNic }, ...others] }
      expect(sinceOf(replaced, [{ at: corrected, before: sale }])).to.deep.equal([
        ...['vendor 2026-12-01', 'purchaser 2026-11-23'],
      ])
    })

    it('counts so for what the notary had asked of whoever was there before', () => {
      const [first, ...others] = sale.parties
      const replaced = { ...sale, parties: [{ ...must(first), id: coOwnerNic }, ...others] }
      const amendments = [{ at: corrected, before: sale }]
      expect(toldAt(morning('2026-12-04'), { terms: replaced, amendments })).to.deep.equal({
        due: ['party vendor 2026-12-04'],
        next: morning('2026-12-08'),
      })
      const askedLater = [{ ...request, askedAt: moment('2026-12-02T08:00:00.000Z') }]
      const { due } = toldAt(morning('2026-12-05'), { terms: replaced, amendments, requests: askedLater })
      expect(due).to.deep.equal(['party vendor 2026-12-05'])
    })

    it('does not count anew from corrections that concern others', () => {
      const afterwards = moment('2026-12-05T08:00:00.000Z')
      const before = [
        { at: corrected, before: sale },
        { at: afterwards, before: two },
      ]
      expect(sinceOf({ ...two, deedDate: must(parseLocalDate('2026-12-05')) }, before)).to.include(
        'vendor-2 2026-12-01',
      )
    })
  })

  it('is told in one letter when it was asked at one moment, each party his own', () => {
    const asked = askedOf(sale).filter(({ of }) => of !== null)
    const { due } = unansweredReminders({ ...waiting, requests: [], documents: [] }, morning('2026-11-26'))
    expect(due.map(({ party }) => party.key)).to.deep.equal(['vendor', 'purchaser'])
    expect(due.flatMap((one) => one.asked.map(({ slot }) => slot))).to.have.members(
      asked.map(({ slot }) => slot),
    )
  })

  it('is nobody’s when it is asked of nobody in particular, or of the dead', () => {
    const requests = [{ ...request, of: null }]
    expect(toldAt(morning('2026-12-07'), { requests }).due).to.deep.equal([])
    const [dead, ...others] = sale.parties
    const terms = { ...sale, parties: [{ ...must(dead), role: 'deceased' } as const, ...others] }
    expect(
      toldAt(morning('2026-12-07'), { terms, requests: [{ ...request, of: 'deceased' }] }).due,
    ).to.deep.equal([])
  })
})
