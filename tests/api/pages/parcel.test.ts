import { expect } from 'chai'
import { WHOLE } from '../../../domain/register/fraction.ts'
import { brn, order, partyAs, vendorNic } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { openVillage } from './village.ts'
import type { Village } from './village.ts'

describe('the page of a parcel', () => {
  let village: Village
  before(async () => {
    village = await openVillage()
  })
  after(() => village.close())

  it('shows both times of every title, and each encumbrance with its rank and its end', async () => {
    const { world } = village
    const bank = partyAs('creditor', brn, 'Banque du Badamier')
    const { pin } = await world.registered({
      kind: 'mortgage',
      parties: [partyAs('mortgagor', vendorNic, 'Latanier ARAUCARIA'), bank],
    })
    const { inscription } = must(must(await world.stores.register.find(pin)).encumbrances[0])
    const erasing = { kind: 'erasure', pin, parties: [bank], refersTo: inscription } as const
    const { transactionId } = await world.registered(erasing)
    const { html } = await village.visit(`/parcels/${pin}`, { as: 'officer', lang: 'en' })
    for (const part of [
      '2 May 2019',
      '6 May 2019',
      inscription,
      'Erased on',
      transactionId,
      'Freehold',
      vendorNic,
    ]) {
      expect(html).to.contain(part)
    }
  })

  it('says of a title by which court order it was made', async () => {
    const holder = partyAs('holder', vendorNic, 'Latanier ARAUCARIA-FILAO', { share: WHOLE })
    const { pin } = await village.world.registered({
      ...{ kind: 'rectification', parties: [holder], refersTo: 'TV 2019/4 No 17', order },
    })
    const { html } = await village.visit(`/parcels/${pin}`, { as: 'notary', lang: 'en' })
    expect(html).to.contain('Court order: Supreme Court of Mauritius, No 2026 SCJ 77')
  })

  it('is for notaries and officers alone', async () => {
    const pin = await village.world.parcel()
    const visit = async (as: 'notary' | 'stranger') => (await village.visit(`/parcels/${pin}`, { as })).status
    expect([await visit('notary'), await visit('stranger')]).to.deep.equal([200, 303])
  })
})
