import { expect } from 'chai'
import { parsePin } from '../../domain/ids.ts'
import { localDateAt } from '../../domain/time.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { NOON } from '../certs/test-pki.ts'
import { at, digest, mortgage, parcel, soldBy, strangerNic, title } from '../domain/sample.ts'
import { must } from '../must.ts'
import { drawn, secondSigner, signed } from '../signatures/sample.ts'
import { day, notary } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { away, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'
import { judgeOf, STRICT } from './judges.ts'
import { codeOf } from './offices.ts'
import { examining } from './walks.ts'

describe('work on deeds', () => {
  let deed: Uint8Array
  before(async () => {
    deed = await signed(await drawn())
  })
  let desk: Desk
  beforeEach(async () => {
    desk = await openDesk()
  })
  afterEach(() => desk.close())

  const step = ({ transactionId }: Walk) => ({ transactionId, at: day(2) })
  const lodgedDeed = async (change: Partial<Terms> = {}, bytes = deed): Promise<Walk> =>
    examining(desk.world, change, await desk.vault.putBytes(bytes))
  const lodgedByAttorney = async (until: string): Promise<Walk> => {
    const stored = await desk.vault.putBytes(deed)
    return examining(desk.world, { declarations: ['by-attorney'] }, stored, until)
  }

  describe('the examination', () => {
    it('passes a sound deed and stores findings and duties', async () => {
      const walk = await lodgedDeed()
      const outcome = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'passed', codes: [] })
      const { findings, assessment } = await desk.dossierOf(walk)
      expect(findings.map((finding) => finding.code)).to.deep.equal([
        'deed-readable',
        'signature-proven',
        'nothing-changed',
        'signed-by-the-lodging-notary',
        'notary-in-office',
        'notary-attests-signatures',
        'notary-signed-last',
        'vendors-on-title',
        'parcel-free',
        'register-bears-it-out',
        'papers-current',
      ])
      expect(assessment?.on).to.equal(localDateAt(at))
    })

    it('records with its findings what they rest on', async () => {
      const walk = await lodgedDeed()
      await desk.examination().examineDeed({ ...step(walk), round: 1 })
      const [judged] = await desk.evidenceOf(walk)
      const [timestamp] = await desk.timestampsOf(walk)
      expect(judged).to.deep.include({ purpose: 'deed', round: 1, at: NOON })
      expect(judged?.document).to.deep.include({ sha256: walk.deed, bytes: deed.byteLength })
      expect(judged?.evidence.receipts).to.deep.equal([must(timestamp).tokenSha256])
      expect(JSON.parse(must(judged).verdict)).to.deep.include({ schema: 1, decision: 'ACCEPT' })
    })

    it('fails on a signature with its code, and still assesses', async () => {
      const changed = Uint8Array.from(deed)
      changed[20] = must(changed[20]) ^ 1
      const walk = await lodgedDeed({}, changed)
      const outcome = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      expect(outcome.verdict).to.equal('failed')
      expect((await desk.dossierOf(walk)).assessment).not.to.equal(null)
    })

    it('answers again as it is on record, although the deed would now be judged otherwise', async () => {
      const walk = await lodgedDeed()
      const first = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      const strict = desk.examination({ judge: judgeOf({ policy: STRICT }) })
      expect(await strict.examineDeed({ ...step(walk), round: 1 })).to.deep.equal(first)
      expect(await strict.examineDeed({ ...step(walk), round: 2 })).to.include({ verdict: 'indeterminate' })
      expect(await desk.evidenceOf(walk)).to.have.length(2)
    })

    it('does not take an open question for a yes', async () => {
      const walk = await lodgedDeed()
      const strict = desk.examination({ judge: judgeOf({ policy: STRICT }) })
      expect(await strict.examineDeed({ ...step(walk), round: 1 })).to.include({ verdict: 'indeterminate' })
    })

    it('records nothing of an open question that may settle by itself while there is time', async () => {
      const walk = await lodgedDeed()
      const strict = desk.examination({ judge: judgeOf({ policy: STRICT }) })
      const waiting = await strict.examineDeed({ ...step(walk), round: 1, mayWait: true })
      expect(waiting).to.include({ verdict: 'indeterminate', tryLater: true })
      expect(await desk.evidenceOf(walk)).to.deep.equal([])
      const settled = await desk.examination().examineDeed({ ...step(walk), round: 1, mayWait: true })
      expect(settled).to.include({ verdict: 'passed' }).and.not.to.have.property('tryLater')
    })

    it('waits for nothing when the deed fails anyway', async () => {
      const walk = await lodgedDeed(soldBy([strangerNic, 'Vacoas PANDANUS']))
      const strict = desk.examination({ judge: judgeOf({ policy: STRICT }) })
      const outcome = await strict.examineDeed({ ...step(walk), round: 1, mayWait: true })
      expect(outcome).to.include({ verdict: 'failed' }).and.not.to.have.property('tryLater')
    })

    it('fails a notary who was suspended, although his signature holds', async () => {
      const walk = await lodgedDeed()
      const suspensions = [{ from: NOON, until: null }]
      const commission = { from: null, until: null }
      await desk.world.stores.notaries.amend(notary.id, { commission, suspensions })
      const outcome = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'failed', codes: ['suspended'] })
    })

    it('fails a deed that another notary signed', async () => {
      const walk = await lodgedDeed({}, await signed(await drawn(), secondSigner))
      const { codes } = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      expect(codes).to.deep.equal(['signed-by-another', 'certificate-not-bound'])
    })

    it('fails when the register does not bear the deed out', async () => {
      const stranger = soldBy([strangerNic, 'Vacoas PANDANUS'])
      const walk = await lodgedDeed(stranger)
      const outcome = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'failed', codes: ['vendor-not-on-title'] })
    })

    it('tells before anybody pays what the register would refuse', async () => {
      const walk = await lodgedDeed({
        pin: await desk.world.parcel(undefined, [], { tenure: 'state-lease' }),
      })
      const outcome = await desk.documents().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'failed', codes: ['tenure-differs'] })
    })

    it('fails when a paper that the law asks for has ended since the deed was lodged', async () => {
      const walk = await lodgedByAttorney('2026-11-24')
      const outcome = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'failed', codes: ['paper-ended'] })
    })

    it('fails on a parcel under seizure', async () => {
      const pin = must(parsePin('999999999'))
      const encumbrances = [{ ...mortgage, pin, kind: 'seizure' } as const]
      await desk.world.stores.register.import([
        { parcel: { ...parcel, pin }, title: { ...title, pin }, encumbrances },
      ])
      const walk = await lodgedDeed({ pin })
      const outcome = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      expect(outcome.codes).to.deep.equal(['parcel-seized'])
    })
  })

  describe('the timestamp over a lodged deed', () => {
    it('is taken once a round', async () => {
      const walk = await lodgedDeed()
      const outcome = await desk.examination().examineDeed({ ...step(walk), round: 1 })
      await desk.examination().stampReceipt({ ...step(walk), round: 1, deedSha256: walk.deed })
      expect([outcome.stamped, desk.counts.stamped]).to.deep.equal([true, 1])
      const [timestamp] = await desk.timestampsOf(walk)
      expect(timestamp).to.deep.include({
        round: 1,
        deedSha256: walk.deed,
      })
    })

    it('keeps no deed waiting while the authority is away', async () => {
      const walk = await lodgedDeed()
      const outcome = await desk.examination({ authority: { stamp: away } }).examineDeed({
        ...step(walk),
        round: 1,
      })
      expect(outcome).to.include({ verdict: 'passed', stamped: false })
      expect(await desk.timestampsOf(walk)).to.deep.equal([])
    })

    it('is a fault to be retried when it is asked for by itself', async () => {
      const walk = await lodgedDeed()
      const stamping = desk.examination({ authority: { stamp: away } })
      const asked = stamping.stampReceipt({ ...step(walk), round: 1, deedSha256: walk.deed })
      expect(await codeOf(asked)).to.equal('fault: The authority is away')
    })

    it('proves the same deed in a later round, while the authority is away', async () => {
      const walk = await lodgedDeed()
      await desk.examination().stampReceipt({ ...step(walk), round: 1, deedSha256: walk.deed })
      const waiting = desk.examination({ authority: { stamp: away } })
      const outcome = await waiting.examineDeed({ ...step(walk), round: 2 })
      const [judged] = await desk.evidenceOf(walk)
      const [first] = await desk.timestampsOf(walk)
      expect(outcome.stamped).to.equal(false)
      expect(judged?.evidence.receipts).to.deep.equal([must(first).tokenSha256])
    })

    it('proves nothing for another deed', async () => {
      const walk = await lodgedDeed()
      await desk.examination().stampReceipt({ ...step(walk), round: 1, deedSha256: digest })
      await desk.examination().examineDeed({ ...step(walk), round: 2 })
      const [judged] = await desk.evidenceOf(walk)
      const [, second] = await desk.timestampsOf(walk)
      expect(judged?.evidence.receipts).to.deep.equal([must(second).tokenSha256])
    })
  })
})
