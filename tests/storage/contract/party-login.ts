import { expect } from 'chai'
import type { ByLogin } from '../../../domain/exchange/party-login.ts'
import type { Nic, TransactionId } from '../../../domain/ids.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { owner } from '../../../sandbox/fiction/owners.ts'
import { coOwnerNic, partyAs, purchaserNic, sale, strangerNic, vendor } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { openedBetween, preparedBetween } from './counterparts.ts'
import { refusedAs } from './refusal.ts'
import { day, notary, uploadOf } from './world.ts'
import type { Walk, World } from './world.ts'

export function partyLoginContract(world: () => World): void {
  const asVendor: ByLogin = { nic: coOwnerNic, party: 'vendor' }
  const upload = ({ transactionId }: Walk, actor: ByLogin, slot = 'vendor-identity'): Promise<unknown> =>
    world().stores.dossiers.addDocument({ ...uploadOf(transactionId), slot, actor })
  const write = ({ transactionId }: Walk, actor: ByLogin, party = actor.party): Promise<unknown> =>
    world().stores.exchange.write({ transactionId, key: 'a', party, text: 'Here', actor, at: day(1) })
  const isNamed = async ({ transactionId }: Walk, nic: Nic): Promise<boolean> =>
    (await world().stores.dossiers.namedIn(nic)).includes(transactionId)
  /** Sent back because the parties are not those of the deed, and corrected to others. */
  const corrected = async (walk: Walk, parties: readonly (typeof vendor)[]): Promise<void> => {
    const { dossiers } = world().stores
    const { terms } = must(await dossiers.find(walk.transactionId))
    await dossiers.lodge({ ...walk, actor: notary, at: day(1) })
    await dossiers.enter({ ...walk, stage: 'examining', round: 1, at: day(1) })
    const codes = ['party-data-differs']
    await dossiers.returnToNotary({ ...walk, round: 1, codes, until: day(40), at: day(2) })
    await dossiers.amend({ ...walk, actor: notary, at: day(3), terms: { ...terms, parties } })
  }

  describe('a party who logged in', () => {
    it('acts in his own part, and the history says it as of a link', async () => {
      const { exchange, history } = world().stores
      const walk = await openedBetween(world())
      await upload(walk, asVendor)
      await write(walk, asVendor)
      const events = (await history.after(walk.transactionId, 0)).slice(-2)
      expect(events.map(({ event, actorId }) => [event, actorId])).to.deep.equal([
        ['document-uploaded', 'party/vendor'],
        ['message-written', 'party/vendor'],
      ])
      expect((await exchange.messagesOf(walk.transactionId))[0]).to.deep.include({ from: 'party' })
    })

    it('reaches nothing of another part, and nothing in a dossier that does not name him', async () => {
      const walk = await openedBetween(world())
      for (const slot of ['deed', 'purchaser-identity']) {
        await refusedAs('document-unknown', upload(walk, asVendor, slot))
      }
      await refusedAs('party-link-invalid', write(walk, asVendor, 'purchaser'))
      for (const actor of [
        { ...asVendor, nic: purchaserNic },
        { ...asVendor, party: 'purchaser' },
      ]) {
        await refusedAs('transaction-not-found', upload(walk, actor))
        await refusedAs('transaction-not-found', write(walk, actor))
      }
      expect((await world().stores.dossiers.find(walk.transactionId))?.documents).to.deep.equal([])
      expect(await world().stores.exchange.messagesOf(walk.transactionId)).to.deep.equal([])
    })

    it('uploads nothing more once the deed is lodged', async () => {
      const walk = await preparedBetween(world())
      await world().stores.dossiers.lodge({ ...walk, actor: notary, at: day(1) })
      await refusedAs('illegal-transition', upload(walk, asVendor))
    })

    it('finds the dossiers that name him, each once, newest first', async () => {
      const { dossiers } = world().stores
      const { nic, name } = owner(80)
      const [his, buyer] = [partyAs('vendor', nic, name), partyAs('purchaser', nic, name)]
      const named = async (parties: Terms['parties'], at: Instant): Promise<TransactionId> => {
        const terms = { ...sale, pin: await world().parcel(), parties }
        const transactionId = world().newId()
        await dossiers.open({ transactionId, actor: notary, at, terms, until: day(180) })
        return transactionId
      }
      const [older, newer] = [await named([his, buyer], day(1)), await named([vendor, buyer], day(2))]
      await world().opened()
      expect(await dossiers.namedIn(nic)).to.deep.equal([newer, older])
      expect(await dossiers.namedIn(owner(81).nic)).to.deep.equal([])
    })

    it('is a stranger from the correction on that names another', async () => {
      const walk = await preparedBetween(world())
      const { terms } = must(await world().stores.dossiers.find(walk.transactionId))
      const [, ...others] = terms.parties
      expect([await isNamed(walk, coOwnerNic), await isNamed(walk, purchaserNic)]).to.deep.equal([
        true,
        false,
      ])
      await corrected(walk, [{ ...vendor, id: purchaserNic }, ...others])
      expect([await isNamed(walk, coOwnerNic), await isNamed(walk, purchaserNic)]).to.deep.equal([
        false,
        true,
      ])
      await refusedAs('transaction-not-found', upload(walk, asVendor))
      await refusedAs('transaction-not-found', write(walk, asVendor))
      await upload(walk, { nic: purchaserNic, party: 'vendor' })
      await write(walk, { nic: strangerNic, party: 'purchaser' })
    })
  })

  describe('a correction that puts another in a part', () => {
    const linked = async ({ transactionId }: Walk, party: string): Promise<string> => {
      const codeSha256 = world().newDigest()
      const link = {
        transactionId,
        linkId: `link-${codeSha256}`,
        codeSha256,
        party,
        actor: notary,
        at: day(0),
      }
      return (await world().stores.exchange.makeLink(link)).linkId
    }
    const writeBy = ({ transactionId }: Walk, linkId: string, party: string): Promise<unknown> =>
      world().stores.exchange.write({
        ...{ transactionId, key: linkId, party, text: 'Here' },
        ...{ actor: { linkId }, at: day(4) },
      })

    it('ends the links of that part and no others, and the history says so', async () => {
      const { dossiers, exchange, history } = world().stores
      const walk = await preparedBetween(world())
      const [, ...others] = must(await dossiers.find(walk.transactionId)).terms.parties
      const [his, anothers] = [await linked(walk, 'vendor'), await linked(walk, 'purchaser')]
      await corrected(walk, [{ ...vendor, id: purchaserNic }, ...others])
      await refusedAs('party-link-invalid', writeBy(walk, his, 'vendor'))
      await writeBy(walk, anothers, 'purchaser')
      const links = await exchange.linksOf(walk.transactionId)
      expect(links.find(({ linkId }) => linkId === his)?.revokedAt).to.equal(day(3))
      const told = (await history.after(walk.transactionId, 0)).filter(({ at }) => at === day(3))
      expect(told.map(({ event, actorId }) => [event, actorId])).to.deep.equal([
        ['terms-amended', notary.id],
        ['party-link-revoked', notary.id],
      ])
    })

    it('takes the notary’s word back on what was asked of him, until he gives it anew', async () => {
      const { dossiers } = world().stores
      const walk = await preparedBetween(world())
      const [, ...others] = must(await dossiers.find(walk.transactionId)).terms.parties
      await corrected(walk, [{ ...vendor, id: purchaserNic }, ...others])
      const documents = await dossiers.documentsOf(walk.transactionId)
      const standing = documents.map(({ slot, status, judgedAt }) => [slot, status, judgedAt === null])
      expect(standing).to.deep.include(['vendor-identity', 'uploaded', true])
      expect(standing).to.deep.include(['purchaser-identity', 'accepted', false])
      const lodge = () => dossiers.resubmit({ ...walk, actor: notary, round: 2, at: day(4) })
      await refusedAs('document-required', lodge())
      const his = documents
        .filter(({ slot }) => slot === 'vendor-identity')
        .map(({ documentId }) => documentId)
      const judgement = { transactionId: walk.transactionId, documentId: must(his[0]), accepted: true }
      await dossiers.judgeDocument({ ...judgement, reason: null, actor: notary, at: day(4) })
      await lodge()
    })
  })
}
