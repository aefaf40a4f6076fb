import { expect } from 'chai'
import { createDocumentActivities } from '../../activities/document-activities.ts'
import type { DocumentDeps } from '../../activities/document-activities.ts'
import type { DocumentActivities } from '../../activities/contract.ts'
import { parsePin, parseSha256 } from '../../domain/ids.ts'
import { later, localDateAt } from '../../domain/time.ts'
import type { Sale } from '../../domain/transaction/sale.ts'
import { NOON } from '../certs/test-pki.ts'
import { at, digest, strangerNic, title } from '../domain/sample.ts'
import { must } from '../must.ts'
import { drawn, notary as signer, secondSigner, signed, verdictOn } from '../signatures/sample.ts'
import { certifyTsa, timestampsBy } from '../signatures/tsa.ts'
import { day, documentOf, notary } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { judgeOf, STRICT } from './judges.ts'
import { codeOf, openOffices } from './offices.ts'
import type { Offices } from './offices.ts'
import { createSmallVault } from './vault.ts'
import type { SmallVault } from './vault.ts'
import { examining } from './walks.ts'

const RETENTION = 1_000
const his = must(parseSha256(signer.certificate.sha256))
const timestamps = timestampsBy({ tsa: certifyTsa({ subject: 'TSA' }) })
const away = (): Promise<never> => Promise.reject(new Error('The authority is away'))

describe('work on documents', () => {
  let offices: Offices
  let vault: SmallVault
  let made: number
  let stamped: number
  let deed: Uint8Array
  before(async () => {
    deed = await signed(await drawn())
  })
  beforeEach(async () => {
    offices = await openOffices()
    vault = createSmallVault()
    made = 0
    stamped = 0
    const { notaries } = offices.world.stores
    await notaries.enrol({ ...notary, name: 'Filao CASUARINA', certificateSha256: his, at: NOON })
  })
  afterEach(() => offices.close())

  const activities = (change: Partial<DocumentDeps> = {}): DocumentActivities =>
    createDocumentActivities({
      stores: offices.world.stores,
      vault,
      seal: secondSigner,
      judge: judgeOf(),
      authority: {
        stamp(sha256) {
          stamped += 1
          return timestamps.stamp(sha256)
        },
      },
      drawCertificate() {
        made += 1
        return drawn()
      },
      retention: RETENTION,
      ...change,
    })
  const step = ({ transactionId }: Walk) => ({ transactionId, at: day(2) })
  const dossierOf = async ({ transactionId }: Walk) =>
    must(await offices.world.stores.dossiers.find(transactionId))
  const lodgedDeed = async (change: Partial<Sale> = {}, bytes = deed): Promise<Walk> =>
    examining(offices.world, change, await vault.putBytes(bytes))
  const evidenceOf = ({ transactionId }: Walk) => offices.world.stores.evidence.of(transactionId)
  const timestampsOf = ({ transactionId }: Walk) => offices.world.stores.receiptTimestamps.of(transactionId)

  describe('the examination', () => {
    it('passes a sound deed and stores findings and duties', async () => {
      const walk = await lodgedDeed()
      const outcome = await activities().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'passed', codes: [] })
      const { findings, assessment } = await dossierOf(walk)
      expect(findings.map((finding) => finding.code)).to.deep.equal([
        'deed-readable',
        'signature-proven',
        'nothing-changed',
        'signed-by-the-lodging-notary',
        'notary-in-office',
        'vendors-on-title',
        'parcel-free',
      ])
      expect(assessment?.on).to.equal(localDateAt(at))
    })

    it('records with its findings what they rest on', async () => {
      const walk = await lodgedDeed()
      await activities().examineDeed({ ...step(walk), round: 1 })
      const [judged] = await evidenceOf(walk)
      const [timestamp] = await timestampsOf(walk)
      expect(judged).to.deep.include({ purpose: 'deed', round: 1, at: NOON })
      expect(judged?.document).to.deep.include({ sha256: walk.deed, bytes: deed.byteLength })
      expect(judged?.evidence.receipts).to.deep.equal([must(timestamp).tokenSha256])
      expect(JSON.parse(must(judged).verdict)).to.deep.include({ schema: 1, decision: 'ACCEPT' })
    })

    it('fails on a signature with its code, and still assesses', async () => {
      const changed = Uint8Array.from(deed)
      changed[20] = must(changed[20]) ^ 1
      const walk = await lodgedDeed({}, changed)
      const outcome = await activities().examineDeed({ ...step(walk), round: 1 })
      expect(outcome.verdict).to.equal('failed')
      expect((await dossierOf(walk)).assessment).not.to.equal(null)
    })

    it('answers again as it is on record, although the deed would now be judged otherwise', async () => {
      const walk = await lodgedDeed()
      const first = await activities().examineDeed({ ...step(walk), round: 1 })
      const strict = activities({ judge: judgeOf({ policy: STRICT }) })
      expect(await strict.examineDeed({ ...step(walk), round: 1 })).to.deep.equal(first)
      expect(await strict.examineDeed({ ...step(walk), round: 2 })).to.include({ verdict: 'indeterminate' })
      expect(await evidenceOf(walk)).to.have.length(2)
    })

    it('does not take an open question for a yes', async () => {
      const walk = await lodgedDeed()
      const strict = activities({ judge: judgeOf({ policy: STRICT }) })
      expect(await strict.examineDeed({ ...step(walk), round: 1 })).to.include({ verdict: 'indeterminate' })
    })

    it('records nothing of an open question that may settle by itself while there is time', async () => {
      const walk = await lodgedDeed()
      const strict = activities({ judge: judgeOf({ policy: STRICT }) })
      const waiting = await strict.examineDeed({ ...step(walk), round: 1, mayWait: true })
      expect(waiting).to.include({ verdict: 'indeterminate', tryLater: true })
      expect(await evidenceOf(walk)).to.deep.equal([])
      const settled = await activities().examineDeed({ ...step(walk), round: 1, mayWait: true })
      expect(settled).to.include({ verdict: 'passed' }).and.not.to.have.property('tryLater')
    })

    it('waits for nothing when the deed fails anyway', async () => {
      const walk = await lodgedDeed({ vendors: [{ nic: strangerNic, name: 'Vacoas PANDANUS' }] })
      const strict = activities({ judge: judgeOf({ policy: STRICT }) })
      const outcome = await strict.examineDeed({ ...step(walk), round: 1, mayWait: true })
      expect(outcome).to.include({ verdict: 'failed' }).and.not.to.have.property('tryLater')
    })

    it('fails a notary who was suspended, although his signature holds', async () => {
      const walk = await lodgedDeed()
      const suspensions = [{ from: NOON, until: null }]
      const commission = { from: null, until: null }
      await offices.world.stores.notaries.amend(notary.id, { commission, suspensions })
      const outcome = await activities().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'failed', codes: ['suspended'] })
    })

    it('fails a deed that another notary signed', async () => {
      const walk = await lodgedDeed({}, await signed(await drawn(), secondSigner))
      const { codes } = await activities().examineDeed({ ...step(walk), round: 1 })
      expect(codes).to.deep.equal(['signed-by-another', 'certificate-not-bound'])
    })

    it('fails when the register does not bear the deed out', async () => {
      const stranger = { vendors: [{ nic: strangerNic, name: 'Vacoas PANDANUS' }] }
      const walk = await lodgedDeed(stranger)
      const outcome = await activities().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'failed', codes: ['vendor-not-on-title'] })
    })

    it('fails on a parcel under seizure', async () => {
      const pin = must(parsePin('999999999'))
      const inscription = { inscription: 'IV 1/1', inscribedOn: localDateAt(at), beneficiary: 'B' }
      const parcel = { pin, district: 'Moka', locality: 'Dagotière', extent: 1 }
      const encumbrances = [{ pin, kind: 'seizure', ...inscription } as const]
      await offices.world.stores.register.import([{ parcel, title: { ...title, pin }, encumbrances }])
      const walk = await lodgedDeed({ pin })
      const outcome = await activities().examineDeed({ ...step(walk), round: 1 })
      expect(outcome.codes).to.deep.equal(['parcel-seized'])
    })

    it('is not for notaries who are not on the roll', async () => {
      const struckOff = { id: 'notary-9', role: 'notary' } as const
      const walk = await offices.world.opened({}, struckOff)
      const { ref } = documentOf('deed-1')
      expect(await codeOf(activities().previewDeed({ ...step(walk), ref }))).to.equal('not-authorised')
    })
  })

  it('previews a deed against its own notary’s certificates, and records nothing', async () => {
    const walk = await offices.world.opened()
    const ref = await vault.putBytes(deed)
    const findings = await activities().previewDeed({ ...step(walk), ref })
    expect(findings.map(({ code }) => code)).to.include.members(['signature-proven', 'notary-in-office'])
    expect([await evidenceOf(walk), stamped]).to.deep.equal([[], 0])
  })

  describe('the timestamp over a lodged deed', () => {
    it('is taken once a round', async () => {
      const walk = await lodgedDeed()
      const outcome = await activities().examineDeed({ ...step(walk), round: 1 })
      await activities().stampReceipt({ ...step(walk), round: 1, deedSha256: walk.deed })
      expect([outcome.stamped, stamped]).to.deep.equal([true, 1])
      const [timestamp] = await timestampsOf(walk)
      expect(timestamp).to.deep.include({
        round: 1,
        deedSha256: walk.deed,
      })
    })

    it('keeps no deed waiting while the authority is away', async () => {
      const walk = await lodgedDeed()
      const outcome = await activities({ authority: { stamp: away } }).examineDeed({
        ...step(walk),
        round: 1,
      })
      expect(outcome).to.include({ verdict: 'passed', stamped: false })
      expect(await timestampsOf(walk)).to.deep.equal([])
    })

    it('is a fault to be retried when it is asked for by itself', async () => {
      const walk = await lodgedDeed()
      const stamping = activities({ authority: { stamp: away } })
      const asked = stamping.stampReceipt({ ...step(walk), round: 1, deedSha256: walk.deed })
      expect(await codeOf(asked)).to.equal('fault: The authority is away')
    })

    it('proves nothing for another deed', async () => {
      const walk = await lodgedDeed()
      await activities().stampReceipt({ ...step(walk), round: 1, deedSha256: digest })
      await activities().examineDeed({ ...step(walk), round: 2 })
      const [judged] = await evidenceOf(walk)
      const [, second] = await timestampsOf(walk)
      expect(judged?.evidence.receipts).to.deep.equal([must(second).tokenSha256])
    })
  })

  describe('the certificate', () => {
    it('is sealed once: a second attempt answers the first', async () => {
      const walk = await offices.world.registered()
      const first = await activities().sealCertificate(step(walk))
      expect(await activities().sealCertificate(step(walk))).to.deep.equal(first)
      expect(made).to.equal(1)
    })

    it('is one for all when two attempts cross', async () => {
      const walk = await offices.world.registered()
      const refs = await Promise.all([1, 2].map(() => activities().sealCertificate(step(walk))))
      expect(refs[0]).to.deep.equal(refs[1])
      expect((await dossierOf(walk)).certificate?.ref).to.deep.equal(refs[0])
    })

    it('is sealed for decades, and recorded with the verdict that let it go out', async () => {
      const walk = await offices.world.registered()
      const ref = await activities().sealCertificate(step(walk))
      const sealed = verdictOn(await vault.read(ref))
      expect(sealed.decision).to.equal('ACCEPT')
      expect(sealed.timestamps).to.have.length(1)
      expect(stamped).to.equal(2)
      const judged = (await evidenceOf(walk)).find(({ purpose }) => purpose === 'certificate')
      expect(judged?.document).to.deep.equal(ref)
      expect(JSON.parse(must(judged).verdict)).to.deep.include({ decision: 'ACCEPT' })
    })

    it('does not go out while nobody can tell whether the seal was revoked', async () => {
      const walk = await offices.world.registered()
      const strict = activities({ judge: judgeOf({ policy: STRICT }) })
      expect(await codeOf(strict.sealCertificate(step(walk)))).to.include('Our own seal does not hold')
      expect([vault.held.size, (await dossierOf(walk)).certificate]).to.deep.equal([0, null])
      expect(await codeOf(activities().sealCertificate(step(walk)))).to.equal('answered')
    })

    it('comes later when the timestamp authority is away', async () => {
      const walk = await offices.world.registered()
      const waiting = activities({ authority: { stamp: away } })
      expect(await codeOf(waiting.sealCertificate(step(walk)))).to.equal('fault: The authority is away')
      expect((await dossierOf(walk)).stage).to.equal('registered')
    })

    it('is not made for what is not registered', async () => {
      const walk = await offices.world.clearing()
      expect(await codeOf(activities().sealCertificate(step(walk)))).to.equal('illegal-transition')
    })

    it('is stored locked', async () => {
      const walk = await offices.world.registered()
      const { key } = await activities().sealCertificate(step(walk))
      expect([...vault.locks]).to.deep.equal([[key, later(day(3), RETENTION)]])
    })

    it('is locked with its deed until the retention after the registration ends', async () => {
      const walk = await offices.world.registered()
      const deed = documentOf('deed-1')
      await offices.world.stores.dossiers.addDocument(walk.transactionId, deed, notary)
      const { key } = await activities().sealCertificate(step(walk))
      await activities().lockDocuments(step(walk))
      const until = later(day(3), RETENTION)
      expect([...vault.locks]).to.have.deep.members([
        [deed.ref.key, until],
        [key, until],
      ])
    })

    it('comes after the registration, and so does the lock on the deed', async () => {
      const walk = await examining(offices.world)
      expect(await codeOf(activities().sealCertificate(step(walk)))).to.equal('illegal-transition')
      expect(await codeOf(activities().lockDocuments(step(walk)))).to.equal('illegal-transition')
    })
  })
})
