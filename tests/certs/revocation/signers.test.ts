import { expect } from 'chai'
import type { Crl } from '../../../certs/revocation/crl.ts'
import { revocationOf } from '../../../certs/revocation/revocation.ts'
import { distributionPoints, issuingPoint, makeCrl } from '../test-crl.ts'
import { certify, certifyAuthority, commonName, keyUsage, NOON, type Identity } from '../test-pki.ts'

const root = certifyAuthority({ subject: 'Root' })

/** A signer of CRLs, whose own certificate is revoked in a list of the one named. */
const service = (subject: string, serial: number, listedBy?: string): Identity =>
  certify({
    ...{ subject, serial, issuer: root },
    extensions: [
      keyUsage('cRLSign'),
      ...(listedBy === undefined ? [] : [distributionPoints({ crlIssuer: commonName(listedBy) })]),
    ],
  })
const listOf = (issuer: Identity): Crl => makeCrl({ issuer, extensions: [issuingPoint({ indirect: true })] })

/** The status of a certificate that the service A answers for, under these services and lists. */
function statusBy(services: readonly Identity[], own: readonly Crl[] = []): string | undefined {
  const extensions = [distributionPoints({ crlIssuer: commonName('A') })]
  const leaf = certify({ subject: 'Notary', issuer: root, serial: 9, extensions }).certificate
  const [result] = revocationOf({
    ...{ chain: [leaf, root.certificate], ocspResponses: [], anchors: [root.certificate], at: NOON },
    crls: [...services.map(listOf), ...own],
    pool: services.map(({ certificate }) => certificate),
  })
  return result?.status
}

describe('the signer of a CRL', () => {
  it('must be known to be good himself, by another list', () => {
    // A list of the root for authorities only: it tells nothing of the notary and the service.
    const other = makeCrl({ issuer: root, extensions: [issuingPoint({ only: 'authority' })] })
    expect(statusBy([service('A', 1, 'B'), service('B', 2)], [other])).to.equal('UNKNOWN')
    expect(statusBy([service('A', 1)], [makeCrl({ issuer: root })])).to.equal('GOOD')
  })

  it('may be listed by himself when the authority so chose', () => {
    expect(statusBy([service('A', 1, 'A')])).to.equal('GOOD')
  })

  it('is not made good by a circle of others', () => {
    expect(statusBy([service('A', 1, 'B'), service('B', 2, 'A')])).to.equal('UNKNOWN')
    expect(statusBy([service('A', 1, 'B'), service('B', 2, 'C'), service('C', 3, 'A')])).to.equal('UNKNOWN')
  })

  it('is looked for only a few steps away', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
    const chainOf = (length: number): Identity[] =>
      names.slice(0, length).map((name, i) => service(name, i + 1, names[Math.min(i + 1, length - 1)]))
    expect(statusBy(chainOf(2))).to.equal('GOOD')
    expect(statusBy(chainOf(8))).to.equal('UNKNOWN')
  })
})
