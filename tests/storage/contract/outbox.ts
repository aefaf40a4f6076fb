import { expect } from 'chai'
import { messageTo } from '../../../domain/message/message.ts'
import type { Message, Recipient } from '../../../domain/message/message.ts'
import type { Delivery, Reader } from '../../../domain/ports.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { at, strangerNic } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { day } from './world.ts'
import type { World } from './world.ts'

const minute = (n: number): Instant => later(at, n * 60_000)
const french = { email: 'latanier@etude.example', language: 'fr' } as const

function reminderTo(to: Recipient, occasion: string | number = 1): Message {
  const data = { pin: '900100000', what: 'payment', until: day(3) }
  return messageTo(to, 'reminder', { transactionId: null, occasion, at, data })
}

function refusalTo(to: Recipient): Message {
  const data = { pin: '900100000', codes: 'FORGED', refusedAt: at }
  return messageTo(to, 'refused', { transactionId: null, occasion: 1, at, data })
}

function readerOf(personId: string, change: Partial<Reader> = {}): Reader {
  return { personId, role: 'nobody', partyId: null, ...change }
}

export function outboxContract(world: () => World): void {
  let made = 0
  const someone = (): { readonly kind: 'person'; readonly id: string } => {
    made += 1
    return { kind: 'person', id: `reader-${String(made)}` }
  }
  const lease = (when: Instant, most = 100): Promise<readonly Delivery[]> =>
    world().stores.outbox.lease({ at: when, until: later(when, 60_000), most })
  const idsOf = (deliveries: readonly Delivery[]): readonly string[] =>
    deliveries.map(({ deliveryId }) => deliveryId)
  /** Someone with an address, and an e-mail to him. */
  const mailed = async (): Promise<{ readonly to: Recipient; readonly id: string }> => {
    const { contacts, outbox } = world().stores
    const to = someone()
    await contacts.put(to, french, at)
    const message = reminderTo(to)
    await outbox.enqueue(message)
    return { to, id: `${message.messageId}/email` }
  }
  const found = async (id: string): Promise<Delivery> => must(await world().stores.outbox.find(id))
  const drain = async (): Promise<void> => {
    for (const { deliveryId } of await lease(day(900))) await world().stores.outbox.recordSent(deliveryId, at)
  }

  describe('a message', () => {
    it('is in the inbox once, however often it is enqueued', async () => {
      const { outbox } = world().stores
      const to = someone()
      const message = reminderTo(to)
      await outbox.enqueue(message)
      await outbox.enqueue({ ...message, at: day(4) })
      const inbox = await outbox.inboxOf(readerOf(to.id), { most: 10 })
      expect(inbox.map((line) => line.message)).to.deep.equal([message])
      expect(await outbox.unreadOf(readerOf(to.id))).to.equal(1)
    })

    it('is read by its own reader alone, once', async () => {
      const { outbox } = world().stores
      const to = someone()
      const { messageId } = reminderTo(to)
      await outbox.enqueue(reminderTo(to))
      expect(await outbox.markRead(messageId, readerOf('another'), day(1))).to.equal(false)
      expect(await outbox.unreadOf(readerOf(to.id))).to.equal(1)
      expect(await outbox.markRead(messageId, readerOf(to.id), day(1))).to.equal(true)
      expect(await outbox.markRead(messageId, readerOf(to.id), day(2))).to.equal(true)
      const [line] = await outbox.inboxOf(readerOf(to.id), { most: 10 })
      expect(line?.readAt).to.equal(day(1))
      expect(await outbox.unreadOf(readerOf(to.id))).to.equal(0)
    })

    it('pages from the newest back', async () => {
      const { outbox } = world().stores
      const to = someone()
      for (const occasion of [1, 2, 3]) await outbox.enqueue(reminderTo(to, occasion))
      const first = await outbox.inboxOf(readerOf(to.id), { most: 2 })
      expect(first.map(({ message }) => message)).to.deep.equal([reminderTo(to, 3), reminderTo(to, 2)])
      const before = must(first.at(-1)).seq
      const rest = await outbox.inboxOf(readerOf(to.id), { before, most: 2 })
      expect(rest.map(({ message }) => message)).to.deep.equal([reminderTo(to, 1)])
    })

    it('to a role or a party is read by whoever has the role or the number', async () => {
      const { outbox } = world().stores
      const { transactionId } = await world().opened()
      const [toRole, toParty] = [
        reminderTo({ kind: 'role', id: 'officer' }),
        { ...reminderTo({ kind: 'party', id: strangerNic, transactionId }), transactionId },
      ]
      await outbox.enqueue(toRole)
      await outbox.enqueue(toParty)
      const read = async (change: Partial<Reader>): Promise<readonly Message[]> =>
        (await outbox.inboxOf(readerOf('x', change), { most: 100 }))
          .map(({ message }) => message)
          .filter(({ template }) => template === 'reminder')
      expect(await read({ role: 'officer' })).to.deep.equal([toRole])
      expect(await read({ partyId: strangerNic })).to.deep.equal([toParty])
      expect(await read({})).to.deep.equal([])
    })
  })

  describe('a delivery', () => {
    beforeEach(drain)

    it('is made for an address and each endpoint that is there, with what they are now', async () => {
      const { outbox, contacts, webhooks } = world().stores
      const to = someone()
      const endpoint = { notaryId: to.id, url: 'https://notary.example/hook', registeredAt: at }
      await webhooks.register({ ...endpoint, endpointId: `${to.id}-b` })
      await webhooks.register({ ...endpoint, endpointId: `${to.id}-a` })
      await webhooks.register({ ...endpoint, endpointId: `${to.id}-c` })
      await webhooks.remove(`${to.id}-c`, at)
      await contacts.put(to, french, at)
      const message = reminderTo(to)
      await outbox.enqueue(message)
      await outbox.enqueue(message)
      await contacts.put(to, { email: 'new@etude.example', language: 'en' }, day(1))
      await webhooks.remove(`${to.id}-b`, day(1))
      const due = await lease(day(1))
      const { messageId } = message
      const ways = {
        [`${messageId}/email`]: {
          channel: 'email',
          contact: { email: 'new@etude.example', language: 'en', courtesyOffAt: null },
        },
        [`${messageId}/webhook/${to.id}-a`]: {
          channel: 'webhook',
          endpoint: { ...endpoint, endpointId: `${to.id}-a`, secretId: null, former: null },
        },
        [`${messageId}/webhook/${to.id}-b`]: { channel: 'webhook', endpoint: null },
      }
      expect(Object.fromEntries(due.map(({ deliveryId, way }) => [deliveryId, way]))).to.deep.equal(ways)
      expect(due[0]).to.deep.include({
        ...{ message, state: 'pending', attempts: 1, sentOffAt: at, error: null },
        ...{ dueAt: later(day(1), 60_000), sentAt: null },
      })
    })

    it('is not made for who has no address, or unsubscribed from what is a courtesy', async () => {
      const { outbox, contacts } = world().stores
      const [nowhere, unsubscribed] = [someone(), someone()]
      await contacts.put(unsubscribed, french, at)
      await contacts.setCourtesy(`person/${unsubscribed.id}`, false, day(1))
      await outbox.enqueue(reminderTo(nowhere))
      await outbox.enqueue(reminderTo(unsubscribed))
      await outbox.enqueue(refusalTo(unsubscribed))
      expect(idsOf(await lease(day(2)))).to.deep.equal([`${refusalTo(unsubscribed).messageId}/email`])
    })

    it('is had by one worker until his lease ends', async () => {
      const { id } = await mailed()
      expect(idsOf(await lease(later(at, -1)))).to.deep.equal([])
      expect(idsOf(await lease(at))).to.deep.equal([id])
      expect(idsOf(await lease(at))).to.deep.equal([])
      const [again] = await lease(minute(1))
      expect(again).to.deep.include({ deliveryId: id, attempts: 2 })
    })

    it('is had by exactly one of several workers that ask at once', async () => {
      const ids = [(await mailed()).id, (await mailed()).id, (await mailed()).id]
      const had = await Promise.all(Array.from({ length: 4 }, () => lease(at, 2)))
      const all = had.flatMap(idsOf)
      const rest = idsOf(await lease(at))
      expect([...all, ...rest].toSorted()).to.deep.equal(ids.toSorted())
    })

    it('that arrived is over, whoever reports what afterwards', async () => {
      const { outbox } = world().stores
      const { id } = await mailed()
      await lease(at)
      await outbox.recordSent(id, at)
      await outbox.recordFailure(id, { attempt: 1, error: 'late', again: null })
      await outbox.drop(id, 'late')
      await outbox.resend(id, day(1))
      expect(await found(id)).to.deep.include({ state: 'sent', error: null, sentAt: at })
      expect(idsOf(await lease(day(2)))).to.deep.equal([])
    })

    it('that failed is due again when it was said, and only the last attempt may say so', async () => {
      const { outbox } = world().stores
      const { id } = await mailed()
      await lease(at)
      await outbox.recordFailure(id, { attempt: 1, error: 'busy', again: minute(5) })
      await outbox.recordFailure(id, { attempt: 0, error: 'stale', again: null })
      expect(await found(id)).to.deep.include({ state: 'pending', dueAt: minute(5), error: 'busy' })
      expect(idsOf(await lease(minute(4)))).to.deep.equal([])
      expect(idsOf(await lease(minute(5)))).to.deep.equal([id])
    })

    it('that was given up is listed for its recipient and for operators until it is sent again', async () => {
      const { outbox } = world().stores
      const { to, id } = await mailed()
      await lease(at)
      await outbox.recordFailure(id, { attempt: 1, error: 'no such user', again: null })
      expect(idsOf(await outbox.dead(to))).to.deep.equal([id])
      expect(idsOf(await outbox.dead(someone()))).to.deep.equal([])
      expect(idsOf(await outbox.dead())).to.include(id)
      expect((await outbox.counts()).dead).to.be.greaterThan(0)
      await outbox.resend(id, day(4))
      expect(await outbox.dead(to)).to.deep.equal([])
      expect(await found(id)).to.deep.include({ state: 'pending', attempts: 0, sentOffAt: day(4) })
      expect(idsOf(await lease(day(4)))).to.deep.equal([id])
    })

    it('to one endpoint alone goes nowhere else, and is in the inbox as read', async () => {
      const { outbox, contacts, webhooks } = world().stores
      const to = someone()
      const endpoint = { notaryId: to.id, url: 'https://notary.example/hook', registeredAt: at }
      for (const n of ['a', 'b']) await webhooks.register({ ...endpoint, endpointId: `${to.id}-${n}` })
      await contacts.put(to, french, at)
      const message = reminderTo(to)
      await outbox.enqueueTo(`${to.id}-b`, message)
      await outbox.enqueueTo(`${to.id}-b`, message)
      expect(idsOf(await lease(day(1)))).to.deep.equal([`${message.messageId}/webhook/${to.id}-b`])
      expect(await outbox.unreadOf(readerOf(to.id))).to.equal(0)
      expect(await outbox.inboxOf(readerOf(to.id), { most: 9 })).to.have.length(1)
    })

    it('to software is listed for its notary, newest first, whatever became of it', async () => {
      const { outbox, contacts, webhooks } = world().stores
      const to = someone()
      const endpointId = `${to.id}-e`
      await webhooks.register({ endpointId, notaryId: to.id, url: 'https://n.example/', registeredAt: at })
      await contacts.put(to, french, at)
      for (const occasion of [1, 2, 3]) await outbox.enqueue(reminderTo(to, occasion))
      const ids = [3, 2, 1].map((n) => `${reminderTo(to, n).messageId}/webhook/${endpointId}`)
      await lease(at)
      await outbox.recordSent(ids[0] ?? '', minute(1))
      await webhooks.remove(endpointId, day(1))
      const calls = await outbox.calledFor(to.id, 9)
      expect(idsOf(calls)).to.deep.equal(ids)
      expect(calls.map(({ state, sentAt }) => [state, sentAt])[0]).to.deep.equal(['sent', minute(1)])
      expect(idsOf(await outbox.calledFor(to.id, 2))).to.deep.equal(ids.slice(0, 2))
      expect(await outbox.calledFor(someone().id, 9)).to.deep.equal([])
    })

    it('that nobody wants any more is dropped', async () => {
      const { outbox } = world().stores
      const { id } = await mailed()
      const before = await outbox.counts()
      await outbox.drop(id, 'unsubscribed')
      expect(await found(id)).to.deep.include({ state: 'dropped', error: 'unsubscribed' })
      const after = await outbox.counts()
      expect(after).to.deep.equal({ ...before, pending: before.pending - 1, dropped: before.dropped + 1 })
      expect(await outbox.find('nothing')).to.equal(undefined)
    })
  })
}
