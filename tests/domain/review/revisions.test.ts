import { expect } from 'chai'
import { refusedIn } from '../../../domain/review/refused.ts'
import { basisOf, REASONS } from '../../../domain/review/reasons.ts'
import { revisionsOf } from '../../../domain/review/revisions.ts'
import type { HistoryEvent } from '../../../domain/transaction/history.ts'
import { rupees } from '../../../domain/money.ts'
import { must } from '../../must.ts'
import { sale, transactionId } from '../sample.ts'
import { day, documentOf } from '../../storage/contract/world.ts'

const event = (seq: number, name: HistoryEvent['event'], detail: HistoryEvent['detail']): HistoryEvent => ({
  ...{ seq, transactionId, at: day(seq), event: name, actorId: null, detail },
})

const HISTORY = [
  event(2, 'lodged', { receipt: 'R-2026-000001', deedSha256: 'aa' }),
  event(3, 'returned', { round: 1, codes: 'digest-mismatch, deed-unclear', until: day(30) }),
  event(6, 'resubmitted', { round: 2, deedSha256: 'bb' }),
]
const DOCUMENTS = [
  documentOf('deed-1', { uploadedAt: day(1) }),
  documentOf('vendor-identity-1', { slot: 'vendor-identity', uploadedAt: day(1) }),
  documentOf('deed-2', { version: 2, uploadedAt: day(4) }),
  documentOf('deed-3', { version: 3, uploadedAt: day(5) }),
  documentOf('purchaser-identity-1', { slot: 'purchaser-identity', uploadedAt: day(5) }),
]

describe('the revisions of a deed', () => {
  it('say why each went back, and what changed until the next', () => {
    expect(revisionsOf(HISTORY, DOCUMENTS, [])).to.deep.equal([
      {
        round: 1,
        lodgedAt: day(2),
        deedSha256: 'aa',
        changes: [],
        terms: [],
        returned: { at: day(3), codes: ['digest-mismatch', 'deed-unclear'], until: day(30) },
      },
      {
        round: 2,
        lodgedAt: day(6),
        deedSha256: 'bb',
        changes: [
          { slot: 'deed', before: 1, version: 3 },
          { slot: 'purchaser-identity', before: null, version: 1 },
        ],
        terms: [],
        returned: null,
      },
    ])
  })

  it('tell of the terms that were corrected in between, however often', () => {
    const [cheap, middling, dear] = [1, 2, 3].map((price) => ({ ...sale, price: rupees(price) }))
    const amendments = [
      { at: day(4), before: must(cheap), after: must(middling) },
      { at: day(5), before: must(middling), after: must(dear) },
    ]
    const [first, second] = revisionsOf(HISTORY, DOCUMENTS, amendments)
    expect(first?.terms).to.deep.equal([])
    expect(second?.terms).to.deep.equal([{ term: 'price', before: rupees(1), after: rupees(3) }])
  })

  it('are none before the deed is lodged, and change nothing when nothing came in', () => {
    expect(revisionsOf([], DOCUMENTS, [])).to.deep.equal([])
    const [, second] = revisionsOf(HISTORY, DOCUMENTS.slice(0, 2), [])
    expect(second?.changes).to.deep.equal([])
  })
})

describe('a refusal', () => {
  it('says why, and until when an appeal may be lodged', () => {
    const refused = refusedIn([...HISTORY, event(7, 'refused', { reason: 'deed-reused, not-authentic' })])
    expect(refused?.codes).to.deep.equal(['deed-reused', 'not-authentic'])
    expect([refused?.appeal.from, refused?.appeal.lastDay]).to.deep.equal(['2026-11-30', '2026-12-21'])
    expect(refused?.appeal.basis).to.contain('Courts Act')
  })

  it('is none where registration was not refused', () => {
    expect(refusedIn(HISTORY)).to.equal(null)
  })
})

describe('the reasons of officers', () => {
  it('each rest on a basis, and belong to one decision', () => {
    const all = Object.values(REASONS).flat()
    expect(new Set(all).size).to.equal(all.length)
    expect(all.every((reason) => (basisOf(reason) ?? '') !== '')).to.equal(true)
    expect(basisOf('digest-mismatch')).to.equal(undefined)
  })
})
