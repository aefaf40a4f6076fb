import { expect } from 'chai'
import type { StoredCase } from '../../../domain/ports.ts'
import type { CaseDecision } from '../../../domain/review/decision.ts'
import type { Screened, Weight } from '../../../domain/screening/rule.ts'
import { facts } from '../../domain/sample.ts'
import { refusedAs } from './refusal.ts'
import { caseOf, day, officer, secondOfficer } from './world.ts'
import type { World } from './world.ts'

const flag = (weight: Weight): Screened => ({
  rule: 'price-plausible',
  verdict: 'failed',
  code: 'price-far-below',
  weight,
  basis: 'LDTA s. 28',
  detail: { percent: 20 },
})

const release = (officerId: string): CaseDecision => ({
  officerId,
  decision: 'release',
  reasons: ['family-arrangement', 'explained-by-documents'],
  note: 'Between brothers',
  at: day(3),
})

export function caseContract(world: () => World): void {
  describe('a case', () => {
    const found = async (caseId: string): Promise<StoredCase | undefined> => world().stores.cases.find(caseId)

    it('opens once, with all that an officer needs', async () => {
      const { cases, dossiers } = world().stores
      const walk = await world().inReview([flag('ordinary')])
      await cases.open(caseOf(walk, walk.caseId, []))
      expect(await found(walk.caseId)).to.deep.equal(caseOf(walk, walk.caseId, [flag('ordinary')]))
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('in-review')
    })

    it('opens also when the register moved while it was registering', async () => {
      const walk = await world().registering()
      await world().stores.cases.open(caseOf(walk, `${walk.transactionId}-case-1`, [flag('block')]))
      expect((await world().stores.dossiers.find(walk.transactionId))?.stage).to.equal('in-review')
    })

    it('is claimed by one officer, who may claim it again', async () => {
      const { cases, history } = world().stores
      const { caseId, transactionId } = await world().inReview([flag('ordinary')])
      await cases.claim(caseId, officer, day(3))
      await cases.claim(caseId, officer, day(3))
      await refusedAs('case-claimed-by-another', cases.claim(caseId, secondOfficer, day(3)))
      expect((await found(caseId))?.claimedBy).to.equal(officer.id)
      const events = await history.after(transactionId, 0)
      expect(events.filter(({ event }) => event === 'case-claimed')).to.have.length(1)
    })

    it('is claimed by exactly one of many who try at once', async () => {
      const { cases } = world().stores
      const { caseId } = await world().inReview([flag('ordinary')])
      const officers = Array.from({ length: 8 }, (_, i) => ({ id: `rival-${i}`, role: 'officer' }) as const)
      const answers = await Promise.allSettled(officers.map((rival) => cases.claim(caseId, rival, day(3))))
      expect(answers.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
    })

    it('is decided by its claimant, and answers the same when he repeats himself', async () => {
      const { cases, history } = world().stores
      const { caseId, transactionId } = await world().inReview([flag('ordinary')])
      await refusedAs('case-not-claimed', cases.decide(caseId, release(officer.id)))
      await cases.claim(caseId, officer, day(3))
      expect(await cases.decide(caseId, release(officer.id))).to.equal('released')
      expect(await cases.decide(caseId, { ...release(officer.id), at: day(4) })).to.equal('released')
      expect(await found(caseId)).to.deep.include({ outcome: 'released', decisions: [release(officer.id)] })
      const otherwise = { ...release(officer.id), note: 'On second thoughts' }
      await refusedAs('same-officer-twice', cases.decide(caseId, otherwise))
      const events = await history.after(transactionId, 0)
      expect(events.at(-1)).to.deep.include({ event: 'case-decided', actorId: officer.id })
      expect(events.filter(({ event }) => event === 'case-decided')).to.have.length(1)
    })

    it('with a serious flag is released by two different officers', async () => {
      const { cases } = world().stores
      const { caseId } = await world().inReview([flag('serious')])
      await cases.claim(caseId, officer, day(3))
      expect(await cases.decide(caseId, release(officer.id))).to.equal('needs-second-officer')
      expect(await found(caseId)).to.deep.include({ claimedBy: null, outcome: null })
      expect(await cases.decide(caseId, release(officer.id))).to.equal('needs-second-officer')
      await refusedAs('same-officer-twice', cases.claim(caseId, officer, day(3)))
      await cases.claim(caseId, secondOfficer, day(4))
      expect(await cases.decide(caseId, release(secondOfficer.id))).to.equal('released')
      expect((await found(caseId))?.decisions.map(({ officerId }) => officerId)).to.deep.equal([
        officer.id,
        secondOfficer.id,
      ])
    })

    it('with a blocking finding cannot be released, and nothing is written down', async () => {
      const { cases } = world().stores
      const { caseId } = await world().inReview([flag('block')])
      await cases.claim(caseId, officer, day(3))
      await refusedAs('blocking-finding-stands', cases.decide(caseId, release(officer.id)))
      expect((await found(caseId))?.decisions).to.deep.equal([])
    })

    it('stands in the queue until it has an outcome, oldest first, and is shown after as decided', async () => {
      const { cases } = world().stores
      const first = await world().inReview([flag('serious')])
      const second = await world().inReview([flag('ordinary')])
      const place = async (caseId: string): Promise<number> =>
        (await cases.queue()).findIndex((stored) => stored.caseId === caseId)
      expect(await place(first.caseId)).to.be.lessThan(await place(second.caseId))
      await cases.claim(first.caseId, officer, day(3))
      await cases.decide(first.caseId, release(officer.id))
      expect(await place(first.caseId)).to.be.lessThan(await place(second.caseId))
      await cases.claim(first.caseId, secondOfficer, day(5))
      await cases.decide(first.caseId, { ...release(secondOfficer.id), at: day(5) })
      const queue = await cases.queue()
      const open = queue.filter(({ outcome }) => outcome === null).length
      expect(queue.slice(0, open).every(({ outcome }) => outcome === null)).to.equal(true)
      expect(await place(first.caseId)).to.equal(open)
    })

    it('is refused under an id that is not there', async () => {
      const { cases } = world().stores
      expect(await cases.find('no-such-case')).to.equal(undefined)
      await refusedAs('case-not-found', cases.claim('no-such-case', officer, day(3)))
      await refusedAs('case-not-found', cases.decide('no-such-case', release(officer.id)))
    })
  })

  describe('a screening', () => {
    it('is kept once a round, with its facts, newest round first, and answers what is kept', async () => {
      const { screenings } = world().stores
      const { transactionId, deed } = await world().clearing()
      const screening = { facts, factsSha256: deed, rulesVersion: '2026-11' }
      const first = { ...screening, round: 1, findings: [flag('ordinary')] }
      const second = { ...screening, round: 2, findings: [] }
      expect(await screenings.record({ ...first, transactionId })).to.deep.equal(first)
      const otherwise = { facts: { ...facts, asOf: day(9) }, rulesVersion: '2027-01', findings: [] }
      expect(await screenings.record({ ...first, ...otherwise, transactionId })).to.deep.equal(first)
      expect(await screenings.record({ ...second, transactionId })).to.deep.equal(second)
      expect(await screenings.of(transactionId)).to.deep.equal([second, first])
    })

    it('is refused for a transaction that is not there', async () => {
      const { screenings } = world().stores
      const transactionId = world().newId()
      const command = { transactionId, round: 1, facts, factsSha256: world().newDigest(), rulesVersion: '1' }
      await refusedAs('transaction-not-found', screenings.record({ ...command, findings: [] }))
      expect(await screenings.of(transactionId)).to.deep.equal([])
    })
  })
}
