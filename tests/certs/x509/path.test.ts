import { expect } from 'chai'
import { OID } from '../../../certs/asn1/oids.ts'
import { octetString, oid, sequence } from '../../../certs/asn1/write.ts'
import type { Certificate } from '../../../certs/x509/certificate.ts'
import { buildPath } from '../../../certs/x509/path.ts'
import type { PathQuestion, PathResult } from '../../../certs/x509/path-result.ts'
import {
  authorityKeyId,
  basicConstraints,
  certify,
  certifyAuthority,
  ecKeys,
  extension,
  keyUsage,
  NOON,
  rsaKeys,
  subjectKeyId,
  type Identity,
  type Order,
} from '../test-pki.ts'

const root = certifyAuthority({ subject: 'Root' })
const issuing = certifyAuthority({ subject: 'Issuing', issuer: root }, 0)
const SIGNING = keyUsage('digitalSignature', 'nonRepudiation')
const leaf = (change: Partial<Order> = {}): Certificate =>
  certify({ subject: 'Notary', issuer: issuing, extensions: [SIGNING], ...change }).certificate

function ask(change: Partial<PathQuestion> = {}): PathResult {
  return buildPath({
    leaf: leaf(),
    pool: [issuing.certificate],
    anchors: [root.certificate],
    at: NOON,
    requiredKeyUsage: ['nonRepudiation'],
    ...change,
  })
}

/** The same question with another issuing authority in between. */
function askThrough(authority: Identity, more: readonly Identity[] = []): PathResult {
  return ask({
    leaf: leaf({ issuer: authority }),
    pool: [authority, ...more].map(({ certificate }) => certificate),
  })
}

const codes = ({ findings }: PathResult): readonly string[] => findings.map(({ code }) => code)
const through = (extensions: readonly Uint8Array[]): PathResult =>
  askThrough(certify({ subject: 'Issuing', issuer: root, extensions }))

describe('a certificate path', () => {
  it('leads from the leaf to the anchor', () => {
    const result = ask()
    expect(result.verdict).to.equal('passed')
    expect(result.findings).to.deep.equal([])
    expect(result.chain.map(({ subject }) => subject.text)).to.deep.equal([
      'CN=Notary',
      'CN=Issuing',
      'CN=Root',
    ])
    expect(result.anchorSha256).to.equal(root.certificate.sha256)
  })

  it('is indeterminate when no anchor is reached: a stranger may still be honest', () => {
    const stranger = certifyAuthority({ subject: 'Another root' })
    const result = ask({ anchors: [stranger.certificate] })
    expect(result.verdict).to.equal('indeterminate')
    expect(codes(result)).to.deep.equal(['chain-not-found'])
    expect(result.anchorSha256).to.equal(null)
  })

  it('trusts no self-signed certificate of the pool', () => {
    const stranger = certifyAuthority({ subject: 'Another root' })
    const result = ask({ leaf: leaf({ issuer: stranger }), pool: [stranger.certificate] })
    expect(result.verdict).to.equal('indeterminate')
  })

  it('fails under a root that only bears the name of the anchor', () => {
    const impostor = certifyAuthority({ subject: 'Root' })
    const forged = certifyAuthority({ subject: 'Issuing', issuer: impostor })
    const result = askThrough(forged, [impostor])
    expect(result.verdict).to.equal('failed')
    expect(codes(result)).to.include('certificate-signature-invalid')
  })

  for (const [state, dates, code] of [
    ['expired', { notAfter: '2026-11-23T11:59:59.000Z' }, 'certificate-expired'],
    ['not yet valid', { notBefore: '2026-11-23T12:00:01.000Z' }, 'certificate-not-yet-valid'],
  ] as const) {
    it(`fails when the leaf is ${state}`, () => {
      const result = ask({ leaf: leaf(dates) })
      expect(result.verdict).to.equal('failed')
      expect(codes(result)).to.deep.equal([code])
    })

    it(`fails when an authority is ${state}`, () => {
      const result = askThrough(certifyAuthority({ subject: 'Issuing', issuer: root, ...dates }))
      expect(codes(result)).to.deep.equal([code])
    })
  }

  it('fails under a signature over SHA-1, genuine as it is', () => {
    const result = ask({ leaf: leaf({ hash: 'sha1' }) })
    expect(result.verdict).to.equal('failed')
    expect(codes(result)).to.deep.equal(['certificate-signature-algorithm-weak'])
  })

  it('does not mind how an anchor signed itself: nobody relies on that signature', () => {
    const old = certifyAuthority({ subject: 'Root', hash: 'sha1' })
    const below = certifyAuthority({ subject: 'Issuing', issuer: old })
    const result = ask({
      ...{ leaf: leaf({ issuer: below }), pool: [below.certificate] },
      anchors: [old.certificate],
    })
    expect(result.verdict).to.equal('passed')
  })

  it('holds to the very second at both ends', () => {
    const dates = { notBefore: NOON, notAfter: NOON }
    expect(ask({ leaf: leaf(dates) }).verdict).to.equal('passed')
  })

  it('fails when a certificate between is no authority, or does not say that it is', () => {
    expect(codes(through([basicConstraints(false), keyUsage('keyCertSign')]))).to.include('issuer-is-no-ca')
    expect(codes(through([keyUsage('keyCertSign')]))).to.include('issuer-is-no-ca')
    expect(through([keyUsage('keyCertSign')]).verdict).to.equal('failed')
  })

  it('fails when a notary issues a certificate to another', () => {
    const notary = certify({ subject: 'Notary', issuer: issuing, extensions: [SIGNING] })
    const result = askThrough(notary, [issuing])
    expect(result.verdict).to.equal('failed')
    expect(codes(result)).to.include.members(['issuer-is-no-ca', 'issuer-may-not-sign-certificates'])
  })

  it('fails when an authority may not sign certificates', () => {
    expect(codes(through([basicConstraints(true), keyUsage('cRLSign')]))).to.deep.equal([
      'issuer-may-not-sign-certificates',
    ])
  })

  it('fails when the chain is longer than an authority allows', () => {
    const below = certifyAuthority({ subject: 'Below', issuer: issuing })
    const result = askThrough(below, [issuing])
    expect(result.verdict).to.equal('failed')
    expect(codes(result)).to.deep.equal(['path-length-exceeded'])
  })

  it('holds an anchor to the path length it states', () => {
    const strict = certifyAuthority({ subject: 'Root' }, 0)
    const between = certifyAuthority({ subject: 'Issuing', issuer: strict })
    const result = ask({
      leaf: leaf({ issuer: between }),
      pool: [between.certificate],
      anchors: [strict.certificate],
    })
    expect(codes(result)).to.deep.equal(['path-length-exceeded'])
  })

  it('does not count certificates that an authority issued to itself', () => {
    const renewed = certifyAuthority({ subject: 'Issuing', issuer: issuing })
    const result = askThrough(renewed, [issuing])
    expect(result.verdict).to.equal('passed')
  })

  it('fails on a critical extension that nobody knows, in the leaf or above', () => {
    const unknown = extension('1.2.3.4', Uint8Array.of(5, 0), true)
    expect(codes(ask({ leaf: leaf({ extensions: [SIGNING, unknown] }) }))).to.deep.equal([
      'critical-extension-unknown',
    ])
    const result = through([basicConstraints(true), keyUsage('keyCertSign'), unknown])
    expect(result.verdict).to.equal('failed')
  })

  it('passes over an unknown extension that is not critical', () => {
    const unknown = extension('1.2.3.4', Uint8Array.of(5, 0))
    expect(ask({ leaf: leaf({ extensions: [SIGNING, unknown] }) }).verdict).to.equal('passed')
  })

  for (const constraint of [
    'nameConstraints',
    'policyConstraints',
    'policyMappings',
    'inhibitAnyPolicy',
  ] as const) {
    it(`fails when it cannot read ${constraint}, which is never passed over`, () => {
      const malformed = extension(OID[constraint], octetString(Uint8Array.of(1)))
      const result = through([basicConstraints(true), keyUsage('keyCertSign'), malformed])
      expect(result.verdict).to.equal('failed')
      expect(codes(result)).to.have.length(1)
    })
  }

  it('fails when the leaf may not be used for what it was used', () => {
    const result = ask({ leaf: leaf({ extensions: [keyUsage('digitalSignature')] }) })
    expect(result.verdict).to.equal('failed')
    expect(codes(result)).to.deep.equal(['key-usage-missing'])
    expect(codes(ask({ leaf: certify({ subject: 'Notary', issuer: issuing }).certificate }))).to.deep.equal([
      'key-usage-missing',
    ])
  })

  it('holds the leaf to its extended key usages', () => {
    const timeStamping = '1.3.6.1.5.5.7.3.8'
    const restricted = leaf({
      extensions: [SIGNING, extension(OID.extendedKeyUsage, sequence(oid(timeStamping)), true)],
    })
    expect(ask({ leaf: restricted }).verdict).to.equal('indeterminate')
    const accepted = ask({ leaf: restricted, acceptedExtendedKeyUsage: [timeStamping] })
    expect(accepted.verdict).to.equal('passed')
    const wrong = ask({ leaf: restricted, acceptedExtendedKeyUsage: ['1.3.6.1.5.5.7.3.36'] })
    expect(codes(wrong)).to.deep.equal(['extended-key-usage-wrong'])
  })

  it('fails on an RSA key under 2048 bits anywhere in the chain', () => {
    const weak = certifyAuthority({ subject: 'Issuing', issuer: root, keys: rsaKeys(1024) })
    const result = askThrough(weak)
    expect(result.verdict).to.equal('failed')
    expect(codes(result)).to.deep.equal(['rsa-key-too-small'])
  })

  it('tries every authority of that name, the one with the matching key identifier first', () => {
    const named = (id: string): Identity =>
      certifyAuthority({
        subject: 'Issuing',
        issuer: root,
        extensions: [subjectKeyId(id)],
      })
    const [old, right] = [named('aa'), named('bb')]
    const question = { pool: [old.certificate, right.certificate] }
    const hinted = leaf({ issuer: right, extensions: [SIGNING, authorityKeyId('bb')] })
    expect(ask({ ...question, leaf: hinted }).verdict).to.equal('passed')
    expect(ask({ ...question, leaf: leaf({ issuer: right }) }).verdict).to.equal('passed')
    const misled = ask({
      ...question,
      leaf: leaf({ issuer: right, extensions: [SIGNING, authorityKeyId('aa')] }),
    })
    expect(misled.verdict).to.equal('passed')
    expect(misled.findings).to.deep.include({
      check: 'T1',
      level: 'WARN',
      code: 'authority-key-id-mismatch',
      detail: 'CN=Notary',
    })
  })

  it('comes to an end in a pool where everybody certifies everybody', () => {
    const keys = ecKeys()
    const circle = Array.from({ length: 40 }, (_, serial) =>
      certifyAuthority({ subject: 'Circle', serial: serial + 1, keys }),
    )
    const first = circle[0]
    if (first === undefined) throw new Error('no circle')
    const result = ask({ leaf: leaf({ issuer: first }), pool: circle.map(({ certificate }) => certificate) })
    expect(result.verdict).to.equal('indeterminate')
  })
})
