import { expect } from 'chai'
import type { DeclaredTerms } from '../../api/terms.ts'
import { day } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { declaredSale, NOTARY, OFFICER, OTHER_NOTARY } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

describe('the API on terms that are corrected', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  const returned = async (): Promise<Walk> => {
    const walk = await town.world.inReview([])
    const codes = ['declaration-incomplete']
    await town.stores.dossiers.returnToNotary({ ...walk, round: 1, codes, until: day(40), at: day(4) })
    return walk
  }
  const correct = (
    { transactionId, pin }: Walk,
    change: Partial<DeclaredTerms> = {},
    as = NOTARY,
  ): Promise<Answered> =>
    town.ask('PUT', `/v1/transactions/${transactionId}/terms`, { as, json: declaredSale(pin, change) })

  it('keeps them under the same receipt, and shows them in the next revision', async () => {
    const walk = await returned()
    const answer = await correct(walk, { price: 900_000_000 })
    expect([answer.status, answer.body.stage]).to.deep.equal([200, 'returned'])
    await town.stores.dossiers.resubmit({
      ...walk,
      actor: { id: NOTARY, role: 'notary' },
      ...{ round: 2, at: day(60) },
    })
    const { text } = await town.ask('GET', `/v1/transactions/${walk.transactionId}/revisions`, { as: NOTARY })
    const { revisions } = JSON.parse(text) as { revisions: readonly { terms: readonly object[] }[] }
    expect(revisions[1]?.terms).to.deep.equal([{ term: 'price', before: 800_000_000, after: 900_000_000 }])
  })

  it('refuses what the reasons do not name, what cannot be, and who is not its notary', async () => {
    const walk = await returned()
    const code = async (change: Partial<DeclaredTerms>, as?: string): Promise<string> =>
      (await correct(walk, change, as)).body.code
    expect(await code({ pin: await town.world.parcel() })).to.equal('term-not-amendable')
    expect(await code({ deedDate: '2026-11-24' })).to.equal('term-not-amendable')
    expect(await code({ price: -1 })).to.equal('price-invalid')
    expect(await code({ price: 900_000_000 }, OTHER_NOTARY)).to.equal('transaction-not-found')
    expect(await code({ price: 900_000_000 }, OFFICER)).to.equal('not-authorised')
    const under = await town.world.awaitingPayment()
    expect((await correct(under, { price: 900_000_000 })).body.code).to.equal('illegal-transition')
  })
})
