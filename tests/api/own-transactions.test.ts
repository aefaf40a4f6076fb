import { expect } from 'chai'
import { owner } from '../../sandbox/fiction/owners.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { must } from '../must.ts'
import { partyAs, purchaser, sale, vendor } from '../domain/sample.ts'
import { day, notary, uploadOf } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { NOTARY, OFFICER, pdfOf } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Asked, Town } from './town.ts'

const ME = 'owner-1'
const { nic, name } = owner(0)
const mine = { parties: [partyAs('vendor', nic, name), purchaser] }

interface Listed {
  readonly transactionId: string
  readonly stage: string
  readonly party: { readonly party: string; readonly role: string; readonly name: string }
  readonly toSend: number
  readonly unread: number
}

describe('a party who logged in, over HTTP', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  const listed = async (): Promise<readonly Listed[]> =>
    (await town.ask('GET', '/v1/own-transactions', { as: ME })).body
      .transactions as unknown as readonly Listed[]
  const linesOf = async ({ transactionId }: Walk): Promise<readonly Listed[]> =>
    (await listed()).filter((line) => line.transactionId === transactionId)
  const at = ({ transactionId }: Walk, party = 'vendor'): string =>
    `/v1/own-transactions/${transactionId}/${party}`
  const see = (walk: Walk, party?: string, as = ME): Promise<Answered> =>
    town.ask('GET', at(walk, party), { as })
  const send = (
    walk: Walk,
    slot: string,
    asked: Asked = { as: ME, pdf: pdfOf(`${slot} of ${walk.transactionId}`) },
  ): Promise<Answered> => town.ask('PUT', `${at(walk)}/documents/${slot}`, asked)
  const write = (walk: Walk, text: string, asked: Asked = { as: ME }): Promise<Answered> =>
    town.ask('POST', `${at(walk)}/messages`, { ...asked, json: { text } })
  const outcome = ({ status, body }: Answered): unknown => [status, body.code]
  const tell = ({ transactionId }: Walk, party = 'vendor'): Promise<unknown> => {
    const message = { transactionId, key: `to ${party}`, party, text: 'Please hurry', actor: notary }
    return town.stores.exchange.write({ ...message, at: day(1) })
  }

  it('finds what is asked of him and what was written to him, and reading is not yet having seen', async () => {
    const walk = await town.world.opened(mine)
    await town.world.opened()
    await tell(walk)
    const line = {
      toSend: 1,
      unread: 1,
      stage: 'preparing',
      party: { party: 'vendor', role: 'vendor', name },
    }
    expect((await linesOf(walk))[0]).to.deep.include(line)
    expect((await linesOf(walk))[0]).to.deep.include({ unread: 1 })
    const { body, text } = await see(walk)
    expect(body.asked.map(({ slot }) => slot)).to.deep.equal(['vendor-identity'])
    expect(text).to.contain('"linkExpiresAt":null').and.not.to.contain('CASUARINA')
    expect((await linesOf(walk))[0]).to.deep.include({ unread: 0 })
    expect(await listed()).to.have.length(1)
  })

  it('sends what is asked of him, once for a key, and the record names his part', async () => {
    const walk = await town.world.opened(mine)
    const asked = { as: ME, key: 'my-identity-card', pdf: pdfOf('my card') }
    const first = await send(walk, 'vendor-identity', asked)
    expect([first.status, first.body.documentId]).to.deep.equal([201, 'vendor-identity-1'])
    expect((await send(walk, 'vendor-identity', asked)).body).to.deep.equal(first.body)
    expect((await linesOf(walk))[0]).to.deep.include({ toSend: 0 })
    const last = (await town.stores.history.after(walk.transactionId, 0)).at(-1)
    expect(last).to.deep.include({ event: 'document-uploaded', actorId: 'party/vendor' })
  })

  it('writes to his notary once for a key, which is good for no other message', async () => {
    const walk = await town.world.opened(mine)
    const key = 'a-word-to-my-notary'
    expect((await write(walk, 'It is with the bank', { as: ME, key })).status).to.equal(201)
    expect((await write(walk, 'It is with the bank', { as: ME, key })).status).to.equal(201)
    expect(outcome(await write(walk, 'Another', { as: ME, key }))).to.deep.equal([
      422,
      'idempotency-key-reused',
    ])
    expect(outcome(await write(walk, ' '))).to.deep.equal([422, 'message-unfit'])
    const said = await town.stores.exchange.messagesOf(walk.transactionId)
    expect(said.map(({ party, from }) => [party, from])).to.deep.equal([['vendor', 'party']])
  })

  it('has each of his parts for itself when he has two', async () => {
    const both = { parties: [partyAs('vendor', nic, name), { ...purchaser, id: nic, name }] }
    const walk = await town.world.opened(both)
    await tell(walk, 'purchaser')
    const lines = await linesOf(walk)
    expect(lines.map(({ party, unread }) => [party.party, unread])).to.deep.equal([
      ['vendor', 0],
      ['purchaser', 1],
    ])
    expect((await see(walk, 'purchaser')).body.asked.map(({ slot }) => slot)).to.deep.equal([
      'purchaser-identity',
    ])
    const [key, json] = ['the-same-key', { text: 'Here' }]
    expect((await write(walk, 'Here', { as: ME, key })).status).to.equal(201)
    const again = await town.ask('POST', `${at(walk, 'purchaser')}/messages`, { as: ME, key, json })
    expect(outcome(again)).to.deep.equal([422, 'idempotency-key-reused'])
    expect(outcome(await send(walk, 'purchaser-identity'))).to.deep.equal([404, 'document-unknown'])
  })

  it('touches nothing that is asked of another, and sends nothing once the deed is lodged', async () => {
    const walk = await town.world.prepared(mine)
    for (const slot of ['deed', 'purchaser-identity', 'shopping-list']) {
      expect(outcome(await send(walk, slot))).to.deep.equal([404, 'document-unknown'])
    }
    await town.stores.dossiers.addDocument({ ...uploadOf(walk.transactionId), slot: 'vendor-identity' })
    await town.stores.dossiers.lodge({ ...walk, actor: notary, at: day(1) })
    expect(outcome(await send(walk, 'vendor-identity'))).to.deep.equal([409, 'illegal-transition'])
    expect((await see(walk)).body.mayUpload).to.equal(false)
    expect((await write(walk, 'When will it be registered?')).status).to.equal(201)
    expect((await linesOf(walk))[0]).to.deep.include({ stage: 'lodged', toSend: 0 })
  })

  it('finds his transaction when it is over, and that nothing is waited for any more', async () => {
    const walk = await town.world.opened(mine)
    expect((await linesOf(walk))[0]).to.deep.include({ toSend: 1 })
    const ending = { stage: 'withdrawn', actor: notary, reason: 'no more', at: day(1) } as const
    await town.stores.dossiers.end({ ...walk, ...ending })
    expect((await linesOf(walk))[0]).to.deep.include({ toSend: 0, stage: 'withdrawn' })
  })

  it('finds another’s transaction, and a part that is not his, just as one that never was', async () => {
    const [foreign, own] = [await town.world.opened(), await town.world.opened(mine)]
    const never = { ...own, transactionId: town.world.newId() }
    const malformed = { ...own, transactionId: 'LT-1' as Walk['transactionId'] }
    const answers = [
      ...[await see(foreign), await see(never), await see(malformed), await see(own, 'purchaser')],
      ...[await see(own, 'heir'), await write(foreign, 'x'), await send(foreign, 'vendor-identity')],
      await see(own, 'vendor', 'owner-2'),
    ]
    const shown = answers.map(({ body }) => ({ ...body, instance: '' }))
    for (const answer of answers) expect(outcome(answer)).to.deep.equal([404, 'transaction-not-found'])
    for (const one of shown) expect(one).to.deep.equal(shown[0])
    expect((await town.stores.exchange.messagesOf(foreign.transactionId)).length).to.equal(0)
  })

  it('is nobody’s in an office, and nobody’s who did not log in', async () => {
    const walk = await town.world.opened(mine)
    for (const as of [NOTARY, OFFICER]) {
      const answers = [
        ...[await town.ask('GET', '/v1/own-transactions', { as }), await see(walk, 'vendor', as)],
        ...[await write(walk, 'x', { as }), await send(walk, 'vendor-identity', { as, pdf: pdfOf('x') })],
      ]
      for (const answer of answers) expect(outcome(answer)).to.deep.equal([403, 'not-authorised'])
    }
    expect((await town.ask('GET', '/v1/own-transactions')).status).to.equal(401)
    expect((await town.ask('GET', at(walk))).status).to.equal(401)
  })

  const returned = async (parties: Partial<Terms>): Promise<Walk> => {
    const { dossiers } = town.stores
    const walk = await town.world.lodged(parties)
    await dossiers.enter({ ...walk, stage: 'examining', round: 1, at: day(1) })
    const codes = ['party-data-differs']
    await dossiers.returnToNotary({ ...walk, round: 1, codes, until: day(40), at: day(2) })
    return walk
  }
  const correct = async (walk: Walk, { parties }: Pick<Terms, 'parties'>): Promise<void> => {
    const { dossiers } = town.stores
    const { pin } = must(await dossiers.find(walk.transactionId)).terms
    await dossiers.amend({ ...walk, actor: notary, at: day(3), terms: { ...sale, pin, parties } })
  }

  it('loses sight of a transaction as soon as a correction names another', async () => {
    const walk = await returned(mine)
    expect((await linesOf(walk)).map(({ stage }) => stage)).to.deep.equal(['returned'])
    await correct(walk, { parties: [vendor, purchaser] })
    expect(await linesOf(walk)).to.deep.equal([])
    for (const answer of [await see(walk), await write(walk, 'x'), await send(walk, 'vendor-identity')]) {
      expect(outcome(answer)).to.deep.equal([404, 'transaction-not-found'])
    }
  })

  it('reads nothing that was written with whoever had his part before a correction', async () => {
    const walk = await returned({ parties: [vendor, purchaser] })
    await tell(walk)
    await correct(walk, mine)
    expect((await linesOf(walk))[0]).to.deep.include({ unread: 0 })
    expect((await see(walk)).body.messages).to.deep.equal([])
    const message = { ...walk, key: 'to the new vendor', party: 'vendor', text: 'Welcome', actor: notary }
    await town.stores.exchange.write({ ...message, at: day(4) })
    expect((await linesOf(walk))[0]).to.deep.include({ unread: 1 })
    expect((await see(walk)).text)
      .to.contain('Welcome')
      .and.not.to.contain('Please hurry')
  })
})
