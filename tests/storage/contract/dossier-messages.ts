import { expect } from 'chai'
import type { Actor } from '../../../domain/actor.ts'
import { at, coOwnerNic } from '../../domain/sample.ts'
import { lettersTo, linkingTo, openedBetween, stranger } from './counterparts.ts'
import { refusedAs } from './refusal.ts'
import { notary } from './world.ts'
import type { Walk, World } from './world.ts'

export function dossierMessageContract(world: () => World): void {
  const opened = (by?: Actor): Promise<Walk> => openedBetween(world(), by)
  const linking = (walk: Walk) => linkingTo(world(), walk)

  describe('a message on the dossier', () => {
    const writing = ({ transactionId }: Walk, key: string, text: string) => ({
      ...{ transactionId, key, party: 'vendor', text, actor: notary, at },
    })

    it('is written once for its key, read by its two sides, and not told in the history', async () => {
      const { exchange, history } = world().stores
      const walk = await opened()
      const { linkId } = await exchange.makeLink(linking(walk))
      const first = await exchange.write(writing(walk, 'a', ' Please bring\r\nthe title deed. '))
      await exchange.write(writing(walk, 'a', 'something else'))
      await exchange.write({ ...writing(walk, 'b', 'It is with the bank.'), actor: { linkId } })
      await exchange.write({ ...writing(walk, 'c', 'To the purchaser'), party: 'purchaser' })
      expect(first.text).to.equal('Please bring\nthe title deed.')
      const said = await exchange.messagesOf(walk.transactionId, 'vendor')
      expect(said.map(({ n, from, text }) => [n, from, text])).to.deep.equal([
        [1, 'office', first.text],
        [2, 'party', 'It is with the bank.'],
      ])
      expect(await exchange.messagesOf(walk.transactionId)).to.have.length(3)
      const events = await history.after(walk.transactionId, 0)
      expect(events.filter(({ event }) => event === 'message-written')).to.have.length(3)
      expect(JSON.stringify(events)).not.to.contain('title deed')
      expect((await lettersTo(world(), coOwnerNic, walk)).map(({ template }) => template)).to.deep.equal([
        'dossier-message',
      ])
    })

    it('counts as unread until the other side has seen it', async () => {
      const { exchange } = world().stores
      const by = { id: 'notary-with-messages', role: 'notary' } as const
      const walk = await opened(by)
      const { transactionId } = walk
      const { linkId } = await exchange.makeLink({ ...linking(walk), actor: by })
      for (const key of ['a', 'b']) {
        await exchange.write({ ...writing(walk, key, 'a question'), actor: { linkId } })
      }
      await exchange.write({ ...writing(walk, 'c', 'an answer'), actor: by })
      expect([...(await exchange.unreadOf(by.id))]).to.deep.equal([[transactionId, 2]])
      const seen = { transactionId, party: 'vendor', reader: 'office' } as const
      await exchange.markRead({ ...seen, upTo: 1 })
      expect([...(await exchange.unreadOf(by.id))]).to.deep.equal([[transactionId, 1]])
      await exchange.markRead({ ...seen, upTo: 3 })
      await exchange.markRead({ ...seen, upTo: 2 })
      expect([...(await exchange.unreadOf(by.id))]).to.deep.equal([])
      const read = (await exchange.messagesOf(transactionId)).map((message) => message.read)
      expect(read).to.deep.equal([true, true, false])
    })

    it('is refused empty, too long, to nobody, and from who has no part in it', async () => {
      const { exchange } = world().stores
      const walk = await opened()
      const { linkId } = await exchange.makeLink(linking(walk))
      await refusedAs('message-unfit', exchange.write(writing(walk, 'a', ' \n ')))
      await refusedAs('message-unfit', exchange.write(writing(walk, 'a', 'x'.repeat(4_001))))
      await refusedAs('party-unknown', exchange.write({ ...writing(walk, 'a', 'x'), party: 'heir' }))
      await refusedAs('not-authorised', exchange.write({ ...writing(walk, 'a', 'x'), actor: stranger }))
      const elsewhere = { ...writing(walk, 'a', 'x'), party: 'purchaser', actor: { linkId } }
      await refusedAs('party-link-invalid', exchange.write(elsewhere))
      expect(await exchange.messagesOf(walk.transactionId)).to.deep.equal([])
    })
  })
}
