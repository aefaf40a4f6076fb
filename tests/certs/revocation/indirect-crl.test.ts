import { expect } from 'chai'
import type { Crl } from '../../../certs/revocation/crl.ts'
import { distributionPoints, issuingPoint, makeCrl, type CrlOrder } from '../test-crl.ts'
import { directory } from '../test-names.ts'
import { certify, commonName, keyUsage } from '../test-pki.ts'
import { ask, leaf, leafWith, office, root, SERIAL } from './leaf-revocation.ts'

describe('an indirect CRL', () => {
  const service = certify({
    ...{ subject: 'CRL service', issuer: root, serial: 30, extensions: [keyUsage('cRLSign')] },
  })
  const INDIRECT = issuingPoint({ indirect: true })
  const of = leafWith(
    distributionPoints({ crlIssuer: service.name, names: [directory(commonName('Place'))] }),
  )
  const indirect = (change: Partial<CrlOrder> = {}): Crl =>
    makeCrl({ issuer: service, extensions: [INDIRECT], ...change })
  const status = (crl: Crl, certificate = of): string =>
    ask([crl], { of: certificate, pool: [service] }).status

  it('answers for certificates that name its issuer', () => {
    expect(status(indirect())).to.equal('GOOD')
  })

  it('answers for no others, nor when it does not say that it is indirect', () => {
    expect(status(indirect(), leaf)).to.equal('UNKNOWN')
    expect(status(indirect({ extensions: [] }))).to.equal('UNKNOWN')
  })

  it('lists certificates under the issuer named last', () => {
    const ours = { serial: 1, certificateIssuer: office.name }
    const theirs = { serial: 2, certificateIssuer: commonName('Another') }
    const mine = { serial: SERIAL }
    expect(status(indirect({ entries: [ours, mine] }))).to.equal('REVOKED')
    expect(status(indirect({ entries: [ours, theirs, mine] }))).to.equal('GOOD')
    expect(status(indirect({ entries: [mine, ours] }))).to.equal('GOOD')
  })
})
