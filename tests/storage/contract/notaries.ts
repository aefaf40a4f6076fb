import { expect } from 'chai'
import { at } from '../../domain/sample.ts'
import { refusedAs } from './refusal.ts'
import { day } from './world.ts'
import type { World } from './world.ts'

const OPEN = { from: null, until: null } as const

export function notaryContract(world: () => World): void {
  describe('the roll of notaries', () => {
    it('binds another certificate from its moment on, and keeps the one before', async () => {
      const { notaries } = world().stores
      const [first, second] = [world().newDigest(), world().newDigest()]
      const enrolment = { id: 'n-1', name: 'Me Filao CASUARINA' }
      await notaries.enrol({ ...enrolment, certificateSha256: first, at })
      await notaries.enrol({ ...enrolment, certificateSha256: second, at: day(1) })
      expect(await notaries.find('n-1')).to.deep.equal({
        ...enrolment,
        ...{ commission: OPEN, suspensions: [] },
        certificates: [
          { sha256: first, from: at, until: day(1) },
          { sha256: second, from: day(1), until: null },
        ],
      })
      expect(await notaries.find('n-2')).to.equal(undefined)
    })

    it('leaves the certificate that counts as it was bound, however often it is enrolled', async () => {
      const { notaries } = world().stores
      const [certificateSha256, other] = [world().newDigest(), world().newDigest()]
      const enrolment = { id: 'n-3', name: 'Me Filao CASUARINA', certificateSha256 }
      await notaries.enrol({ ...enrolment, at })
      await notaries.enrol({ ...enrolment, name: 'Me Filao BADAMIER', at: day(1) })
      const bound = { sha256: certificateSha256, from: at, until: null }
      expect(await notaries.find('n-3')).to.deep.include({ name: 'Me Filao BADAMIER', certificates: [bound] })
      await notaries.enrol({ ...enrolment, certificateSha256: other, at: day(2) })
      await notaries.enrol({ ...enrolment, at: day(3) })
      const again = (await notaries.find('n-3'))?.certificates.at(-1)
      expect(again).to.deep.equal({ sha256: certificateSha256, from: day(3), until: null })
    })

    it('keeps commission and suspensions in their order, as they were given last', async () => {
      const { notaries } = world().stores
      const [first, second] = [world().newDigest(), world().newDigest()]
      await notaries.enrol({ id: 'n-4', name: 'Me F', certificateSha256: first, at })
      await notaries.enrol({ id: 'n-4', name: 'Me F', certificateSha256: second, at: day(1) })
      const commission = { from: at, until: day(900) }
      const suspensions = [
        { from: day(3), until: day(5) },
        { from: day(9), until: null },
      ]
      await notaries.amend('n-4', { commission: OPEN, suspensions: [{ from: day(1), until: null }] })
      await notaries.amend('n-4', { commission, suspensions })
      const found = await notaries.find('n-4')
      expect(found).to.deep.include({ commission, suspensions })
      expect(found?.certificates.map(({ sha256 }) => sha256)).to.deep.equal([first, second])
    })

    it('amends nobody who is not on it', async () => {
      const amended = world().stores.notaries.amend('n-9', { commission: OPEN, suspensions: [] })
      await refusedAs('not-authorised', amended)
    })
  })
}
