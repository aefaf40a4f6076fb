import { expect } from 'chai'
import { deadlineAfter } from '../../domain/deadlines/deadline.ts'
import { noticeIdOf } from '../../domain/payment/notice.ts'
import { rupees } from '../../domain/money.ts'
import { flagsAmong } from '../../domain/screening/screen.ts'
import { createReviewActivities } from '../../activities/reviews.ts'
import { createScreeningActivities } from '../../activities/screening.ts'
import { sha256OfJson } from '../../activities/canonical-json.ts'
import { sale, soldBy, strangerNic, title } from '../domain/sample.ts'
import { must } from '../must.ts'
import { day, notary, officer } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { codeOf, openOffices } from './offices.ts'
import type { Offices } from './offices.ts'
import { examined, SOUND } from './walks.ts'

describe('the effects of the procedure', () => {
  let offices: Offices
  before(async () => {
    offices = await openOffices()
  })
  after(() => offices.close())

  const stranger = { id: 'notary-2', role: 'notary' } as const
  const stores = () => offices.world.stores
  const screening = () => createScreeningActivities(stores())
  const step = ({ transactionId }: Walk) => ({ transactionId, at: day(2) })

  it('check again whose dossier it is, because an operator’s tools come without the API', async () => {
    const { activities, world } = offices
    const walk = await world.opened()
    const asStranger = { ...step(walk), actor: stranger }
    const attempts = [
      () => activities.openDossier({ ...step(walk), actor: officer, terms: sale }),
      () => activities.lodgeDeed(asStranger),
      () => activities.resubmitDeed({ ...asStranger, round: 2 }),
      () => activities.claimCase({ ...step(walk), round: 1, officer: notary }),
    ]
    for (const attempt of attempts) expect(await codeOf(attempt())).to.equal('not-authorised')
  })

  it('reckon lawful terms once, where they begin', async () => {
    const { activities, world } = offices
    const { transactionId } = await world.opened()
    const pin = await world.parcel()
    const opening = { actor: notary, terms: { ...sale, pin } }
    const until = await activities.openDossier({ transactionId: world.newId(), at: day(2), ...opening })
    expect(until).to.equal(deadlineAfter('preparation', day(2)).until)
    const returned = { transactionId, at: day(2), round: 1, codes: ['x'], within: null }
    expect(await codeOf(activities.returnToNotary(returned))).to.equal('illegal-transition')
    const asked = { transactionId, at: day(3), actor: notary, lastDay: null, reason: 'A heir is abroad' }
    expect((await activities.extendDeadline(asked)) > day(180)).to.equal(true)
  })

  it('send each payer one notice, and none to whoever owes nothing', async () => {
    const { activities, world } = offices
    const walk = await examined(world, {
      declarations: ['first-time-buyer'],
      price: rupees(5_000_000),
    })
    const dueAt = day(30)
    const issued = await activities.issueNotices({
      ...step(walk),
      within: Date.parse(dueAt) - Date.parse(day(2)),
    })
    const noticeId = noticeIdOf(walk.transactionId, 'vendor')
    expect(issued).to.deep.equal({ unpaid: [noticeId], dueAt })
    const notice = must(await stores().payments.findNotice(noticeId))
    expect([notice.amount, notice.dueAt]).to.deep.equal([rupees(250_000), dueAt])
  })

  it('name only the notices that are still to be paid', async () => {
    const { activities, world } = offices
    const walk = await world.clearing()
    expect(await activities.issueNotices(step(walk))).to.deep.include({ unpaid: [] })
  })

  it('screen on facts that are stored whole with their hash', async () => {
    const walk = await examined(offices.world, { price: rupees(100) })
    const outcome = await screening().screenTransaction({ ...step(walk), round: 1 })
    expect(outcome).to.include({ flagged: true, weight: 'serious' })
    const [stored] = await stores().screenings.of(walk.transactionId)
    expect(must(stored).facts.asOf).to.equal(day(2))
    expect(must(stored).factsSha256).to.equal(sha256OfJson(must(stored).facts))
  })

  it('flag a paper that has ended by the day of clearing, whatever the examination said', async () => {
    const flags = async (lastDay: string): Promise<readonly string[]> => {
      const walk = await examined(offices.world, { declarations: ['by-attorney'] }, [SOUND], lastDay)
      await screening().screenTransaction({ ...step(walk), round: 1 })
      const [stored] = await stores().screenings.of(walk.transactionId)
      return flagsAmong(must(stored).findings).map(({ code }) => code)
    }
    expect(await flags('2026-11-25')).to.deep.equal([])
    expect(await flags('2026-11-24')).to.deep.equal(['paper-ended'])
  })

  it('look anew where a paper has ended since officers were asked', async () => {
    const { activities, world } = offices
    const walk = await examined(world, { declarations: ['by-attorney'] }, [SOUND], '2026-11-25')
    await activities.issueNotices(step(walk))
    expect(await activities.clearTransaction({ ...step(walk), round: 1 })).to.include({ flagged: false })
    const register = (days: number, round: number) =>
      activities.registerTransaction({ ...walk, at: day(days), round, within: null })
    expect(await register(3, 1)).to.equal('moved')
    await activities.reviewAnew({ ...walk, at: day(3), round: 2 })
    const review = must(await stores().cases.find(`${walk.transactionId}-case-2`))
    expect(review.flags.map(({ code }) => code)).to.deep.equal(['paper-ended'])
    await stores().dossiers.enter({ ...walk, at: day(3), stage: 'registering', round: 2 })
    expect(await register(3, 2)).to.have.property('reopenableUntil')
  })

  it('answer a screening again as it is on record, although the facts have moved', async () => {
    const { world } = offices
    const walk = await examined(world)
    const screen = () => screening().screenTransaction({ ...step(walk), round: 1 })
    const first = await screen()
    expect(first.flagged).to.equal(false)
    const reuse = await world.opened()
    await world.filed({ ...reuse, deed: walk.deed })
    await stores().dossiers.lodge({ ...reuse, actor: notary, at: day(3) })
    expect(await screen()).to.deep.equal(first)
    expect(await screening().screenTransaction({ ...step(walk), round: 2 })).to.include({ flagged: true })
  })

  it('clear what raises no flag, and make a case of what does, once however often it is tried', async () => {
    const { activities, world } = offices
    for (const flagged of [false, true]) {
      const walk = await examined(world, flagged ? { price: rupees(100) } : {})
      await activities.issueNotices(step(walk))
      const clear = () => activities.clearTransaction({ ...step(walk), round: 1 })
      expect(await clear()).to.include({ flagged })
      expect(await clear()).to.include({ flagged })
      const stage = (await stores().dossiers.find(walk.transactionId))?.stage
      expect(stage).to.equal(flagged ? 'in-review' : 'clearing')
      expect((await stores().cases.find(`${walk.transactionId}-case-1`)) !== undefined).to.equal(flagged)
    }
  })

  it('make a case anew, once, when the register has moved', async () => {
    const { activities, world } = offices
    const walk = await world.registering()
    const again = () => activities.reviewAnew({ ...step(walk), round: 2 })
    await again()
    await again()
    expect((await stores().dossiers.find(walk.transactionId))?.stage).to.equal('in-review')
    expect(await stores().cases.find(`${walk.transactionId}-case-2`)).to.include({ outcome: null })
  })

  it('flag what the examination left open', async () => {
    const { activities, world } = offices
    const walk = await examined(world, {}, [])
    expect(await screening().screenTransaction({ ...step(walk), round: 1 })).to.include({ weight: 'serious' })
    await activities.issueNotices(step(walk))
    await activities.enterStage({ ...step(walk), stage: 'clearing', round: 1 })
    await createReviewActivities(stores()).openCase({ ...step(walk), round: 1 })
    const review = must(await stores().cases.find(`${walk.transactionId}-case-1`))
    expect(review.flags.map((flag) => flag.code)).to.deep.equal(['deed-not-examined'])
    expect(review.facts.openFindings.map((finding) => finding.code)).to.deep.equal(['deed-not-examined'])
  })

  it('say that the register has moved instead of refusing', async () => {
    const { activities, world } = offices
    const sold = await world.registering(soldBy([strangerNic, 'Vacoas PANDANUS']))
    expect(await activities.registerTransaction({ ...step(sold), round: 1 })).to.equal('moved')
    const seized = await world.registering({ pin: await world.parcel(title.holders, ['seizure']) })
    expect(await activities.registerTransaction({ ...step(seized), round: 1 })).to.equal('moved')
  })

  it('register once', async () => {
    const { activities, world } = offices
    const walk = await world.registering()
    const reopenableUntil = deadlineAfter('valuation', day(2)).until
    expect(await activities.registerTransaction({ ...step(walk), round: 1 })).to.deep.equal({
      reopenableUntil,
    })
    expect(await activities.registerTransaction({ ...step(walk), round: 1 })).to.deep.equal({
      reopenableUntil,
    })
    expect(await stores().register.chainOf(walk.pin)).to.have.lengthOf(2)
  })
})
