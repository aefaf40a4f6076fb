import { expect } from 'chai'
import type { Actor } from '../../../domain/actor.ts'
import type { ByLink } from '../../../domain/exchange/party-link.ts'
import { at, coOwnerNic, strangerNic } from '../../domain/sample.ts'
import {
  clerk,
  lettersTo,
  linkingTo,
  openedBetween,
  preparedBetween,
  stranger,
  strangersClerk,
  until,
} from './counterparts.ts'
import { refusedAs } from './refusal.ts'
import { day, notary, uploadOf } from './world.ts'
import type { Walk, World } from './world.ts'

export function exchangeContract(world: () => World): void {
  const opened = (by?: Actor): Promise<Walk> => openedBetween(world(), by)
  const prepared = (): Promise<Walk> => preparedBetween(world())
  const asking = ({ transactionId }: Walk, key = 'key-1') => ({
    ...{ transactionId, key, title: 'Bank statement', of: 'purchaser', until, note: 'the last three months' },
    ...{ actor: notary, at },
  })
  const linking = (walk: Walk, party?: string) => linkingTo(world(), walk, party)

  describe('a request for one more document', () => {
    it('is made once for its key, stands in the dossier, and tells the party', async () => {
      const { exchange, dossiers } = world().stores
      const walk = await opened()
      const request = await exchange.askFor(asking(walk))
      expect(await exchange.askFor({ ...asking(walk), title: 'Another', at: day(1) })).to.deep.equal(request)
      expect((await dossiers.find(walk.transactionId))?.requests).to.deep.equal([request])
      expect(request).to.deep.include({ slot: 'more-1', title: 'Bank statement', takenBackAt: null })
      const [letter] = await lettersTo(world(), strangerNic, walk)
      expect(letter).to.deep.include({ template: 'document-asked' })
      expect(letter?.data).to.deep.include({ document: 'Bank statement', until })
    })

    it('keeps the deed from being lodged until it is accepted, or taken back', async () => {
      const { exchange, dossiers } = world().stores
      const walk = await prepared()
      const { slot } = await exchange.askFor(asking(walk))
      const lodge = (): Promise<unknown> => dossiers.lodge({ ...walk, actor: notary, at })
      await refusedAs('document-required', lodge())
      await dossiers.addDocument({ ...uploadOf(walk.transactionId), slot })
      await refusedAs('document-required', lodge())
      const takingBack = { transactionId: walk.transactionId, slot, actor: notary, at: day(1) }
      await exchange.takeBack(takingBack)
      await exchange.takeBack({ ...takingBack, at: day(2) })
      expect((await dossiers.find(walk.transactionId))?.requests[0]?.takenBackAt).to.equal(day(1))
      await lodge()
      await refusedAs('illegal-transition', exchange.askFor(asking(walk, 'key-2')))
    })

    it('is answered by a document like any other: who sent one that is refused is told', async () => {
      const { exchange, dossiers } = world().stores
      const walk = await opened()
      const { transactionId } = walk
      const { slot } = await exchange.askFor(asking(walk))
      const { documentId } = await dossiers.addDocument({ ...uploadOf(transactionId), slot })
      const refusal = { transactionId, documentId, accepted: false, reason: 'cut off', actor: notary, at }
      await dossiers.judgeDocument(refusal)
      const [letter] = await lettersTo(world(), strangerNic, walk)
      expect(letter).to.deep.include({ template: 'document-refused' })
      expect(letter?.data).to.deep.include({ document: 'Bank statement', reason: 'cut off' })
    })

    it('is for the office of the dossier alone, and of its own parties', async () => {
      const { exchange } = world().stores
      const walk = await opened()
      for (const actor of [stranger, strangersClerk, { ...notary, role: 'officer' } as const]) {
        await refusedAs('not-authorised', exchange.askFor({ ...asking(walk), actor }))
      }
      await refusedAs('party-unknown', exchange.askFor({ ...asking(walk), of: 'purchaser-2' }))
      expect((await exchange.askFor({ ...asking(walk), actor: clerk })).slot).to.equal('more-1')
      const nothing = { transactionId: walk.transactionId, slot: 'more-2', actor: notary, at }
      await refusedAs('document-unknown', exchange.takeBack(nothing))
    })
  })

  describe('a party’s link', () => {
    it('is made once, found by the digest of its code, and ends by itself', async () => {
      const { exchange } = world().stores
      const walk = await opened()
      const making = linking(walk)
      const link = await exchange.makeLink(making)
      expect(await exchange.makeLink({ ...making, at: day(1) })).to.deep.equal(link)
      expect(await exchange.findLink(making.codeSha256)).to.deep.equal(link)
      expect(await exchange.findLink(world().newDigest())).to.equal(undefined)
      expect(link).to.deep.include({ party: 'vendor', madeAt: at, expiresAt: day(90), revokedAt: null })
      const upload = {
        ...uploadOf(walk.transactionId),
        slot: 'vendor-identity',
        actor: { linkId: link.linkId },
      }
      const { dossiers } = world().stores
      await refusedAs('party-link-invalid', dossiers.addDocument({ ...upload, at: day(90) }))
      expect((await dossiers.addDocument({ ...upload, at: day(89) })).version).to.equal(1)
    })

    it('lets nobody in once it is revoked, nor into another dossier', async () => {
      const { exchange, dossiers } = world().stores
      const [walk, other] = [await opened(), await opened()]
      const { linkId } = await exchange.makeLink(linking(walk))
      const upload = { ...uploadOf(other.transactionId), slot: 'vendor-identity', actor: { linkId } }
      await refusedAs('party-link-invalid', dossiers.addDocument(upload))
      const revoking = { transactionId: walk.transactionId, linkId, actor: notary, at: day(1) }
      await refusedAs(
        'party-link-invalid',
        exchange.revokeLink({ ...revoking, transactionId: other.transactionId }),
      )
      await exchange.revokeLink(revoking)
      await exchange.revokeLink({ ...revoking, at: day(2) })
      expect((await exchange.linksOf(walk.transactionId)).map(({ revokedAt }) => revokedAt)).to.deep.equal([
        day(1),
      ])
      const his = { ...upload, transactionId: walk.transactionId, at: day(2) }
      await refusedAs('party-link-invalid', dossiers.addDocument(his))
    })

    it('reaches what is asked of its own party and nothing else', async () => {
      const { exchange, dossiers, history } = world().stores
      const walk = await opened()
      await exchange.askFor(asking(walk))
      const { linkId } = await exchange.makeLink(linking(walk))
      const by: ByLink = { linkId }
      for (const slot of ['deed', 'purchaser-identity', 'more-1']) {
        const upload = { ...uploadOf(walk.transactionId), slot, actor: by }
        await refusedAs('document-unknown', dossiers.addDocument(upload))
      }
      await dossiers.addDocument({ ...uploadOf(walk.transactionId), slot: 'vendor-identity', actor: by })
      const last = (await history.after(walk.transactionId, 0)).at(-1)
      expect(last).to.deep.include({ event: 'document-uploaded', actorId: 'party/vendor' })
    })

    it('is made and revoked by the office alone, for a party that there is', async () => {
      const { exchange } = world().stores
      const walk = await opened()
      await refusedAs('not-authorised', exchange.makeLink({ ...linking(walk), actor: stranger }))
      await refusedAs('party-unknown', exchange.makeLink(linking(walk, 'heir')))
      const { linkId } = await exchange.makeLink({ ...linking(walk), actor: clerk })
      const revoking = { transactionId: walk.transactionId, linkId, actor: strangersClerk, at }
      await refusedAs('not-authorised', exchange.revokeLink(revoking))
    })
  })

  describe('where a party’s letters go', () => {
    const setting = ({ transactionId }: Walk, key: string, email: string, party = 'vendor') => ({
      ...{ transactionId, key, party, contact: { email, language: 'en' } as const, actor: notary, at },
    })

    it('is set once for its key, on this dossier alone, and not told in the history', async () => {
      const { exchange, contacts, history } = world().stores
      const [walk, other] = [await opened(), await opened()]
      const vendor = { kind: 'party', id: coOwnerNic, ...walk } as const
      await exchange.setContact(setting(walk, 'a', 'first@maison.example'))
      await exchange.setContact({ ...setting(walk, 'b', 'second@maison.example'), actor: clerk })
      await exchange.setContact(setting(walk, 'a', 'first@maison.example'))
      expect(await contacts.find(vendor)).to.deep.equal({
        ...{ email: 'second@maison.example', language: 'en', courtesyOffAt: null },
      })
      expect(await contacts.find({ ...vendor, transactionId: other.transactionId })).to.equal(undefined)
      const events = await history.after(walk.transactionId, 0)
      const told = events.filter(({ event }) => event === 'party-contact-set')
      expect(told.map(({ actorId, detail }) => [actorId, detail])).to.deep.equal([
        [notary.id, { party: 'vendor' }],
        [clerk.id, { party: 'vendor' }],
      ])
    })

    it('is where the next letter goes', async () => {
      const { exchange, outbox } = world().stores
      const walk = await opened()
      await exchange.setContact(setting(walk, 'a', 'filao@maison.example', 'purchaser'))
      await exchange.askFor(asking(walk))
      const [letter] = await lettersTo(world(), strangerNic, walk)
      const sent = await outbox.find(`${letter?.messageId ?? ''}/email`)
      expect(sent?.way).to.deep.include({
        contact: { email: 'filao@maison.example', language: 'en', courtesyOffAt: null },
      })
    })

    it('is the office’s to say, of a party that there is', async () => {
      const { exchange, contacts } = world().stores
      const walk = await opened()
      for (const actor of [stranger, strangersClerk, { ...notary, role: 'officer' } as const]) {
        await refusedAs('not-authorised', exchange.setContact({ ...setting(walk, 'a', 'a@b.mu'), actor }))
      }
      await refusedAs('party-unknown', exchange.setContact(setting(walk, 'a', 'a@b.mu', 'heir')))
      expect(await contacts.find({ kind: 'party', id: coOwnerNic, ...walk })).to.equal(undefined)
    })
  })
}
