import { expect } from 'chai'
import { must } from '../../must.ts'
import { refusedAs } from './refusal.ts'
import { day, notary, officer } from './world.ts'
import type { Walk, World } from './world.ts'
import { remindersOf } from '../../../domain/deadlines/reminders.ts'
import { vendorNic } from '../../domain/sample.ts'
import { deadlineAfter } from '../../../domain/deadlines/deadline.ts'
import { localDateAt } from '../../../domain/time.ts'

export function deadlineContract(world: () => World): void {
  describe('deadlines', () => {
    const request = { actor: notary, at: day(2), lastDay: null, reason: 'the surveyor is ill' }
    const returned = async (): Promise<Walk> => {
      const walk = await world().lodged()
      const { dossiers } = world().stores
      await dossiers.enter({ ...walk, stage: 'examining', round: 1, at: day(1) })
      const back = { round: 1, at: day(1), codes: ['digest-mismatch'], until: day(31) }
      await dossiers.returnToNotary({ ...walk, ...back })
      await dossiers.returnToNotary({ ...walk, ...back })
      return walk
    }

    it('are set once by the commits that begin them', async () => {
      const { deadlines } = world().stores
      const { transactionId } = await returned()
      const set = await deadlines.of(transactionId)
      expect(set.map(({ deadline, round, n, until }) => [deadline, round, n, until])).to.deep.equal([
        ['preparation', 1, 0, day(180)],
        ['correction', 1, 0, day(31)],
      ])
      const paying = await world().awaitingPayment()
      const last = must((await deadlines.of(paying.transactionId)).at(-1))
      expect(last).to.deep.include({ deadline: 'payment', until: day(31), setAt: day(1), by: null })
    })

    it('are put off for the notary once, by rule, and shown where they count', async () => {
      const { deadlines, dossiers, history } = world().stores
      const { transactionId } = await returned()
      const until = await deadlines.extend({ ...request, transactionId })
      expect(until > day(31)).to.equal(true)
      expect((await dossiers.find(transactionId))?.returned?.until).to.equal(until)
      const last = must((await deadlines.of(transactionId)).at(-1))
      expect(last).to.deep.include({ n: 1, until, by: notary, reason: request.reason })
      const event = must((await history.after(transactionId, 0)).at(-1))
      expect(event).to.deep.include({ event: 'deadline-extended', actorId: notary.id })
      expect(event.detail).to.deep.include({ deadline: 'correction', until, role: 'notary' })
      await refusedAs('extension-used', deadlines.extend({ ...request, transactionId, at: day(3) }))
    })

    it('answer a repeated request as the first one', async () => {
      const { deadlines } = world().stores
      const { transactionId } = await returned()
      const first = await deadlines.extend({ ...request, transactionId })
      expect(await deadlines.extend({ ...request, transactionId })).to.equal(first)
      expect(await deadlines.of(transactionId)).to.have.length(3)
    })

    it('are put off by an officer as often as he sees fit, to the day that he names', async () => {
      const { deadlines, payments } = world().stores
      const { transactionId } = await world().awaitingPayment()
      const lastDay = localDateAt(deadlineAfter('payment', day(20)).until)
      const asked = { ...request, transactionId, actor: officer, lastDay }
      const until = await deadlines.extend(asked)
      const due = (await payments.attemptsOn(transactionId)).map(({ notice }) => notice.dueAt)
      expect(due).to.deep.equal([until, until])
      await refusedAs('extension-not-possible', deadlines.extend({ ...asked, at: day(3) }))
      const further = localDateAt(deadlineAfter('payment', day(40)).until)
      expect(await deadlines.extend({ ...asked, at: day(3), lastDay: further })).to.satisfy(
        (later: string) => later > until,
      )
    })

    it('are nobody else’s to put off, and need a reason', async () => {
      const { deadlines } = world().stores
      const { transactionId } = await returned()
      const stranger = { id: 'notary-2', role: 'notary' } as const
      const self = { id: notary.id, role: 'officer' } as const
      await refusedAs('not-authorised', deadlines.extend({ ...request, transactionId, actor: stranger }))
      await refusedAs('not-authorised', deadlines.extend({ ...request, transactionId, actor: self }))
      await refusedAs('reason-missing', deadlines.extend({ ...request, transactionId, reason: ' ' }))
      await refusedAs(
        'transaction-not-found',
        deadlines.extend({ ...request, transactionId: world().newId() }),
      )
    })

    it('are told to the notary, and to payers about what they have to pay', async () => {
      const { deadlines, outbox } = world().stores
      const { transactionId } = await world().awaitingPayment()
      await deadlines.extend({ ...request, transactionId })
      const inbox = await outbox.inboxOf({ personId: notary.id, role: 'notary', partyId: null }, { most: 50 })
      const told = inbox.filter(({ message }) => message.transactionId === transactionId)
      const extended = told.find(({ message }) => message.template === 'deadline-extended')
      expect(extended?.message.data).to.deep.include({ what: 'payment', reason: request.reason })
      const party = { personId: 'nobody', role: 'nobody', partyId: vendorNic }
      const his = await outbox.inboxOf(party, { most: 200 })
      const about = his.filter(({ message }) => message.transactionId === transactionId)
      expect(about.map(({ message }) => message.template)).to.include('deadline-extended')
    })

    it('remind whoever is waited for, each time once, and say when to look again', async () => {
      const { outbox, history, reminders } = world().stores
      const { transactionId } = await returned()
      const [first, second] = remindersOf({ deadline: 'correction', until: day(31), setAt: day(1) })
      expect(await reminders.remind(transactionId, day(1))).to.equal(must(first).at)
      expect(await reminders.remind(transactionId, must(first).at)).to.equal(must(second).at)
      expect(await reminders.remind(transactionId, must(first).at)).to.equal(must(second).at)
      const events = await history.after(transactionId, 0)
      const reminded = events.filter(({ event }) => event === 'reminded')
      expect(reminded.map(({ detail }) => detail)).to.deep.equal([
        { deadline: 'correction', until: day(31), daysBefore: must(first).daysBefore },
      ])
      const inbox = await outbox.inboxOf({ personId: notary.id, role: 'notary', partyId: null }, { most: 50 })
      const letters = inbox.filter(
        ({ message }) => message.transactionId === transactionId && message.template === 'reminder',
      )
      expect(letters).to.have.length(1)
    })

    it('remind nobody where nothing runs', async () => {
      const { reminders } = world().stores
      const { transactionId } = await world().registered()
      expect(await reminders.remind(transactionId, day(10))).to.equal(null)
      expect(await reminders.remind(world().newId(), day(10))).to.equal(null)
    })

    it('do not run while the transaction waits for nobody', async () => {
      const { deadlines } = world().stores
      for (const { transactionId } of [await world().lodged(), await world().registered()]) {
        await refusedAs('illegal-transition', deadlines.extend({ ...request, transactionId }))
      }
    })
  })
}
