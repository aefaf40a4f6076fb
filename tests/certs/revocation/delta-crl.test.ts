import { expect } from 'chai'
import type { Crl } from '../../../certs/revocation/crl.ts'
import { issuingPoint, type CrlOrder } from '../test-crl.ts'
import { certifyAuthority } from '../test-pki.ts'
import { ask, listOf, SERIAL } from './leaf-revocation.ts'

describe('a delta CRL', () => {
  const complete = (change: Partial<CrlOrder> = {}): Crl => listOf({ number: 5, ...change })
  const delta = (change: Partial<CrlOrder> = {}): Crl =>
    listOf({ number: 7, base: 5, thisUpdate: '2026-11-23T06:00:00.000Z', ...change })
  const listed = { entries: [{ serial: SERIAL, reason: 6 }] }
  const removed = { entries: [{ serial: SERIAL, reason: 8 }] }

  it('revokes what the complete list does not', () => {
    expect(ask([complete(), delta(listed)]).reason).to.equal('certificateHold')
  })

  it('removes what the complete list holds', () => {
    const crl = delta(removed)
    expect(ask([complete(listed), crl])).to.include({ status: 'GOOD', evidenceSha256: crl.sha256 })
  })

  it('tells nothing alone, nor beside a list older than its base', () => {
    expect(ask([delta()]).status).to.equal('UNKNOWN')
    expect(ask([complete(listed), delta({ ...removed, base: 6 })]).status).to.equal('REVOKED')
  })

  it('changes nothing that is newer than itself', () => {
    expect(ask([complete({ ...listed, number: 7 }), delta(removed)]).status).to.equal('REVOKED')
  })

  it('changes no list of another scope, and none when another signed it', () => {
    const scoped = { ...removed, extensions: [issuingPoint({ only: 'user' })] }
    expect(ask([complete(listed), delta(scoped)]).status).to.equal('REVOKED')
    const impostor = certifyAuthority({ subject: 'Office' })
    expect(ask([complete(listed), delta({ ...removed, issuer: impostor })]).status).to.equal('REVOKED')
  })
})
