import { expect } from 'chai'
import { createHash, createPublicKey } from 'node:crypto'
import { createTimestampClient } from '../../../activities/timestamp-client.ts'
import { DerError } from '../../../certs/asn1/der-error.ts'
import { readDer } from '../../../certs/asn1/der.ts'
import { spkiOf } from '../../../certs/authority/keys.ts'
import { readTrustList } from '../../../certs/trust/trust-list.ts'
import { TrustListError } from '../../../certs/trust/trust-list-error.ts'
import { later } from '../../../domain/time.ts'
import { rejectionOf } from '../../storage/vault/rejection.ts'
import { openOffice, type Office } from './office.ts'

const SHA256 = createHash('sha256').update('a deed').digest()

describe('the switches of the sandbox trust services', function () {
  this.timeout(60_000)
  let office: Office
  before(async () => {
    office = await openOffice()
  })
  afterEach(() => office.set({}))
  after(() => office.close())

  const stamp = (patienceMs?: number) =>
    createTimestampClient({
      url: `${office.url}/tsa`,
      ...(patienceMs === undefined ? {} : { patienceMs }),
    }).stamp(SHA256)
  const faultOf = async () => (await rejectionOf(stamp())).code
  const certificate = () => office.services.timestamps.certificate
  const crlHas = async (name: string, serial: string) =>
    Buffer.from(await office.bytes(`/crl/${name}.crl`)).includes(Buffer.from(serial, 'hex'))

  it('off: a timestamp is granted, for the hash and the question', async () => {
    const token = Buffer.from(await stamp())
    expect(token.includes(SHA256)).to.equal(true)
    expect(() => readDer(token)).not.to.throw()
  })

  it('down: everything is away but the switches', async () => {
    await office.set({ down: true })
    for (const path of ['/crl/root.crl', '/trust-list.jws', '/ocsp/AAAA']) {
      expect((await fetch(office.url + path)).status, path).to.equal(503)
    }
    expect((await rejectionOf(stamp())).message).to.contain('503')
    await office.set({})
    expect(await stamp()).not.to.have.length(0)
  })

  it('slow: the answer comes after the patience of who asks', async () => {
    await office.set({ slow: 60_000 })
    expect(await rejectionOf(stamp(30))).to.have.property('name', 'TimeoutError')
  })

  it('slow: the answer comes to whoever waits', async () => {
    await office.set({ slow: 20 })
    expect(await stamp()).not.to.have.length(0)
  })

  it('refused: no timestamp is granted', async () => {
    await office.set({ refused: true })
    expect(await faultOf()).to.equal('not-granted')
  })

  it('wrongImprint: the timestamp is over another hash', async () => {
    await office.set({ wrongImprint: true })
    expect(await faultOf()).to.equal('imprint-differs')
  })

  it('wrongNonce: the timestamp answers another question', async () => {
    await office.set({ wrongNonce: true })
    expect(await faultOf()).to.equal('nonce-differs')
  })

  it('malformed: every answer is cut off in its middle', async () => {
    await office.set({ malformed: true })
    expect(await faultOf()).to.equal('malformed')
    const [crl, ocsp] = [await office.bytes('/crl/issuing.crl'), await office.ocsp(certificate())]
    for (const bytes of [crl, ocsp]) expect(() => readDer(bytes)).to.throw(DerError)
    const jws = Buffer.from(await office.bytes('/trust-list.jws')).toString()
    const signer = spkiOf(createPublicKey(office.services.trustListKey))
    expect(() => readTrustList(jws, signer)).to.throw(TrustListError)
  })

  it('revoked: the certificate is on the list and OCSP says so, since then and because of the reason given', async () => {
    const { serial } = certificate()
    expect(await crlHas('issuing', serial)).to.equal(false)
    office.setNow(later(office.now(), 60_000))
    await office.set({ revoked: serial, reason: 'cessationOfOperation' })
    const since = office.now().slice(0, 19).replace(/\D/g, '')
    office.setNow(later(office.now(), 60_000))
    expect(await crlHas('issuing', serial)).to.equal(true)
    expect(await crlHas('root', serial)).to.equal(false)
    // [1] { GeneralizedTime, [0] { ENUMERATED 5 } }
    const status = Buffer.concat([
      Buffer.from('a116180f', 'hex'),
      Buffer.from(`${since}Z`),
      Buffer.from('a0030a0105', 'hex'),
    ])
    expect(Buffer.from(await office.ocsp(certificate())).includes(status)).to.equal(true)
    await office.set({})
    expect(await crlHas('issuing', serial)).to.equal(false)
  })

  it('revoked: the issuing authority is on the root’s list', async () => {
    const { serial } = office.services.issuing.certificate
    await office.set({ revoked: serial })
    expect(await crlHas('root', serial)).to.equal(true)
    expect(await crlHas('issuing', serial)).to.equal(false)
  })

  it('unknownStatus: OCSP knows no certificate', async () => {
    const says = async () =>
      Buffer.from(await office.ocsp(certificate())).includes(Buffer.from('8200180f', 'hex'))
    expect(await says()).to.equal(false)
    await office.set({ unknownStatus: true })
    expect(await says()).to.equal(true)
  })

  it('staleCrl: the list ended a day ago', async () => {
    const ends = (instant: string) => Buffer.from(`${instant.slice(2, 19).replace(/\D/g, '')}Z`)
    await office.set({ staleCrl: true })
    const crl = Buffer.from(await office.bytes('/crl/issuing.crl'))
    expect(crl.includes(ends(later(office.now(), -24 * 60 * 60 * 1_000)))).to.equal(true)
  })

  it('refuse a name or a setting that does not exist', async () => {
    for (const wrong of [
      { angry: true },
      { down: 'yes' },
      { slow: -1 },
      { revoked: 'xyz' },
      { reason: 'toString' },
      [],
    ]) {
      expect((await office.set(wrong)).status, JSON.stringify(wrong)).to.equal(400)
    }
  })

  it('are flipped on a page without script, which takes a serial number as people copy it', async () => {
    const form = new URLSearchParams({
      slow: '0',
      wrongNonce: 'on',
      revoked: 'AB:01 ff',
      reason: 'superseded',
    })
    const page = await (await fetch(`${office.url}/sandbox`, { method: 'POST', body: form })).text()
    expect(page)
      .to.contain('name="wrongNonce" checked')
      .and.to.contain('name="down">')
      .and.to.contain('value="ab01ff"')
      .and.to.contain('<option selected>superseded</option>')
  })
})
