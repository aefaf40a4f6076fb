import { expect } from 'chai'
import { partsOf } from '../../../domain/exchange/parties.ts'
import { onlyOwnPart } from '../../../domain/exchange/party-login.ts'
import { coOwnerNic, partyAs, purchaserNic, strangerNic, vendorNic } from '../sample.ts'
import { refusalOf } from '../refusal-of.ts'

const parties = [
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
