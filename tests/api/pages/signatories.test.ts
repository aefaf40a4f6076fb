import { expect } from 'chai'
import type { DeedSignature } from '../../../domain/transaction/deed-signature.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { signingFindings } from '../../../domain/transaction/signing.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { coOwnerNic, partyAs, purchaser, sale, vendor, vendorNic } from '../../domain/sample.ts'
import type { Walk } from '../../storage/contract/world.ts'
import { withDocuments } from './scenes.ts'
import { openVillage } from './village.ts'
import type { Village } from './village.ts'

const coOwner = partyAs('vendor', coOwnerNic, 'Badamier TAMARIN')
const parties: Terms['parties'] = [vendor, coOwner, purchaser]
const byVendor: DeedSignature = { persons: [vendorNic], isNotary: false, stands: 'passed', isVoid: false }

describe('who signs the deed, on the notary’s page,', () => {
  let village: Village
  beforeEach(async () => {
    village = await openVillage()
  })
  afterEach(() => village.close())

  const listFor = async ({ transactionId }: Walk, lang: 'fr' | 'en' = 'en'): Promise<string> => {
    const { html } = await village.visit(`/notary/transactions/${transactionId}`, { as: 'notary', lang })
    const [, section = ''] = html.split('id="signatories"')
    return section.slice(0, section.indexOf('<form'))
  }
  /** Each line as it is read: turn, text. */
  const linesOf = (list: string): readonly string[] =>
    [...list.matchAll(/<li value="(\d+)">([\s\S]*?)<\/li>/g)].map(([, turn = '', text = '']) =>
      `${turn} ${text.replaceAll(/<[^>]*>/g, ' ')}`.replaceAll(/\s+/g, ' ').trim(),
    )

  it('is said in order before there is a deed, the notary last', async () => {
    const walk = await village.world.opened({ parties })
    expect(linesOf(await listFor(walk))).to.deep.equal([
      '1 Latanier ARAUCARIA (Vendor)',
      '1 Badamier TAMARIN (Vendor)',
      '2 Filao CASUARINA (Purchaser)',
      '3 The notary',
    ])
    expect(await listFor(walk, 'fr')).to.contain('Les parties signent devant le notaire')
  })

  it('is said with who has signed once the deed is there', async () => {
    const walk = await village.world.opened({ parties })
    const findings = signingFindings(KINDS.sale, { ...sale, parties }, [byVendor])
    await withDocuments(village, walk, findings, false)
    expect(linesOf(await listFor(walk))).to.deep.equal([
      '1 Latanier ARAUCARIA (Vendor) Signed',
      '1 Badamier TAMARIN (Vendor) Not in the file',
      '2 Filao CASUARINA (Purchaser) Not in the file',
      '3 The notary Not signed',
    ])
    expect(linesOf(await listFor(walk, 'fr'))[0]).to.contain('A signé')
    const { html } = await village.visit(`/notary/transactions/${walk.transactionId}`, { as: 'notary' })
    expect(html, 'numbers are no facts for people').not.to.contain(`${coOwnerNic}, `)
  })

  it('is left open where an upload found nothing', async () => {
    const walk = await village.world.opened()
    await withDocuments(village, walk, [], false)
    expect(linesOf(await listFor(walk)).at(-1)).to.equal('3 The notary Cannot be told')
  })

  it('leaves out one who cannot, and says why', async () => {
    const unable = { ...vendor, cannotSign: 'his hand is broken' }
    const walk = await village.world.opened({ parties: [unable, purchaser] })
    const list = await listFor(walk)
    expect(linesOf(list)[0]).to.equal('1 Filao CASUARINA (Purchaser)')
    expect(list).to.contain('Latanier ARAUCARIA cannot sign. The deed says why: his hand is broken')
  })
})
