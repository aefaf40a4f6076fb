import { expect } from 'chai'
import { must } from '../../must.ts'
import { coOwnerNic, purchaser, vendor } from '../../domain/sample.ts'
import { day, notary } from '../../storage/contract/world.ts'
import { openVillage } from './village.ts'
import type { Village } from './village.ts'

describe('the dossier of which a correction put another in a part', () => {
  let village: Village
  before(async () => {
    village = await openVillage()
  })
  after(() => village.close())

  it('names in history and messages who had the part when he acted', async () => {
    const { dossiers, exchange } = village.deps.stores
    const walk = await village.world.lodged({ parties: [vendor, purchaser] })
    const write = async (nic: typeof vendor.id, at: ReturnType<typeof day>): Promise<void> => {
      const actor = { nic, party: 'vendor' } as Parameters<typeof exchange.write>[0]['actor']
      await exchange.write({ ...walk, key: nic, party: 'vendor', text: 'Here', actor, at })
    }
    await write(vendor.id, day(1))
    await dossiers.enter({ ...walk, stage: 'examining', round: 1, at: day(1) })
    const codes = ['party-data-differs']
    await dossiers.returnToNotary({ ...walk, round: 1, codes, until: day(40), at: day(2) })
    const { terms } = must(await dossiers.find(walk.transactionId))
    const parties = [{ ...vendor, id: coOwnerNic, name: 'Vacoas PANDANUS' }, purchaser]
    await dossiers.amend({ ...walk, actor: notary, at: day(3), terms: { ...terms, parties } })
    await write(coOwnerNic, day(4))
    const page = `/notary/transactions/${walk.transactionId}`
    const { html } = await village.visit(page, { as: 'notary', lang: 'en' })
    const lines = html.slice(html.indexOf('id="history"')).split('Message written').slice(1)
    const [newest, oldest] = lines
    expect([lines.length, newest?.includes('PANDANUS')]).to.deep.equal([2, true])
    expect(oldest).to.contain(vendor.name)
    const said = html.split('aria-labelledby="party-vendor"')[1]?.split('</article>')[0] ?? ''
    const writers = [...said.matchAll(/<li><strong>([^<]*)<\/strong>/g)].map(([, name]) => name)
    expect(writers).to.deep.equal([vendor.name, 'Vacoas PANDANUS'])
  })
})
