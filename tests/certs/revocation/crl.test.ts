import { expect } from 'chai'
import { nothing } from '../../../certs/asn1/write.ts'
import type { Crl } from '../../../certs/revocation/crl.ts'
import { parseCrl } from '../../../certs/revocation/parse-crl.ts'
import { revocationOf, type RevocationResult } from '../../../certs/revocation/revocation.ts'
import type { Certificate } from '../../../certs/x509/certificate.ts'
import { crlDer, distributionPoints, issuingPoint, makeCrl, type CrlOrder } from '../test-crl.ts'
import { uri } from '../test-names.ts'
import { basicConstraints, certify, certifyAuthority, extension, keyUsage, NOON } from '../test-pki.ts'
import { ask, leaf, leafWith, listOf, office, root, SERIAL } from './leaf-revocation.ts'

const revoking = (change: Partial<CrlOrder> = {}, reason = 1): Crl =>
  listOf({ entries: [{ serial: SERIAL, reason }], ...change })

const told = ({ status, findings }: RevocationResult): readonly string[] => [
  status,
  ...findings.map(({ code }) => code),
]
const unknownBecause = (code: string): readonly string[] => ['UNKNOWN', 'revocation-unknown', code]

describe('a CRL', () => {
  it('shows that a certificate is good by not listing it', () => {
    const crl = listOf({ entries: [{ serial: SERIAL + 1 }, { serial: SERIAL + 256 }] })
    const result = ask([crl])
    expect(told(result)).to.deep.equal(['GOOD'])
    expect(result).to.include({
      ...{ source: 'CRL', reason: null, revokedAt: null, evidenceSha256: crl.sha256 },
      ...{ certSha256: leaf.sha256, thisUpdate: '2026-11-23T00:00:00.000Z' },
      nextUpdate: '2026-12-23T00:00:00.000Z',
    })
  })

  it('shows that it is revoked, since when, and why', () => {
    const entries = [{ serial: 5 }, { serial: SERIAL, revokedAt: '2026-11-20T09:30:00.000Z', reason: 4 }]
    const result = ask([listOf({ entries })])
    expect(told(result)).to.deep.equal(['REVOKED', 'certificate-revoked'])
    expect(result).to.include({ reason: 'superseded', revokedAt: '2026-11-20T09:30:00.000Z' })
  })

  it('speaks of the chain’s authorities too, and one result stands for each certificate', () => {
    const crls = [listOf(), makeCrl({ issuer: root, entries: [{ serial: 20, reason: 2 }] })]
    const chain = [leaf, office.certificate, root.certificate]
    const pool: readonly Certificate[] = []
    const results = revocationOf({
      ...{ chain, crls, ocspResponses: [], pool, anchors: [root.certificate], at: NOON },
    })
    expect(results.map(({ status }) => status)).to.deep.equal(['GOOD', 'REVOKED'])
    expect(results[1]?.reason).to.equal('cACompromise')
  })

  it('tells nothing when there is none, or when no anchor ends the chain', () => {
    expect(told(ask([]))).to.deep.equal(['UNKNOWN', 'revocation-unknown'])
    const unanchored = { chain: [leaf], crls: [listOf()], ocspResponses: [], pool: [office.certificate] }
    const [result] = revocationOf({ ...unanchored, anchors: [root.certificate], at: NOON })
    expect(result?.status).to.equal('UNKNOWN')
  })

  it('tells nothing before its time, and after it only who is revoked', () => {
    const early = { at: '2026-11-22T23:59:59.000Z' }
    const late = { at: '2026-12-23T00:00:01.000Z' }
    expect(told(ask([listOf()], early))).to.deep.equal(unknownBecause('crl-not-yet-issued'))
    expect(told(ask([listOf()], late))).to.deep.equal(unknownBecause('crl-stale'))
    expect(ask([revoking()], late).status).to.equal('REVOKED')
  })

  it('that was issued after the signature was proven to exist answers for it for ever', () => {
    const at = '2028-01-01T00:00:00.000Z'
    expect(ask([listOf()], { at, provenAt: '2026-11-22T12:00:00.000Z' }).status).to.equal('GOOD')
    expect(ask([listOf()], { at, provenAt: '2026-11-23T12:00:00.000Z' }).status).to.equal('UNKNOWN')
  })

  it('issued after the certificate expired may have dropped it', () => {
    const crl = listOf({ thisUpdate: '2030-02-01T00:00:00.000Z', nextUpdate: '2030-03-01T00:00:00.000Z' })
    const result = ask([crl], { at: '2030-02-02T00:00:00.000Z' })
    expect(told(result)).to.include('crl-after-certificate-expired')
  })

  it('without a next update is believed for a day', () => {
    const crl = listOf({ nextUpdate: null })
    expect(ask([crl]).status).to.equal('GOOD')
    expect(ask([crl], { at: '2026-11-24T00:00:01.000Z' }).status).to.equal('UNKNOWN')
  })

  it('is not believed when it was altered', () => {
    const der = Buffer.from(crlDer({ issuer: office, number: 77 }))
    der.writeUInt8(78, der.indexOf(Uint8Array.of(0x04, 0x03, 0x02, 0x01, 77)) + 4)
    expect(told(ask([parseCrl(der)]))).to.deep.equal(unknownBecause('crl-signature-invalid'))
  })

  it('is not believed from another authority that calls itself the same', () => {
    const elsewhere = certifyAuthority({ subject: 'Elsewhere', issuer: root, serial: 21 })
    const impostor = certifyAuthority({ subject: 'Office', issuer: elsewhere })
    const crl = makeCrl({ issuer: impostor })
    const good = makeCrl({ issuer: elsewhere })
    expect(told(ask([crl, good], { pool: [impostor, elsewhere] }))).to.deep.equal(
      unknownBecause('crl-issuer-not-trusted'),
    )
  })

  it('is not believed from one that calls those above itself the same too', () => {
    const elsewhere = certifyAuthority({ subject: 'Elsewhere', issuer: root, serial: 21 })
    const falseRoot = certifyAuthority({ subject: 'Root', issuer: elsewhere })
    const impostor = certifyAuthority({ subject: 'Office', issuer: falseRoot })
    const lists = [impostor, elsewhere, falseRoot].map((issuer) => makeCrl({ issuer }))
    expect(told(ask(lists, { pool: [impostor, falseRoot, elsewhere] }))).to.deep.equal(
      unknownBecause('crl-issuer-not-trusted'),
    )
  })

  it('is not believed from a self-signed namesake', () => {
    const impostor = certifyAuthority({ subject: 'Office' })
    expect(told(ask([makeCrl({ issuer: impostor })], { pool: [impostor] }))).to.deep.equal(
      unknownBecause('crl-issuer-not-trusted'),
    )
  })

  it('is not believed from an authority that may not sign CRLs', () => {
    const extensions = [basicConstraints(true), keyUsage('keyCertSign')]
    const issuer = certify({ subject: 'Office', issuer: root, serial: 20, extensions })
    const of = certify({ subject: 'Notary', issuer, serial: SERIAL }).certificate
    expect(told(ask([makeCrl({ issuer })], { of, issuer }))).to.deep.equal(
      unknownBecause('crl-issuer-may-not-sign'),
    )
  })

  it('may be signed by another key of the same authority, unless that key is revoked', () => {
    const extensions = [keyUsage('cRLSign')]
    const signer = certify({ subject: 'Office', issuer: root, serial: 22, extensions })
    const crl = makeCrl({ issuer: signer })
    expect(ask([crl], { pool: [signer] }).status).to.equal('GOOD')
    const revoked = makeCrl({
      ...{ issuer: root, thisUpdate: '2026-11-23T01:00:00.000Z' },
      entries: [{ serial: 22, reason: 1 }],
    })
    expect(told(ask([crl, revoked], { pool: [signer] }))).to.deep.equal(
      unknownBecause('crl-issuer-not-trusted'),
    )
  })

  it('signed over SHA-1 may revoke, but vouches for nobody', () => {
    expect(told(ask([listOf({ hash: 'sha1' })]))).to.deep.equal(
      unknownBecause('crl-signature-algorithm-weak'),
    )
    expect(ask([revoking({ hash: 'sha1' })]).status).to.equal('REVOKED')
  })

  it('with a critical extension that nobody knows tells nothing, wherever it stands', () => {
    const unknown = extension('1.2.3.4', nothing(), true)
    const entries = [{ serial: 9, extensions: [unknown] }]
    for (const crl of [listOf({ extensions: [unknown] }), listOf({ entries })]) {
      expect(told(ask([crl]))).to.deep.equal(unknownBecause('crl-critical-extension-unknown'))
    }
  })

  it('about authorities only, or attributes only, tells nothing of a notary', () => {
    const only = (kind: 'user' | 'authority' | 'attribute'): Crl =>
      listOf({ extensions: [issuingPoint({ only: kind })] })
    expect(ask([only('user')]).status).to.equal('GOOD')
    expect(ask([only('authority')]).status).to.equal('UNKNOWN')
    expect(ask([only('attribute')]).status).to.equal('UNKNOWN')
  })

  it('of another distribution point tells nothing', () => {
    const of = leafWith(distributionPoints({ names: [uri('http://crl.example/1')] }))
    const at = (place: string): Crl => listOf({ extensions: [issuingPoint({ names: [uri(place)] })] })
    expect(ask([at('http://crl.example/1')], { of }).status).to.equal('GOOD')
    expect(ask([at('http://crl.example/2')], { of }).status).to.equal('UNKNOWN')
    expect(ask([listOf()], { of }).status).to.equal('GOOD')
  })

  it('for some reasons only needs others beside it until all are accounted for', () => {
    const partial = (...reasons: readonly number[]): Crl =>
      listOf({ extensions: [issuingPoint({ reasons })], number: reasons.length })
    const [few, others] = [partial(1, 2), partial(3, 4, 5, 6, 7, 8)]
    expect(told(ask([few]))).to.deep.equal(unknownBecause('crl-reasons-incomplete'))
    expect(ask([few, others]).status).to.equal('GOOD')
  })

  it('that is the newest wins, so that a hold can be lifted', () => {
    const held = revoking({}, 6)
    const lifted = listOf({ thisUpdate: '2026-11-23T06:00:00.000Z', number: 2 })
    expect(ask([held]).reason).to.equal('certificateHold')
    expect(ask([held, lifted]).status).to.equal('GOOD')
    expect(ask([lifted, revoking({ thisUpdate: '2026-11-23T07:00:00.000Z' }, 6)]).status).to.equal('REVOKED')
  })

  it('of the same moment and number as another is believed when it revokes, whichever comes first', () => {
    for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const nextUpdate = `2026-12-0${day}T00:00:00.000Z`
      const pair = [listOf({ nextUpdate }), revoking({ nextUpdate })]
      expect(ask(pair).status).to.equal('REVOKED')
      expect(ask(pair.toReversed()).status).to.equal('REVOKED')
    }
  })
})
