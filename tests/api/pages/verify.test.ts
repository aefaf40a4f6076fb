import { expect } from 'chai'
import { Unavailable } from '../../../api/unavailable.ts'
import { en } from '../../../web/text/en/index.ts'
import { fr } from '../../../web/text/fr/index.ts'
import { NOT_PDF, PDF } from './sample-documents.ts'
import { changedDeed, soundDeed } from './scenes.ts'
import { digestOf, openVillage } from './village.ts'
import type { Village, Visited } from './village.ts'
import { notary } from '../../storage/contract/world.ts'

describe('the public check', () => {
  let village: Village
  let findings = soundDeed
  before(async () => {
    village = await openVillage({ verify: () => Promise.resolve(findings) })
  })
  after(() => village.close())
  const verify = (bytes: Uint8Array): Promise<Visited> =>
    village.visit('/verify', { lang: 'en', file: { bytes } })

  it('says whose signature holds, and that the register does not know the document', async () => {
    findings = soundDeed
    const { status, html } = await verify(PDF)
    expect(status).to.equal(200)
    expect(html).to.contain('its signatures hold').and.to.contain('CN=Me Ébène')
    expect(html).to.contain('does not know this document')
  })

  it('warns of a document that was changed, and names nobody for it', async () => {
    findings = changedDeed
    const { html } = await verify(PDF)
    expect(html).to.contain('Do not rely on this document').and.not.to.contain('Signed by</h2>')
  })

  it('names the check that decided, its place in the file, and what it saw, in either language', async () => {
    findings = changedDeed
    const ask = async (lang: 'en' | 'fr'): Promise<string> =>
      (await village.visit('/verify', { lang, file: { bytes: PDF } })).html
    expect(await ask('en')).to.contain(
      `Check S10, at byte 48213: ${en.checks['changed-after-signing'] ?? ''}`,
    )
    expect(await ask('fr')).to.contain(
      `Contrôle S10, à l’octet 48213 : ${fr.checks['changed-after-signing'] ?? ''}`,
    )
  })

  it('does not call a document genuine of which nothing is known', async () => {
    findings = []
    expect((await verify(PDF)).html).to.contain('It cannot be determined')
  })

  it('knows a lodged deed by its digest', async () => {
    const walk = await village.world.opened()
    await village.world.filed({ ...walk, deed: digestOf(PDF) })
    await village.world.stores.dossiers.lodge({ ...walk, actor: notary, at: village.deps.now() })
    expect((await verify(PDF)).html).to.contain('the deed of a transaction')
  })

  it('asks to try again in a moment while the trust list is away', async () => {
    const away = await openVillage({ verify: () => Promise.reject(new Unavailable('The trust list')) })
    const { status, headers, html } = await away.visit('/verify', { lang: 'en', file: { bytes: PDF } })
    await away.close()
    expect(status).to.equal(503)
    expect(Number(headers.get('retry-after'))).to.be.greaterThan(0)
    expect(html).to.contain(en.problems.unavailable.title)
  })

  it('says what is wrong with a file beside the field', async () => {
    const { status, html } = await verify(NOT_PDF)
    expect(status).to.equal(415)
    expect(html).to.contain('id="file-error"').and.to.contain('must be a PDF')
  })
})
