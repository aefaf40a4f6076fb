import { expect } from 'chai'
import { assess } from '../../../domain/assessment/assess.ts'
import { rupees } from '../../../domain/money.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { judgement, sale, today } from '../../domain/sample.ts'
import { day, notary } from '../../storage/contract/world.ts'
import { changedDeed, soundDeed, withDocuments } from './scenes.ts'
import { openVillage } from './village.ts'
import type { Village } from './village.ts'

describe('the page on how far dry runs can be relied on', () => {
  let village: Village
  before(async () => {
    village = await openVillage({ examine: () => Promise.resolve(soundDeed) })
  })
  after(() => village.close())

  const page = async (lang: 'fr' | 'en' = 'en', query = ''): Promise<string> =>
    (await village.visit(`/officer/dry-runs${query}`, { as: 'officer', lang })).html

  it('says that nothing was compared, and is the officers’ alone', async () => {
    expect(await page()).to.contain('Nothing was compared')
    expect((await village.visit('/officer/dry-runs', { as: 'notary' })).status).to.equal(403)
    expect((await village.visit('/officer', { as: 'officer' })).html).to.contain('/officer/dry-runs')
  })

  it('gives the figure, each rule with its own, and every answer that came out otherwise, in words', async () => {
    const walk = await village.world.opened()
    const { transactionId } = walk
    await withDocuments(village, walk)
    await village.deps.commands.dryRun({ actor: notary, key: 'tried-before-lodging' }, transactionId)
    const { dossiers } = village.world.stores
    await dossiers.lodge({ ...walk, actor: notary, at: day(5) })
    await dossiers.enter({ ...walk, stage: 'examining', round: 1, at: day(5) })
    const assessment = assess(KINDS.sale, { ...sale, price: rupees(9_000_000) }, today)
    await dossiers.recordExamination({
      ...{ ...walk, judgement, round: 1, at: day(5), findings: changedDeed, assessment },
    })
    const html = await page()
    expect(html).to.contain('0 of 1 dry run').and.contain(transactionId)
    expect(html).to.contain('Nothing was changed after signing').and.contain('It was not asked')
    expect(html).to.contain('Rs\u00a0800,000.00').and.contain('Rs\u00a0900,000.00')
    expect(html).to.match(/The deed’s file is sound[\s\S]*?100\u00a0%/)
    expect(await page('fr', '?days=30')).to.contain('Rien n’a changé après la signature')
  })
})
