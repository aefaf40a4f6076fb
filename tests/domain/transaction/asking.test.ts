import { expect } from 'chai'
import { parseBrn } from '../../../domain/ids.ts'
import { documentsAsked, titleOfAsked } from '../../../domain/transaction/kinds/asking.ts'
import { BY_LAW_KINDS } from '../../../domain/transaction/kinds/by-law.ts'
import { CONVEYANCES } from '../../../domain/transaction/kinds/conveyances.ts'
import type { Party } from '../../../domain/transaction/party.ts'
import type { Declaration } from '../../../domain/transaction/declarations.ts'
import { must } from '../../must.ts'
import { coOwnerNic, order, purchaserNic, vendorNic } from '../sample.ts'

const ordinary = { citizen: true, share: null, marriage: null, cannotSign: null }
const vendor: Party = { ...ordinary, role: 'vendor', id: vendorNic, name: 'Latanier ARAUCARIA' }
const purchaser: Party = { ...ordinary, role: 'purchaser', id: purchaserNic, name: 'Filao CASUARINA' }
const married = (regime: 'community' | 'separation'): Party => ({
  ...vendor,
  marriage: { regime, spouse: { id: coOwnerNic, name: 'Vacoas PANDANUS' } },
})

function slotsFor(parties: readonly Party[], declarations: readonly Declaration[] = []): readonly string[] {
  return documentsAsked(CONVEYANCES.sale, { parties, declarations }).map(({ slot }) => slot)
}

describe('the documents asked for', () => {
  it('in a plain sale are the deed and the identity of each side', () => {
    expect(slotsFor([vendor, purchaser])).to.deep.equal(['deed', 'vendor-identity', 'purchaser-identity'])
  })

  it('are asked of each party: the second of a role has a number', () => {
    const slots = slotsFor([vendor, { ...vendor, id: coOwnerNic }, purchaser])
    expect(slots).to.include.members(['vendor-identity', 'vendor-2-identity'])
  })

  it('include the consent of the spouse when land of the community is given, and only then', () => {
    expect(slotsFor([married('community')])).to.include.members([
      'vendor-civil-status',
      'vendor-spouse-consent',
    ])
    expect(slotsFor([married('separation')])).to.include('vendor-civil-status')
    expect(slotsFor([married('separation')])).not.to.include('vendor-spouse-consent')
    expect(slotsFor([{ ...married('community'), role: 'purchaser' }])).not.to.include(
      'purchaser-spouse-consent',
    )
  })

  it('include the authorisation of a non-citizen who acquires, and of no other', () => {
    expect(slotsFor([{ ...purchaser, citizen: false }])).to.include('purchaser-non-citizen-authorisation')
    expect(slotsFor([{ ...vendor, citizen: false }])).not.to.include('vendor-non-citizen-authorisation')
  })

  it('of a company are its papers and no identity card', () => {
    const slots = slotsFor([{ ...purchaser, id: must(parseBrn('C13745900')) }])
    expect(slots).to.deep.equal(['deed', 'purchaser-company-papers'])
  })

  it('follow what is declared', () => {
    expect(slotsFor([vendor], ['by-attorney', 'new-building'])).to.include.members([
      'power-of-attorney',
      'land-use-permit',
    ])
  })

  it('of what a court has ordered are the certified order, and nothing of the parties', () => {
    const holder: Party = { ...ordinary, role: 'holder', id: vendorNic, name: 'Latanier ARAUCARIA' }
    const asked = { parties: [holder], declarations: [] }
    const slots = (terms: typeof asked): readonly string[] =>
      documentsAsked(BY_LAW_KINDS.rectification, terms).map(({ slot }) => slot)
    expect(slots(asked)).to.deep.equal(['deed', 'holder-identity', 'earlier-deed'])
    expect(slots({ ...asked, ...{ order } })).to.deep.equal(['deed', 'earlier-deed', 'court-order'])
  })

  it('are named after the document, and after the person where it is his', () => {
    const [deed, identity] = documentsAsked(CONVEYANCES.sale, { parties: [vendor], declarations: [] })
    expect(titleOfAsked(must(deed)).en).to.equal('Signed deed')
    expect(titleOfAsked(must(identity)).en).to.equal('Identity document: Latanier ARAUCARIA (Vendor)')
  })
})
