import { expect } from 'chai'
import { rowOf } from '../../../domain/deadlines/deadline.ts'
import {
  onlyWhilePublished,
  publicationHold,
  publicationOf,
} from '../../../domain/publication/publication.ts'
import type { PublicObjection } from '../../../domain/publication/publication.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { later } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { refusalOf } from '../refusal-of.ts'
import { at, today, transactionId } from '../sample.ts'

const standing: PublicObjection = {
  ...{ transactionId, objectionId: 'objection-1', objector: 'A neighbour', grounds: 'It is mine' },
  ...{ officerId: 'officer-1', at, ended: null },
}
const withdrawn = { outcome: 'withdrawn', note: 'his letter', officerId: 'officer-1', at } as const
const ended: PublicObjection = { ...standing, ended: withdrawn }

describe('a publication', () => {
  const publication = must(publicationOf(KINDS.prescription, { at }) ?? undefined)

  it('runs ninety days from the receipt, to the close of the office', () => {
    // Ninety days from 23 November 2026 are Sunday 21 February 2027; the office works on the Monday.
    expect(publication.lastDay).to.equal('2027-02-22')
    expect(publication.basis).to.match(/Acquisitive Prescription Act 2018/)
  })

  it('has the length of the schedule in every row of the catalogue that has one', () => {
    const { length } = rowOf('publication', today)
    for (const { publication: days } of Object.values(KINDS)) {
      expect([null, length.count]).to.include(days)
    }
    expect(length.unit).to.equal('days')
  })

  it('is none of another kind, nor before the receipt', () => {
    expect(publicationOf(KINDS.sale, { at })).to.equal(null)
    expect(publicationOf(KINDS.prescription, null)).to.equal(null)
  })

  it('holds until it has run out, unless an objection stands', () => {
    const { until } = publication
    const hold = { held: true, because: 'publication', until }
    expect(publicationHold(publication, [], at)).to.deep.equal(hold)
    expect(publicationHold(publication, [ended], at)).to.deep.equal(hold)
    expect(publicationHold(publication, [ended, standing], at)).to.equal(null)
    expect(publicationHold(publication, [], until)).to.equal(null)
    expect(publicationHold(null, [], at)).to.equal(null)
  })

  it('lets anyone object while it runs', () => {
    const { until } = publication
    expect(() => {
      onlyWhilePublished(publication, 'on-hold', later(until, -1))
    }).not.to.throw()
    const code = (of: typeof publication | null, stage: 'on-hold' | 'registered', when: typeof at) =>
      refusalOf(() => {
        onlyWhilePublished(of, stage, when)
      })
    expect(code(publication, 'on-hold', until)).to.equal('objection-too-late')
    expect(code(publication, 'registered', at)).to.equal('objection-too-late')
    expect(code(null, 'on-hold', at)).to.equal('illegal-transition')
  })
})
