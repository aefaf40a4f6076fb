import { expect } from 'chai'
import { createDocumentActivities } from '../../activities/document-activities.ts'
import type { DocumentDeps } from '../../activities/document-activities.ts'
import type { DocumentActivities } from '../../activities/contract.ts'
import { parsePin } from '../../domain/ids.ts'
import { later, localDateAt } from '../../domain/time.ts'
import type { Finding } from '../../domain/verdict.ts'
import { at, digest, strangerNic, title } from '../domain/sample.ts'
import { must } from '../must.ts'
import { day, documentOf, notary } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { codeOf, openOffices } from './offices.ts'
import type { Offices } from './offices.ts'
import { createSmallVault } from './vault.ts'
import type { SmallVault } from './vault.ts'
import { examining, SOUND } from './walks.ts'

const RETENTION = 1_000

describe('work on documents', () => {
  let offices: Offices
  let vault: SmallVault
  let made: number
  beforeEach(async () => {
    offices = await openOffices()
    vault = createSmallVault()
    made = 0
    await offices.world.stores.notaries.enrol({
      ...notary,
      name: 'Filao CASUARINA',
      certificateSha256: digest,
    })
  })
  afterEach(() => offices.close())

  const activities = (change: Partial<DocumentDeps> = {}): DocumentActivities =>
    createDocumentActivities({
      stores: offices.world.stores,
      vault,
      seal: { certificate: new Uint8Array(), chain: [], sign: (bytes) => Promise.resolve(bytes) },
      verifyDeed: () => Promise.resolve([SOUND]),
      // Other bytes at every attempt, as a real signature has.
      makeCertificate: () => Promise.resolve(Uint8Array.of((made += 1))),
      retention: RETENTION,
      ...change,
    })
  const step = ({ transactionId }: Walk) => ({ transactionId, at: day(2) })
  const dossierOf = async ({ transactionId }: Walk) =>
    must(await offices.world.stores.dossiers.find(transactionId))
  const verifying = (finding: Finding): DocumentActivities =>
    activities({ verifyDeed: () => Promise.resolve([finding]) })

  describe('the examination', () => {
    it('passes a sound deed and stores findings and duties', async () => {
      const walk = await examining(offices.world)
      const outcome = await activities().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'passed', codes: [] })
      const { findings, assessment } = await dossierOf(walk)
      expect(findings.map((finding) => finding.code)).to.deep.equal([
        'sound',
        'vendors-on-title',
        'parcel-free',
      ])
      expect(assessment?.on).to.equal(localDateAt(at))
    })

    it('fails on a signature with its code, and still assesses', async () => {
      const walk = await examining(offices.world)
      const failed = verifying({ ...SOUND, verdict: 'failed', code: 'digest-mismatch' })
      const outcome = await failed.examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'failed', codes: ['digest-mismatch'] })
      expect((await dossierOf(walk)).assessment).not.to.equal(null)
    })

    it('answers again as it is on record, although the deed would now be judged otherwise', async () => {
      const walk = await examining(offices.world)
      const first = await activities().examineDeed({ ...step(walk), round: 1 })
      const failed = verifying({ ...SOUND, verdict: 'failed', code: 'digest-mismatch' })
      expect(await failed.examineDeed({ ...step(walk), round: 1 })).to.deep.equal(first)
      expect(await failed.examineDeed({ ...step(walk), round: 2 })).to.include({ verdict: 'failed' })
    })

    it('does not take an open question for a yes', async () => {
      const walk = await examining(offices.world)
      const open = verifying({ ...SOUND, verdict: 'indeterminate', code: 'no-revocation-answer' })
      expect(await open.examineDeed({ ...step(walk), round: 1 })).to.include({ verdict: 'indeterminate' })
    })

    it('fails when the register does not bear the deed out', async () => {
      const stranger = { vendors: [{ nic: strangerNic, name: 'Vacoas PANDANUS' }] }
      const walk = await examining(offices.world, stranger)
      const outcome = await activities().examineDeed({ ...step(walk), round: 1 })
      expect(outcome).to.deep.include({ verdict: 'failed', codes: ['vendor-not-on-title'] })
    })

    it('fails on a parcel under seizure', async () => {
      const pin = must(parsePin('999999999'))
      const inscription = { inscription: 'IV 1/1', inscribedOn: localDateAt(at), beneficiary: 'B' }
      const parcel = { pin, district: 'Moka', locality: 'Dagotière', extent: 1 }
      const encumbrances = [{ pin, kind: 'seizure', ...inscription } as const]
      await offices.world.stores.register.import([{ parcel, title: { ...title, pin }, encumbrances }])
      const walk = await examining(offices.world, { pin })
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

  it('previews a deed against its own notary’s certificate', async () => {
    const walk = await offices.world.opened()
    const ref = await vault.putBytes(Uint8Array.of(1, 2, 3))
    const preview = activities({
      verifyDeed: (deed, { certificateSha256 }, when) =>
        Promise.resolve([{ ...SOUND, detail: { bytes: deed.length, certificateSha256, when } }]),
    })
    const [finding] = await preview.previewDeed({ ...step(walk), ref })
    expect(finding?.detail).to.deep.equal({ bytes: 3, certificateSha256: digest, when: day(2) })
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
