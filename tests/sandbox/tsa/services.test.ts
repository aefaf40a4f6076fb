import { expect } from 'chai'
import { createHash, createPublicKey } from 'node:crypto'
import { openSsl, pem, type OpenSsl } from '../../certs/authority/openssl.ts'
import { boolean, nothing, octetString, oid, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import { OID } from '../../../certs/asn1/oids.ts'
import { spkiOf } from '../../../certs/authority/keys.ts'
import { revoke } from '../../../certs/authority/revocations.ts'
import { acceptTrustList } from '../../../certs/trust/accept-trust-list.ts'
import { readTrustList } from '../../../certs/trust/trust-list.ts'
import { later } from '../../../domain/time.ts'
import { tokenIn } from '../../../signatures/timestamp/request.ts'
import { verifyToken } from '../../../signatures/timestamp/verify-token.ts'
import { must } from '../../must.ts'
import { bytesOf, ocspQuestion, openOffice, type Office } from './office.ts'

const DAY = 24 * 60 * 60 * 1_000

describe('the sandbox trust services', function () {
  this.timeout(60_000)
  let office: Office
  let tool: OpenSsl

  before(async () => {
    office = await openOffice()
    tool = openSsl()
  })

  after(async () => {
    tool.drop()
    await office.close()
  })

  const roots = () => tool.file('root.pem', pem(office.services.root.certificate.der))
  const issuing = () => tool.file('issuing.pem', pem(office.services.issuing.certificate.der))

  describe('stamp', () => {
    const digest = createHash('sha256').update('a deed').digest()
    const query = sequence(
      ...[smallInteger(1), sequence(sequence(oid(OID.sha256), nothing()), octetString(digest))],
      ...[smallInteger(77), boolean(true)],
    )

    it('what openssl accepts as the answer to the question', async function () {
      const response = await office.post('/tsa', 'application/timestamp-query', query)
      expect(response.headers.get('content-type')).to.equal('application/timestamp-reply')
      const reply = tool.file('reply.tsr', await bytesOf(response))
      if (!tool.here) this.skip()
      const question = tool.file('query.tsq', query)
      const { said } = tool.run(
        ...[
          'ts',
          '-verify',
          '-in',
          reply,
          '-queryfile',
          question,
          '-CAfile',
          roots(),
          '-untrusted',
          issuing(),
        ],
      )
      expect(said).to.contain('Verification: OK')
    })

    it('what our own verifier reads as signed and as covering the data', async () => {
      const response = await office.post('/tsa', 'application/timestamp-query', query)
      const token = verifyToken(tokenIn(await bytesOf(response), query), 'SIG_TST', () => digest)
      expect(token).to.deep.include({ imprintOk: true, findings: [] })
      expect(must(token.token).cms).to.include({ digestOk: true, signatureOk: true })
      expect(must(token.token).cms.findings).to.deep.equal([])
      expect(must(token.token).info.genTime).to.equal(office.now())
    })

    it('each time under another number', async () => {
      const ask = async () =>
        Buffer.from(await bytesOf(await office.post('/tsa', 'application/timestamp-query', query)))
      expect((await ask()).equals(await ask())).to.equal(false)
    })

    it('nothing that is no request, and say so', async () => {
      const reply = await bytesOf(
        await office.post('/tsa', 'application/timestamp-query', Buffer.from('nonsense')),
      )
      expect(Buffer.from(reply).includes('no request')).to.equal(true)
      expect((await office.post('/tsa', 'text/plain', query)).status).to.equal(415)
      const endless = Buffer.alloc(100_000)
      expect((await office.post('/tsa', 'application/timestamp-query', endless)).status).to.equal(413)
    })
  })

  describe('tell the status of a certificate', () => {
    it('by OCSP, asked by POST or GET, and openssl accepts the answer', async function () {
      const { certificate } = office.services.timestamps
      const question = ocspQuestion(certificate, office.services.issuing.certificate)
      const posted = await office.ocsp(certificate)
      const path = encodeURIComponent(Buffer.from(question).toString('base64'))
      const got = await office.bytes(`/ocsp/${path}`)
      for (const answer of [posted, got]) expect(Buffer.from(answer).includes(GOOD)).to.equal(true)
      if (!tool.here) this.skip()
      const leaf = tool.file('leaf.pem', pem(certificate.der))
      const { said } = tool.run(
        ...['ocsp', '-issuer', issuing(), '-cert', leaf, '-no_nonce', '-CAfile', roots()],
        ...['-respin', tool.file('answer.der', posted), '-verify_other', issuing()],
      )
      expect(said).to.contain('Response verify OK').and.to.contain(': good')
    })

    it('by the CRL of each issuer, and openssl accepts both', async function () {
      const files = []
      for (const name of ['root', 'issuing']) {
        files.push(tool.file(`${name}.crl`, await office.bytes(`/crl/${name}.crl`)))
      }
      if (!tool.here) this.skip()
      for (const [file, issuer] of [
        [files[0] ?? '', roots()],
        [files[1] ?? '', issuing()],
      ] as const) {
        const { said } = tool.run('crl', '-inform', 'DER', '-in', file, '-CAfile', issuer, '-noout')
        expect(said).to.contain('verify OK')
      }
    })

    it('say of what another authority issued that they do not know it', async () => {
      const { root, issuing: known } = office.services
      const answer = Buffer.from(
        await bytesOf(
          await office.post(
            '/ocsp',
            'application/ocsp-request',
            ocspQuestion(known.certificate, root.certificate),
          ),
        ),
      )
      expect(answer.includes(UNKNOWN)).to.equal(true)
    })

    it('say that a question is malformed, without signing anything', async () => {
      const answer = await bytesOf(await office.post('/ocsp', 'application/ocsp-request', Buffer.from('?')))
      expect(Buffer.from(answer).toString('hex')).to.equal('30030a0101')
    })

    it('hold what is on record against a certificate, in the CRL of its issuer alone and by OCSP', async () => {
      const { certificate } = office.services.status
      const serial = Buffer.from(certificate.serial, 'hex')
      const listed = async (name: string) =>
        Buffer.from(await office.bytes(`/crl/${name}.crl`)).includes(serial)
      expect(await listed('issuing')).to.equal(false)
      await revoke(office.folder, certificate, { at: office.now(), reason: 'superseded' })
      expect(await listed('issuing')).to.equal(true)
      expect(await listed('root')).to.equal(false)
      expect(Buffer.from(await office.ocsp(certificate)).includes(REVOKED)).to.equal(true)
    })
  })

  describe('publish the trust list', () => {
    const signerSpki = () => spkiOf(createPublicKey(office.services.trustListKey))
    const fetched = async () => Buffer.from(await office.bytes('/trust-list.jws')).toString()

    it('under the key of the authority, with the addresses of its lists', async () => {
      const list = readTrustList(await fetched(), signerSpki())
      expect(list.services.map(({ service, crlUrl }) => [service, crlUrl])).to.deep.equal([
        ['CA', `${office.url}/crl/root.crl`],
        ['TSA', `${office.url}/crl/root.crl`],
      ])
      expect(list.intermediates[0]).to.include({
        ...{ crlUrl: `${office.url}/crl/issuing.crl`, ocspUrl: `${office.url}/ocsp` },
      })
    })

    it('the same to the byte while nothing has changed', async () => {
      expect(await fetched()).to.equal(await fetched())
    })

    it('as the next version once it is old, and once it says something else', async () => {
      const first = acceptTrustList({
        jws: await fetched(),
        signerSpki: signerSpki(),
        held: null,
        at: office.now(),
      })
      office.setNow(later(office.now(), 16 * DAY))
      const second = acceptTrustList({
        jws: await fetched(),
        signerSpki: signerSpki(),
        held: first,
        at: office.now(),
      })
      expect(second.list.version).to.equal(first.list.version + 1)
      await office.move()
      const third = acceptTrustList({
        jws: await fetched(),
        signerSpki: signerSpki(),
        held: second,
        at: office.now(),
      })
      expect(third.list.version).to.equal(second.list.version + 1)
    })
  })
})

/** certStatus of RFC 6960 4.2.1 before the GeneralizedTime that follows it. */
const GOOD = Buffer.from('8000180f', 'hex')
const UNKNOWN = Buffer.from('8200180f', 'hex')
const REVOKED = Buffer.from('a116180f', 'hex')
