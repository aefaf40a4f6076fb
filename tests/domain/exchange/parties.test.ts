import { expect } from 'chai'
import { partsLeft, partSince, partsOf } from '../../../domain/exchange/parties.ts'
import { onlyOwnPart } from '../../../domain/exchange/party-login.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Party } from '../../../domain/transaction/party.ts'
import { at, coOwnerNic, partyAs, purchaserNic, strangerNic, vendorNic } from '../sample.ts'
import { refusalOf } from '../refusal-of.ts'

const parties: [Party, Party, Party] = [
  partyAs('vendor', coOwnerNic, 'Vacoas PANDANUS'),
  partyAs('vendor', vendorNic, 'Latanier ARAUCARIA'),
  partyAs('purchaser', vendorNic, 'Latanier ARAUCARIA'),
]

describe('the parts that somebody has in a transaction', () => {
  it('are all those that the terms give to his identity number, in the order of the deed', () => {
    expect(partsOf({ parties }, vendorNic).map(({ key }) => key)).to.deep.equal(['vendor-2', 'purchaser'])
    expect(partsOf({ parties }, strangerNic)).to.deep.equal([])
  })

  it('are not a dead man’s, whoever logs in with his number', () => {
    const succession = [partyAs('deceased', vendorNic, 'A'), partyAs('heir', purchaserNic, 'B')]
    expect(partsOf({ parties: succession }, vendorNic)).to.deep.equal([])
    expect(partsOf({ parties: succession }, purchaserNic).map(({ key }) => key)).to.deep.equal(['heir'])
  })

  it('let him act in each of them and in no other', () => {
    expect(onlyOwnPart({ parties }, { nic: vendorNic, party: 'vendor-2' })).to.equal('vendor-2')
    for (const party of ['vendor', 'purchaser-2', '']) {
      expect(refusalOf(() => onlyOwnPart({ parties }, { nic: vendorNic, party }))).to.equal(
        'transaction-not-found',
      )
    }
  })
})

describe('the parts that a correction takes from somebody', () => {
  const [first, second, buyer] = parties

  it('are those that another has now, or nobody', () => {
    expect(partsLeft({ parties }, { parties: [second, buyer] })).to.deep.equal(['vendor', 'vendor-2'])
  })

  it('are none where the same people keep them, whatever else is said of them', () => {
    const renamed = { ...first, name: 'Vacoas CASUARINA' }
    expect(partsLeft({ parties }, { parties: [renamed, second, buyer] })).to.deep.equal([])
  })
})

describe('the moment since when somebody has a part', () => {
  const [first, second, buyer] = parties
  const [opened, once, twice] = [1, 2, 3].map((n) => later(at, n * 1000)) as [Instant, Instant, Instant]
  const since = (key: string, ...before: readonly (readonly Party[])[]): Instant =>
    partSince(
      {
        ...{ terms: { parties: [first, buyer] }, openedAt: opened },
        amendments: before.map((was, i) => ({ at: i === 0 ? once : twice, before: { parties: was } })),
      },
      key,
    )

  it('is the opening, when every correction left it to him', () => {
    expect(since('vendor')).to.equal(opened)
    expect(since('purchaser', [second, buyer], [first, second, buyer])).to.equal(opened)
  })

  it('is the last correction before which it was another’s, or there was no such part', () => {
    expect(since('vendor', [second, buyer], [first, buyer])).to.equal(once)
    expect(since('vendor', [first, buyer], [second, buyer])).to.equal(twice)
    expect(since('purchaser', [first], [first, buyer])).to.equal(once)
  })
})
