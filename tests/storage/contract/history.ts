import { expect } from 'chai'
import { at } from '../../domain/sample.ts'
import { notary, stepsOf, uploadOf } from './world.ts'
import type { World } from './world.ts'

const MORE_THAN_A_PAGE = 205

export function historyContract(world: () => World): void {
  describe('the history', () => {
    it('tells what happened, in its order, by whom', async () => {
      const { transactionId, pin } = await world().registered()
      const events = await world().stores.history.after(transactionId, 0)
      expect(await stepsOf(world().stores, transactionId)).to.deep.equal([
        'opened',
        'lodged',
        'examining',
        'notices-issued',
        'checkout-opened',
        'payment-received',
        'checkout-opened',
        'payment-received',
        'clearing',
        'registering',
        'registered',
      ])
      const [first] = events
      expect(first).to.deep.include({ transactionId, at, actorId: notary.id, detail: { pin } })
      expect(events.at(-1)?.actorId).to.equal(null)
      const places = events.map(({ seq }) => seq)
      expect(places).to.deep.equal(places.toSorted((a, b) => a - b))
      expect(new Set(places).size).to.equal(places.length)
    })

    it('goes on after the last event that was seen, and never into another transaction', async () => {
      const { history } = world().stores
      const { transactionId } = await world().lodged()
      await world().lodged()
      const [opened, ...others] = await history.after(transactionId, 0)
      expect(await history.after(transactionId, opened?.seq ?? 0)).to.deep.equal(others)
      expect(await history.after(transactionId, others.at(-1)?.seq ?? 0)).to.deep.equal([])
      expect(await history.after(world().newId(), 0)).to.deep.equal([])
    })

    it('comes in pages of 200', async () => {
      const { dossiers, history } = world().stores
      const { transactionId } = await world().opened()
      for (let version = 1; version <= MORE_THAN_A_PAGE; version += 1) {
        await dossiers.addDocument(uploadOf(transactionId, world().newDigest()))
      }
      const page = await history.after(transactionId, 0)
      expect(page).to.have.length(200)
      const rest = await history.after(transactionId, page.at(-1)?.seq ?? 0)
      expect(rest).to.have.length(MORE_THAN_A_PAGE + 1 - 200)
    })
  })
}
