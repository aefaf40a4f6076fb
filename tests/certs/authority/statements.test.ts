import { expect } from 'chai'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DerError } from '../../../certs/asn1/der-error.ts'
import { encodingOf, readDer } from '../../../certs/asn1/der.ts'
import { fieldsOf } from '../../../certs/asn1/fields.ts'
import { OID } from '../../../certs/asn1/oids.ts'
import { TAG } from '../../../certs/asn1/tags.ts'
import { readBitStringOctets } from '../../../certs/asn1/values.ts'
import {
  boolean,
  element,
  generalizedTime,
  nothing,
  octetString,
  oid,
  sequence,
  smallInteger,
  unsignedInteger,
} from '../../../certs/asn1/write.ts'
import { answerOcsp, type OcspStatus } from '../../../certs/authority/answer-ocsp.ts'
import { issueCrl, type RevokedEntry } from '../../../certs/authority/issue-crl.ts'
import { isIssuedBy, readOcspRequest } from '../../../certs/authority/ocsp-request.ts'
import { openServices, type AuthorityServices } from '../../../certs/authority/services.ts'
import { stamp, timestampRefusal, timestampResponse } from '../../../certs/authority/stamp.ts'
import { readTimestampRequest } from '../../../certs/authority/timestamp-request.ts'
import { instantOf, later, type Instant } from '../../../domain/time.ts'
import { must } from '../../must.ts'
import { openSsl, pem, type OpenSsl } from './openssl.ts'

const DAY = 24 * 60 * 60 * 1_000
const MESSAGE = Buffer.from('an act of sale')
const SHA256 = createHash('sha256').update(MESSAGE).digest()

/** The tool judges by its own clock, so these statements are of today. */
const NOW = instantOf(new Date())

describe('what the development authority states', function () {
  this.timeout(60_000)
  let folder: string
  let services: AuthorityServices
  let tool: OpenSsl

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'statements-'))
    services = await openServices({ folder, now: NOW })
    tool = openSsl()
  })

  after(async () => {
    tool.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const rootFile = () => tool.file('root.pem', pem(services.root.certificate.der))
  const issuingFile = () => tool.file('issuing.pem', pem(services.issuing.certificate.der))

  describe('in a CRL', () => {
    const crl = (revoked: readonly RevokedEntry[] = []) =>
      issueCrl({ number: 7, thisUpdate: NOW, nextUpdate: later(NOW, DAY), revoked }, services.issuing)
    const entry: RevokedEntry = { serial: '00c0ffee', at: later(NOW, -DAY), reason: 'keyCompromise' }

    it('is signed by the authority whose certificates it is about', () => {
      const [list, , signature] = partsOf(crl([entry]))
      const key = createPublicKey(services.issuing.privateKey)
      expect(verify('sha256', must(list), key, bitsOf(must(signature)))).to.equal(true)
    })

    it('leaves out the list of entries when nothing is revoked, and the reason when there is none', () => {
      const empty = partsOf(must(partsOf(crl())[0]))
      expect(empty.map((field) => field[0])).to.deep.equal([
        ...[TAG.integer, TAG.sequence, TAG.sequence, TAG.utcTime, TAG.utcTime, 0xa0],
      ])
      const unspecified = crl([{ ...entry, reason: 'unspecified' }])
      expect(unspecified.length).to.be.lessThan(crl([entry]).length)
      expect(Buffer.from(unspecified).includes(Buffer.from(oid(OID.crlReason)))).to.equal(false)
    })

    it('satisfies openssl, which sees the number, the entry and its reason', function () {
      if (!tool.here) this.skip()
      const file = tool.file('issuing.crl', crl([entry]))
      const { said } = tool.run(
        'crl',
        '-inform',
        'DER',
        '-in',
        file,
        '-CAfile',
        issuingFile(),
        '-text',
        '-noout',
      )
      expect(said).to.contain('verify OK').and.to.contain('C0FFEE').and.to.contain('Key Compromise')
      expect(said).to.match(/CRL Number:\s+7/)
    })

    it('lets openssl refuse the certificate that is on it, and no other', function () {
      if (!tool.here) this.skip()
      const { serial } = services.timestamps.certificate
      const check = (der: Uint8Array) =>
        tool.run(
          ...['verify', '-crl_check_all', '-CAfile', rootFile(), '-untrusted', issuingFile()],
          ...['-CRLfile', tool.file('crls.pem', pemCrls()), tool.file('leaf.pem', pem(der))],
        )
      const pemCrls = () => [rootCrl(), crl([{ ...entry, serial }])].map(pemCrl).join('')
      expect(check(services.timestamps.certificate.der).said).to.contain('certificate revoked')
      expect(check(services.status.certificate.der).ok).to.equal(true)
    })

    const rootCrl = () =>
      issueCrl({ number: 1, thisUpdate: NOW, nextUpdate: later(NOW, DAY), revoked: [] }, services.root)
  })

  describe('in an OCSP answer', () => {
    /** What `openssl ocsp` would ask about a certificate of the issuing authority. */
    const request = (serial: string, digest: 'sha1' | 'sha256' = 'sha1', nonce?: Uint8Array) => {
      const { subject, spki } = services.issuing.certificate
      const hash = (bytes: Uint8Array) => octetString(createHash(digest).update(bytes).digest())
      const id = sequence(
        sequence(oid(OID[digest]), nothing()),
        ...[
          hash(subject.der),
          hash(bitsOf(must(partsOf(spki)[1]))),
          unsignedInteger(Buffer.from(serial, 'hex')),
        ],
      )
      const extensions = nonce && sequence(sequence(oid(OID.ocspNonce), octetString(octetString(nonce))))
      return sequence(sequence(sequence(sequence(id)), ...(extensions ? [element(0xa2, extensions)] : [])))
    }
    const answer = (der: Uint8Array, status: OcspStatus) =>
      answerOcsp(
        {
          request: readOcspRequest(der),
          statusOf: () => status,
          ...{ producedAt: NOW, thisUpdate: NOW, nextUpdate: later(NOW, DAY) },
        },
        services.status,
      )

    it('is about the certificate asked for, of the issuer by name and key, in either digest', () => {
      for (const digest of ['sha1', 'sha256'] as const) {
        const [id] = readOcspRequest(request('4a01', digest)).ids
        expect(must(id).serial).to.equal('4a01')
        expect(isIssuedBy(must(id), services.issuing.certificate)).to.equal(true)
        expect(isIssuedBy(must(id), services.root.certificate)).to.equal(false)
      }
    })

    it('brings the nonce of the question back, and none unasked', () => {
      const nonce = Buffer.from('0123456789abcdef')
      expect(Buffer.from(answer(request('4a01', 'sha1', nonce), 'good')).includes(nonce)).to.equal(true)
      expect(Buffer.from(answer(request('4a01'), 'good')).includes(Buffer.from(oid(OID.ocspNonce)))).to.equal(
        false,
      )
    })

    it('is refused to a question that is none', () => {
      expect(() => readOcspRequest(Buffer.from('nonsense'))).to.throw(DerError)
      expect(() => readOcspRequest(sequence(sequence(sequence())))).to.throw(DerError)
    })

    const REVOKED = { at: later(NOW, -DAY), reason: 'cessationOfOperation' } as const
    for (const [status, word] of [
      ['good', ': good'],
      ['unknown', ': unknown'],
      [REVOKED, ': revoked'],
    ] as const) {
      it(`satisfies openssl, which reads "${word.slice(2)}"`, function () {
        if (!tool.here) this.skip()
        const leaf = tool.file('leaf.pem', pem(services.timestamps.certificate.der))
        const asked = tool.file('request.der', '')
        tool.run('ocsp', '-issuer', issuingFile(), '-cert', leaf, '-reqout', asked)
        const file = tool.file('response.der', answer(readFileSync(asked), status))
        const { said } = tool.run(
          ...['ocsp', '-issuer', issuingFile(), '-cert', leaf, '-respin', file, '-no_nonce'],
          ...['-CAfile', rootFile(), '-verify_other', issuingFile()],
        )
        expect(said).to.contain('Response verify OK').and.to.contain(`${leaf}${word}`)
        if (status === REVOKED) expect(said).to.contain('Reason: cessationOfOperation')
      })
    }
  })

  describe('in a timestamp', () => {
    const request = (certReq = true) =>
      sequence(
        ...[smallInteger(1), sequence(sequence(oid(OID.sha256), nothing()), octetString(SHA256))],
        ...[unsignedInteger(Buffer.from('c0ffee', 'hex')), boolean(certReq)],
      )
    const token = (der = request(), at: Instant = NOW) =>
      stamp(
        { request: readTimestampRequest(der), serial: Buffer.from('0badcafe', 'hex'), at },
        services.timestamps,
        [services.issuing.certificate.der],
      )

    it('satisfies openssl, over the data and for the question', function () {
      if (!tool.here) this.skip()
      const reply = tool.file('reply.tsr', timestampResponse(token()))
      const checked = ['-CAfile', rootFile(), '-untrusted', issuingFile()]
      const data = tool.file('message', MESSAGE)
      const other = tool.file('other', 'another act')
      const question = tool.file('query.tsq', request())
      expect(tool.run('ts', '-verify', '-in', reply, '-queryfile', question, ...checked).said).to.contain(
        'OK',
      )
      expect(tool.run('ts', '-verify', '-in', reply, '-data', data, ...checked).ok).to.equal(true)
      expect(tool.run('ts', '-verify', '-in', reply, '-data', other, ...checked).ok).to.equal(false)
    })

    it('tells the time to the thousandth, without zeros at the end', () => {
      const of = (at: string) => Buffer.from(generalizedTime(at as Instant)).toString('latin1', 2)
      expect(of('2026-11-23T12:00:00.120Z')).to.equal('20261123120000.12Z')
      expect(of('2026-11-23T12:00:00.000Z')).to.equal('20261123120000Z')
      const at = '2026-11-23T12:00:00.007Z' as Instant
      expect(Buffer.from(token(request(), at)).includes('20261123120000.007Z')).to.equal(true)
    })

    it('brings certificates only when they are asked for', () => {
      const { der } = services.timestamps.certificate
      expect(Buffer.from(token(request(true))).includes(Buffer.from(der))).to.equal(true)
      expect(Buffer.from(token(request(false))).includes(Buffer.from(der))).to.equal(false)
    })

    it('is refused over SHA-1, and over a hash of the wrong length', () => {
      const asking = (type: string, octets: number) =>
        sequence(
          ...[smallInteger(1), sequence(sequence(oid(type), nothing()), octetString(Buffer.alloc(octets)))],
        )
      expect(() => readTimestampRequest(asking(OID.sha256, 32))).not.to.throw()
      expect(() => readTimestampRequest(asking(OID.sha1, 20))).to.throw(DerError)
      expect(() => readTimestampRequest(asking(OID.sha256, 20))).to.throw(DerError)
    })

    it('refuses in words and with the bit of the standard', function () {
      if (!tool.here) this.skip()
      const file = tool.file('refusal.tsr', timestampRefusal('badDataFormat', 'no imprint'))
      const { said } = tool.run('ts', '-reply', '-in', file, '-text')
      expect(said)
        .to.contain('Rejected')
        .and.to.contain('no imprint')
        .and.to.match(/data submitted has the wrong format/)
    })
  })
})

function partsOf(der: Uint8Array): readonly Uint8Array[] {
  return fieldsOf(readDer(der), TAG.sequence, 'it').rest().map(encodingOf)
}

function bitsOf(der: Uint8Array): Uint8Array {
  return readBitStringOctets(readDer(der))
}

function pemCrl(der: Uint8Array): string {
  return `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString('base64')}\n-----END X509 CRL-----\n`
}
