import { expect } from 'chai'
import { at } from '../../domain/sample.ts'
import { day } from './world.ts'
import type { World } from './world.ts'

const french = { email: 'latanier@etude.example', language: 'fr' } as const

/** How people are reached, and where their software listens. */
export function addressesContract(world: () => World): void {
  let made = 0
  const someone = (): { readonly kind: 'person'; readonly id: string } => {
    made += 1
    return { kind: 'person', id: `reachable-${String(made)}` }
  }

  describe('a contact', () => {
    it('is one for each recipient, and keeps what he unsubscribed from', async () => {
      const { contacts } = world().stores
      const to = someone()
      expect(await contacts.find(to)).to.equal(undefined)
      await contacts.put(to, french, at)
      await contacts.setCourtesy(`person/${to.id}`, false, day(1))
      await contacts.put(to, { email: 'b@etude.example', language: 'en' }, day(2))
      await contacts.putFirst(to, french, day(3))
      const now = { email: 'b@etude.example', language: 'en', courtesyOffAt: day(1) }
      expect(await contacts.find(to)).to.deep.equal(now)
      await contacts.setCourtesy(`person/${to.id}`, true, day(4))
      expect(await contacts.find(to)).to.deep.equal({ ...now, courtesyOffAt: null })
      expect(await contacts.find(someone())).to.equal(undefined)
    })

    it('is put first only where there is none', async () => {
      const { contacts } = world().stores
      const to = someone()
      await contacts.putFirst(to, french, at)
      expect(await contacts.find(to)).to.deep.equal({ ...french, courtesyOffAt: null })
    })
  })

  describe('a webhook endpoint', () => {
    it('is listed for its notary until it is removed', async () => {
      const { webhooks } = world().stores
      const { id } = someone()
      const endpoint = { endpointId: `${id}-1`, notaryId: id, url: 'https://a.example/', registeredAt: at }
      const second = { ...endpoint, endpointId: `${id}-0`, registeredAt: day(1) }
      await webhooks.register(second)
      await webhooks.register(endpoint)
      await webhooks.register({ ...endpoint, url: 'https://b.example/' })
      const fresh = { secretId: null, former: null }
      expect(await webhooks.listOf(id)).to.deep.equal([
        { ...endpoint, ...fresh },
        { ...second, ...fresh },
      ])
      await webhooks.remove(`${id}-1`, day(2))
      expect(await webhooks.listOf(id)).to.deep.equal([{ ...second, ...fresh }])
    })

    it('has a new secret beside the former one, once for each name', async () => {
      const { webhooks } = world().stores
      const { id } = someone()
      const endpoint = { endpointId: `${id}-s`, notaryId: id, url: 'https://a.example/', registeredAt: at }
      await webhooks.register(endpoint)
      await webhooks.renewSecret(endpoint.endpointId, 'second', at)
      await webhooks.renewSecret(endpoint.endpointId, 'second', day(3))
      const former = { secretId: null, until: day(1) }
      expect(await webhooks.listOf(id)).to.deep.equal([{ ...endpoint, secretId: 'second', former }])
      await webhooks.renewSecret(endpoint.endpointId, 'third', day(3))
      const [now] = await webhooks.listOf(id)
      expect(now?.former).to.deep.equal({ secretId: 'second', until: day(4) })
    })
  })
}
