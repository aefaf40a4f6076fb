import { expect } from 'chai'
import { localDateAt } from '../../../domain/time.ts'
import { TEXTS } from '../../../web/text/text.ts'
import { must } from '../../must.ts'
import { day, notary } from '../../storage/contract/world.ts'
import type { Walk } from '../../storage/contract/world.ts'
import { changedDeed, withDocuments } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited } from './village.ts'

describe('the page of the dry run', () => {
  let village: Village
  let findings = changedDeed
  const as = 'notary' as const
  before(async () => {
    village = await openVillage({ examine: () => Promise.resolve(findings) })
  })
  after(() => village.close())

  const addressOf = (id: string): string => `/notary/transactions/${id}/dry-run`
  const run = async (id: string, lang: 'en' | 'fr' = 'en'): Promise<Visited> => {
    const path = addressOf(id)
    const { html } = await village.visit(path, { as, lang })
    const { status, headers } = await village.visit(path, { as, form: { key: keyFor(html, path) }, lang })
    expect([status, headers.get('location')]).to.deep.equal([303, path])
    return village.visit(path, { as, lang })
  }

  /** The notary accepts every paper; the deed counts for ever, the others for so many days. */
  const acceptUntil = async ({ transactionId }: Walk, days: number): Promise<void> => {
    const { dossiers } = village.deps.stores
    for (const { documentId, slot } of must(await dossiers.find(transactionId)).documents) {
      const validUntil = slot === 'deed' ? null : localDateAt(day(days))
      const accepted = { accepted: true, reason: null, actor: notary, at: day(0) } as const
      await dossiers.judgeDocument({ transactionId, documentId, validUntil, ...accepted })
    }
  }

  it('is a link away from the dossier, and says at first that nothing was tried', async () => {
    const { transactionId } = await village.world.opened()
    const path = `/notary/transactions/${transactionId}`
    expect((await village.visit(path, { as })).html).to.contain(`href="${path}/dry-run"`)
    const { status, html } = await village.visit(addressOf(transactionId), { as, lang: 'en' })
    expect(status).to.equal(200)
    expect(html).to.contain('Nothing was tried yet').and.to.contain('Run it now')
  })

  it('names each document that is missing, whose it is, and what to do, in either language', async () => {
    const { transactionId } = await village.world.opened()
    const { html } = await run(transactionId)
    expect(html).to.contain('cannot be lodged yet').and.to.contain('Identity document: Latanier ARAUCARIA')
    expect(html).to.contain('Upload it, look at it, and accept it.').and.to.contain('400,000.00')
    const french = await village.visit(addressOf(transactionId), { as, lang: 'fr' })
    expect(french.html).to.contain('ne peut pas encore être déposé').and.to.contain('Pièce d’identité')
  })

  it('shows what an examination would find, with the check that decides and its place', async () => {
    findings = changedDeed
    const walk = await village.world.opened()
    await withDocuments(village, walk)
    const { html } = await run(walk.transactionId)
    expect(html).to.contain('would come back to you').and.to.contain('Check S10, at byte 48213')
  })

  it('says in the words of the refusal what registering would refuse, and what to do', async () => {
    const rule = { rule: 'register-bears-it-out', basis: 'b', detail: {} }
    findings = [{ ...rule, verdict: 'failed', code: 'share-too-fine' }]
    const walk = await village.world.opened()
    await withDocuments(village, walk)
    const { html } = await run(walk.transactionId)
    const { title, advice } = TEXTS.en.refusals['share-too-fine']
    expect(html).to.contain(title).and.to.contain(advice)
  })

  it('warns of papers by their names and in dates when they end before the deed registers', async () => {
    findings = changedDeed.slice(0, 1)
    const walk = await village.world.opened()
    await withDocuments(village, walk, findings, false)
    await acceptUntil(walk, 5)
    const { html } = await run(walk.transactionId)
    expect(html).to.contain('Nothing stands in the way').and.to.contain('Look at the warning below')
    expect(html).to.match(/Identity document: [^;]+\(Vendor\); Identity document: [^;]+\(Purchaser\)</)
    expect(html)
      .to.contain('28 November 2026')
      .and.not.to.match(/2026-1\d-\d\d</)
  })

  it('says that nothing stands in the way when nothing does', async () => {
    findings = changedDeed.slice(0, 1)
    const walk = await village.world.opened()
    await withDocuments(village, walk)
    expect((await run(walk.transactionId)).html).to.contain('Nothing stands in the way')
  })

  it('is over once the deed is lodged, and is nobody else’s', async () => {
    const { transactionId } = await village.world.lodged()
    const path = addressOf(transactionId)
    const { html } = await village.visit(path, { as, lang: 'en' })
    expect(html).to.contain('The deed is lodged').and.not.to.contain('<button class="govuk-button')
    const form = { key: '0f'.repeat(16) }
    const late = await village.visit(path, { as, lang: 'en', form })
    expect(late.status).to.equal(409)
    expect(late.html).to.contain('has moved on')
    expect((await village.visit(path, { as: 'officer' })).status).to.equal(403)
    expect((await village.visit(path)).status).to.equal(303)
    expect(await village.deps.stores.dryRuns.latest(transactionId)).to.equal(undefined)
    expect(must(await village.deps.stores.dossiers.find(transactionId)).stage).to.equal('lodged')
  })
})
