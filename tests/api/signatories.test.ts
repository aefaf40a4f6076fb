import { expect } from 'chai'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { signingFindings } from '../../domain/transaction/signing.ts'
import { purchaserNic, sale, vendorNic } from '../domain/sample.ts'
import { declaredParty, declaredSale, NOTARY, open, upload } from './declared.ts'
import { openTown } from './town.ts'
import type { Town } from './town.ts'

/** As an upload finds it: the vendor and the notary signed the file, the purchaser did not. */
const deedFindings = signingFindings(KINDS.sale, sale, [
  { persons: [vendorNic], isNotary: false, stands: 'passed', isVoid: false },
  { persons: [], isNotary: true, stands: 'passed', isVoid: false },
])

describe('those who sign a deed, over HTTP', () => {
  let town: Town
  before(async () => {
    town = await openTown({ deedFindings })
  })
  after(() => town.close())

  const signatories = async (id: string): Promise<readonly unknown[]> => {
    const { body } = await town.ask('GET', `/v1/transactions/${id}`, { as: NOTARY })
    return body.signatories.map(({ turn, role, partyId, signed }) => [turn, role, partyId, signed])
  }

  it('are told in their order before there is a deed, and with it who has signed', async () => {
    const id = await open(town)
    expect(await signatories(id)).to.deep.equal([
      [1, 'vendor', vendorNic, null],
      [2, 'purchaser', purchaserNic, null],
      [3, null, null, null],
    ])
    await upload(town, id, 'deed', `the deed of ${id}`)
    expect(await signatories(id)).to.deep.equal([
      [1, 'vendor', vendorNic, 'yes'],
      [2, 'purchaser', purchaserNic, 'no'],
      [3, null, null, 'yes'],
    ])
  })

  it('are without one who cannot sign', async () => {
    const [, purchaser] = declaredSale('').parties
    const unable = declaredParty({ cannotSign: 'his hand is broken' })
    const json = declaredSale(await town.world.parcel(), {
      parties: [unable, ...(purchaser ? [purchaser] : [])],
    })
    const { body } = await town.ask('POST', '/v1/transactions', { as: NOTARY, json })
    expect(await signatories(body.transactionId)).to.deep.equal([
      [1, 'purchaser', purchaserNic, null],
      [2, null, null, null],
    ])
  })
})
