import { expect } from 'chai'
import { WHOLE } from '../../../domain/register/fraction.ts'
import { isPartyRole } from '../../../domain/transaction/party.ts'
import type { Party } from '../../../domain/transaction/party.ts'
import { declares } from '../../../domain/transaction/declarations.ts'
import { givers, partiesAs, receivers } from '../../../domain/transaction/sides.ts'
import type { Sided } from '../../../domain/transaction/sides.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { coOwnerNic, purchaserNic, vendorNic } from '../sample.ts'

const ordinary = { citizen: true, share: null, marriage: null, cannotSign: null }
const vendor: Party = { ...ordinary, role: 'vendor', id: vendorNic, name: 'Latanier ARAUCARIA' }
const coVendor: Party = { ...ordinary, role: 'vendor', id: coOwnerNic, name: 'Vacoas PANDANUS' }
const purchaser: Party = {
  ...{ ...ordinary, role: 'purchaser', share: WHOLE },
  ...{ id: purchaserNic, name: 'Filao CASUARINA' },
}
const terms: Pick<Terms, 'parties' | 'declarations'> = {
  parties: [vendor, purchaser, coVendor],
  declarations: ['first-time-buyer'],
}
const row: Sided = {
  roles: [
    { role: 'purchaser', side: 'receives' },
    { role: 'vendor', side: 'gives' },
  ],
}

describe('the terms of a transaction', () => {
  it('list the parties of one role in the order of the deed', () => {
    expect(partiesAs(terms, 'vendor')).to.deep.equal([vendor, coVendor])
    expect(partiesAs(terms, 'donor')).to.deep.equal([])
  })

  it('tell who gives from who receives by the sides of the row alone', () => {
    expect(givers(row, terms)).to.deep.equal([vendor, coVendor])
    expect(receivers(row, terms)).to.deep.equal([purchaser])
  })

  it('count a concerned party on neither side', () => {
    const concerned: Sided = { roles: [{ role: 'vendor', side: 'concerned' }] }
    expect([...givers(concerned, terms), ...receivers(concerned, terms)]).to.deep.equal([])
  })

  it('say what was declared', () => {
    expect(declares(terms, 'first-time-buyer')).to.equal(true)
    expect(declares(terms, 'scheme')).to.equal(false)
  })
})

describe('a role', () => {
  it('is one of a closed list', () => {
    expect(isPartyRole('vendor')).to.equal(true)
    expect(isPartyRole('toString')).to.equal(false)
  })
})
