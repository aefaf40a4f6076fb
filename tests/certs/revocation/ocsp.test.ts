import { expect } from 'chai'
import { DerError } from '../../../certs/asn1/der-error.ts'
import { childrenOf, contentOf, readDer } from '../../../certs/asn1/der.ts'
import { OID } from '../../../certs/asn1/oids.ts'
import { TAG } from '../../../certs/asn1/tags.ts'
import { element, nothing, oid, sequence } from '../../../certs/asn1/write.ts'
import type { OcspResponse } from '../../../certs/revocation/ocsp-response.ts'
import { ocspRequest } from '../../../certs/revocation/ocsp-request.ts'
import { parseOcspResponse } from '../../../certs/revocation/parse-ocsp-response.ts'
import { revocationOf, type RevocationResult } from '../../../certs/revocation/revocation.ts'
import type { Instant } from '../../../domain/time.ts'
import { makeCrl } from '../test-crl.ts'
import {
  certifyResponder,
  makeOcsp,
  ocspDer,
  ocspNoCheck,
  ocspSigning,
  type OcspOrder,
} from '../test-ocsp.ts'
import { certify, certifyAuthority, extension, keyUsage, NOON, rsaKeys, type Order } from '../test-pki.ts'

const root = certifyAuthority({ subject: 'Root' })
const office = certifyAuthority({ subject: 'Office', issuer: root, serial: 20 })
const { certificate } = certify({ subject: 'Notary', issuer: office, serial: 300 })
const responder = certifyResponder(office)
const KEY_COMPROMISE = { revokedAt: '2026-11-21T10:00:00.000Z', reason: 1 }

const answer = (change: Partial<OcspOrder> = {}): OcspResponse =>
  makeOcsp({ certificate, issuer: office, ...change })
/** The answer of a responder whose certificate differs from an honest one. */
const answerOf = (change: Partial<Order>): OcspResponse =>
  answer({ responder: certifyResponder(office, change) })

function ask(responses: readonly OcspResponse[], at: string = NOON, crls = [{}]): RevocationResult {
  const [result] = revocationOf({
    chain: [certificate, office.certificate, root.certificate],
    crls: crls.flatMap((entries) => ('issuer' in entries ? [makeCrl(entries as never)] : [])),
    ...{ ocspResponses: responses, pool: [], anchors: [root.certificate], at: at as Instant },
  })
  if (result === undefined) throw new Error('No result for the leaf')
  return result
}

const told = ({ status, findings }: RevocationResult): readonly string[] => [
  status,
  ...findings.map(({ code }) => code),
]
const unknownBecause = (code: string): readonly string[] => ['UNKNOWN', 'revocation-unknown', code]

describe('an OCSP response', () => {
  it('shows that a certificate is good, signed by the issuer or by one whom it certified for that', () => {
    for (const change of [{}, { responder }, { responder, byKey: true }, { certIdHash: 'sha256' as const }]) {
      const response = answer(change)
      const result = ask([response])
      expect(told(result)).to.deep.equal(['GOOD'])
      expect(result).to.include({
        ...{ source: 'OCSP', evidenceSha256: response.sha256, reason: null, revokedAt: null },
        ...{ thisUpdate: '2026-11-23T08:00:00.000Z', nextUpdate: '2026-11-25T08:00:00.000Z' },
      })
    }
  })

  it('shows that it is revoked, since when, and why', () => {
    const result = ask([answer({ status: KEY_COMPROMISE })])
    expect(told(result)).to.deep.equal(['REVOKED', 'certificate-revoked'])
    expect(result).to.include({ reason: 'keyCompromise', revokedAt: '2026-11-21T10:00:00.000Z' })
  })

  it('signed by an RSA key counts as well', () => {
    expect(ask([answerOf({ keys: rsaKeys(2048) })]).status).to.equal('GOOD')
    expect(told(ask([answerOf({ keys: rsaKeys(1024) })]))).to.deep.equal(
      unknownBecause('ocsp-signature-invalid'),
    )
  })

  it('that knows nothing of the certificate leaves it unknown', () => {
    expect(told(ask([answer({ status: 'unknown' })]))).to.deep.equal(unknownBecause('ocsp-status-unknown'))
  })

  it('about another certificate, or another issuer, tells nothing', () => {
    const neighbour = certify({ subject: 'Notary', issuer: office, serial: 301 }).certificate
    const namesake = certifyAuthority({ subject: 'Office', issuer: root, serial: 21 })
    expect(told(ask([answer({ certificate: neighbour })]))).to.deep.equal(['UNKNOWN', 'revocation-unknown'])
    expect(told(ask([answer({ issuer: namesake, responder })]))).to.deep.equal([
      ...['UNKNOWN', 'revocation-unknown'],
    ])
  })

  it('is not believed when it was altered', () => {
    const der = Buffer.from(ocspDer({ certificate, issuer: office, status: 'unknown' }))
    der.writeUInt8(0x80, der.indexOf(Uint8Array.of(0x82, 0x00, 0x18)))
    expect(told(ask([parseOcspResponse(der)]))).to.deep.equal(unknownBecause('ocsp-signature-invalid'))
  })

  it('is not believed from a certificate of the issuer that is not for OCSP', () => {
    const any = extension(OID.extendedKeyUsage, sequence(oid('2.5.29.37.0')))
    for (const extensions of [[keyUsage('digitalSignature')], [any], [ocspNoCheck()]]) {
      expect(told(ask([answerOf({ extensions })]))).to.deep.equal(
        unknownBecause('ocsp-responder-not-authorised'),
      )
    }
  })

  it('is not believed from a responder that another authority certified', () => {
    const elsewhere = certifyAuthority({ subject: 'Elsewhere', issuer: root, serial: 22 })
    const namesake = certifyAuthority({ subject: 'Office', issuer: elsewhere })
    for (const [issuer, fault] of [
      [elsewhere, 'ocsp-responder-not-trusted'],
      [namesake, 'ocsp-responder-not-trusted'],
      [root, 'ocsp-responder-not-trusted'],
    ] as const) {
      const stranger = certifyResponder(issuer)
      expect(told(ask([answer({ responder: stranger })]))).to.deep.equal(unknownBecause(fault))
    }
  })

  it('is not believed from a responder that has expired or may not sign', () => {
    for (const change of [
      { notAfter: '2026-11-23T11:00:00.000Z' },
      { extensions: [keyUsage('keyAgreement'), ocspSigning(), ocspNoCheck()] },
    ]) {
      expect(told(ask([answerOf(change)]))).to.deep.equal(unknownBecause('ocsp-responder-not-trusted'))
    }
  })

  it('is believed from a responder without a no-check mark only when he is known to be good', () => {
    const response = answerOf({ extensions: [ocspSigning()] })
    const lists = (
      serial: number,
    ): { issuer: typeof office; extensions: []; entries: { serial: number }[] } => ({
      ...{ issuer: office, extensions: [], entries: [{ serial }] },
    })
    expect(told(ask([response]))).to.deep.equal(unknownBecause('ocsp-responder-revocation-unknown'))
    expect(ask([response], NOON, [lists(7)]).source).to.equal('OCSP')
    expect(told(ask([response], NOON, [lists(90)]))).to.include('ocsp-responder-revocation-unknown')
  })

  it('does not let a responder vouch for himself', () => {
    const self = certifyResponder(office, { extensions: [ocspSigning()] })
    const about = makeOcsp({ certificate: self.certificate, issuer: office, responder: self })
    expect(told(ask([answer({ responder: self }), about]))).to.include('ocsp-responder-revocation-unknown')
  })

  it('tells nothing before its time, and after it only who is revoked', () => {
    const late = '2026-11-25T08:00:01.000Z'
    expect(told(ask([answer()], '2026-11-23T07:59:59.000Z'))).to.deep.equal(
      unknownBecause('ocsp-not-yet-issued'),
    )
    expect(told(ask([answer()], late))).to.deep.equal(unknownBecause('ocsp-stale'))
    expect(ask([answer({ status: KEY_COMPROMISE })], late).status).to.equal('REVOKED')
  })

  it('about a moment after it was written tells nothing', () => {
    const response = answer({ producedAt: '2026-11-23T07:00:00.000Z' })
    expect(told(ask([response]))).to.deep.equal(unknownBecause('ocsp-times-contradict'))
  })

  it('about an expired certificate counts when the responder remembers it', () => {
    const times = { thisUpdate: '2030-02-01T00:00:00.000Z', nextUpdate: '2030-02-03T00:00:00.000Z' }
    const at = '2030-02-02T00:00:00.000Z'
    expect(told(ask([answer(times)], at))).to.include('ocsp-after-certificate-expired')
    const archived = answer({ ...times, archiveCutoff: '2026-01-01T00:00:00.000Z' })
    expect(ask([archived], at).status).to.equal('GOOD')
  })

  it('signed over SHA-1 may revoke, but vouches for nobody', () => {
    expect(told(ask([answer({ hash: 'sha1' })]))).to.deep.equal(
      unknownBecause('ocsp-signature-algorithm-weak'),
    )
    expect(ask([answer({ hash: 'sha1', status: KEY_COMPROMISE })]).status).to.equal('REVOKED')
  })

  it('with a critical extension that nobody knows tells nothing', () => {
    const response = answer({ extensions: [extension('1.2.3.4', nothing(), true)] })
    expect(told(ask([response]))).to.deep.equal(unknownBecause('ocsp-critical-extension-unknown'))
  })

  it('that is older cannot undo a revocation for good', () => {
    const revoked = answer({ status: KEY_COMPROMISE })
    const newer = answer({ thisUpdate: '2026-11-23T10:00:00.000Z' })
    expect(ask([newer, revoked]).status).to.equal('REVOKED')
  })

  it('without an answer is read as such', () => {
    const tryLater = parseOcspResponse(sequence(element(TAG.enumerated, Uint8Array.of(3))))
    expect(tryLater).to.include({ responseStatus: 'tryLater', basic: null })
    expect(ask([tryLater]).status).to.equal('UNKNOWN')
  })

  it('is refused cut off at any byte', () => {
    const der = ocspDer({ certificate, issuer: office, responder })
    for (let end = 0; end < der.length; end += 1) {
      expect(() => parseOcspResponse(der.subarray(0, end))).to.throw(DerError)
    }
  })
})

describe('an OCSP request', () => {
  it('asks for the certificate by the identifier that the response carries', () => {
    const request = ocspRequest(certificate, office.certificate)
    const [single] = answer().basic?.responses ?? []
    expect(Buffer.from(request).includes(Buffer.from(single?.certId.issuerKeyHash ?? [1]))).to.equal(true)
    expect(Buffer.from(request).includes(Buffer.from(single?.certId.issuerNameHash ?? [1]))).to.equal(true)
    expect(Buffer.from(request).includes(Buffer.from(certificate.serial, 'hex'))).to.equal(true)
  })

  it('carries a nonce, which an honest response returns', () => {
    const nonce = Buffer.alloc(16, 7)
    const [, extensions] = childrenOf(
      childrenOf(readDer(ocspRequest(certificate, office.certificate, nonce)))[0] ?? readDer(nothing()),
    )
    expect(Buffer.from(extensions === undefined ? [] : contentOf(extensions)).includes(nonce)).to.equal(true)
    expect(answer({ nonce }).basic?.nonce).to.deep.equal(nonce)
  })

  it('may get a nonce of bare octets back, as RFC 2560 left it open, or an empty list', () => {
    const bare = Buffer.from('4865', 'hex')
    const echoed = answer({ extensions: [extension(OID.ocspNonce, bare)] })
    expect(Buffer.from(echoed.basic?.nonce ?? []).equals(bare)).to.equal(true)
    for (const response of [echoed, answer({ extensions: [] })]) {
      expect(told(ask([response]))).to.deep.equal(['GOOD'])
    }
  })
})
