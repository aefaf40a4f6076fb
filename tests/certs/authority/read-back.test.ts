import { expect } from 'chai'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerOcsp, type OcspStatus } from '../../../certs/authority/answer-ocsp.ts'
import { issueCrl, type RevokedEntry } from '../../../certs/authority/issue-crl.ts'
import { isIssuedBy, readOcspRequest } from '../../../certs/authority/ocsp-request.ts'
import { openServices, type AuthorityServices } from '../../../certs/authority/services.ts'
import { ocspRequest } from '../../../certs/revocation/ocsp-request.ts'
import { parseCrl } from '../../../certs/revocation/parse-crl.ts'
import { parseOcspResponse } from '../../../certs/revocation/parse-ocsp-response.ts'
import { revocationOf } from '../../../certs/revocation/revocation.ts'
import { later } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { NOON } from '../test-pki.ts'

const HOUR = 60 * 60 * 1_000

describe('what the development authority states of certificates, read by the verifier', function () {
  this.timeout(60_000)
  let folder: string
  let services: AuthorityServices

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-back-'))
    services = await openServices({ folder, now: NOON })
  })

  after(() => rm(folder, { recursive: true, force: true }))

  const times = { thisUpdate: NOON, nextUpdate: later(NOON, HOUR) }
  const crlOf = (issuer: 'root' | 'issuing', revoked: readonly RevokedEntry[] = []) =>
    issueCrl({ number: 1, ...times, revoked }, services[issuer])

  const ocspOf = (status: OcspStatus) => {
    const { timestamps, issuing } = services
    const asked = ocspRequest(timestamps.certificate, issuing.certificate, Buffer.alloc(16, 5))
    const request = readOcspRequest(asked)
    expect(isIssuedBy(must(request.ids[0]), issuing.certificate)).to.equal(true)
    return answerOcsp({ request, statusOf: () => status, producedAt: NOON, ...times }, services.status)
  }

  /** Of the timestamping certificate and of the issuing authority's. */
  const statuses = (crls: readonly Uint8Array[], ocspResponses: readonly Uint8Array[] = []) => {
    const chain = [services.timestamps, services.issuing, services.root].map(({ certificate }) => certificate)
    return revocationOf({
      ...{ chain, anchors: chain.slice(2), pool: chain, at: NOON },
      crls: crls.map(parseCrl),
      ocspResponses: ocspResponses.map(parseOcspResponse),
    }).map(({ status, source, reason }) => [status, source, reason])
  }

  it('is good by the CRLs of both issuers', () => {
    expect(statuses([crlOf('root'), crlOf('issuing')])).to.deep.equal([
      ['GOOD', 'CRL', null],
      ['GOOD', 'CRL', null],
    ])
  })

  it('is revoked by a CRL, for the reason it gives', () => {
    const { serial } = services.timestamps.certificate
    const crl = crlOf('issuing', [{ serial, at: NOON, reason: 'keyCompromise' }])
    expect(statuses([crlOf('root'), crl])[0]).to.deep.equal(['REVOKED', 'CRL', 'keyCompromise'])
  })

  it('is good, revoked or unknown by the answer of the delegated responder', () => {
    const first = (status: OcspStatus) => statuses([crlOf('root')], [ocspOf(status)])[0]
    expect(first('good')).to.deep.equal(['GOOD', 'OCSP', null])
    expect(first({ at: NOON, reason: 'superseded' })).to.deep.equal(['REVOKED', 'OCSP', 'superseded'])
    expect(first('unknown')).to.deep.equal(['UNKNOWN', null, null])
  })

  it('is unknown when the CRL is of another issuer', () => {
    expect(statuses([crlOf('root')])[0]).to.deep.equal(['UNKNOWN', null, null])
  })
})
