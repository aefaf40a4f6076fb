import { expect } from 'chai'
import type { DeclaredTerms } from '../../api/terms.ts'
import { KIND_NAMES } from '../../domain/transaction/kinds.ts'
import { coOwnerNic, purchaserNic, strangerNic } from '../domain/sample.ts'
import { must } from '../must.ts'
import { declaredParty, declaredSale, NOTARY } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

interface Catalogue {
  readonly kinds: readonly {
    readonly kind: string
    readonly title: { readonly en: string; readonly fr: string }
    readonly roles: readonly { readonly role: string }[]
    readonly documents: readonly { readonly document: string }[]
  }[]
}

describe('the kinds of transactions', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  const declare = async (change: Partial<DeclaredTerms>): Promise<Answered> => {
    const json = declaredSale(await town.world.parcel(), change)
    return await town.ask('POST', '/v1/transactions', { as: NOTARY, json })
  }
  const bank = declaredParty({ role: 'creditor', id: 'C13745900', name: 'Banque du Badamier' })

  it('are listed to anyone, each with its names, roles and documents', async () => {
    const { status, text } = await town.ask('GET', '/v1/kinds')
    const { kinds } = JSON.parse(text) as Catalogue
    expect(status).to.equal(200)
    expect(kinds.map(({ kind }) => kind)).to.deep.equal(KIND_NAMES)
    const gift = must(kinds.find(({ kind }) => kind === 'gift'))
    expect(gift.title).to.deep.equal({ en: 'Gift', fr: 'Donation' })
    expect(gift.roles.map(({ role }) => role)).to.deep.equal(['donor', 'donee'])
    expect(gift.documents.map(({ document }) => document)).to.include.members(['deed', 'spouse-consent'])
  })

  it('open a dossier that asks for the documents of its own kind and parties', async () => {
    const parties = [declaredParty({ role: 'mortgagor' }), bank]
    const { status, body } = await declare({ kind: 'mortgage', parties })
    expect(status).to.equal(201)
    const dossier = await town.ask('GET', `/v1/transactions/${body.transactionId}`, { as: NOTARY })
    const { kind, asked } = JSON.parse(dossier.text) as { kind: string; asked: { slot: string }[] }
    expect(kind).to.equal('mortgage')
    expect(asked.map(({ slot }) => slot)).to.deep.equal([
      'deed',
      'mortgagor-identity',
      'creditor-company-papers',
      'loan-agreement',
    ])
  })

  it('take a document for what they ask for, and for nothing else', async () => {
    const { body } = await declare({
      kind: 'mortgage',
      parties: [declaredParty({ role: 'mortgagor' }), bank],
    })
    const send = (slot: string): Promise<Answered> =>
      town.ask('PUT', `/v1/transactions/${body.transactionId}/documents/${slot}`, {
        as: NOTARY,
        pdf: Buffer.from('%PDF-1.7\n%%EOF\n'),
      })
    expect((await send('loan-agreement')).status).to.equal(201)
    expect((await send('vendor-identity')).body.code).to.equal('document-unknown')
  })

  it('refuse by the name of the field what they lack or have no place for', async () => {
    const sharers = [
      declaredParty({ role: 'sharer' }),
      declaredParty({ role: 'sharer', id: coOwnerNic }),
      declaredParty({ role: 'allottee', id: purchaserNic }),
    ]
    const cases: readonly (readonly [Partial<DeclaredTerms>, string, string])[] = [
      [{ kind: 'erasure', parties: [bank], price: null }, 'term-missing', 'refersTo'],
      [{ kind: 'erasure', parties: [bank], refersTo: 'IV 1' }, 'request-malformed', 'price'],
      [{ kind: 'partition', parties: sharers }, 'term-missing', 'parties.2.share'],
      [{ kind: 'gift' }, 'request-malformed', 'parties.0.role'],
      [{ kind: 'sale', counterpart: '12' }, 'pin-malformed', 'counterpart'],
    ]
    for (const [change, code, field] of cases) {
      const { text } = await declare(change)
      const problem = JSON.parse(text) as { code: string; facts: { field?: string } }
      expect([problem.code, problem.facts.field], JSON.stringify(change.kind)).to.deep.equal([code, field])
    }
  })

  it('refuse a kind and a regime that there is not, and a spouse without a card', async () => {
    expect((await declare({ kind: 'barter' as never })).status).to.equal(400)
    const spouse = { id: 'C13745900', name: 'A company' }
    const [vendor, purchaser] = declaredSale('').parties
    const married = { ...must(vendor), marriage: { regime: 'community' as const, spouse } }
    const { body } = await declare({ parties: [married, must(purchaser)] })
    expect(body.code).to.equal('nic-malformed')
    const unsure = { ...must(vendor), id: strangerNic, marriage: { regime: 'none' as never, spouse } }
    expect((await declare({ parties: [unsure, must(purchaser)] })).status).to.equal(400)
  })
})
