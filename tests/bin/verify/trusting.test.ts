import { createPublicKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { trustingOf } from '../../../bin/verify/trusting.ts'
import { signTrustList } from '../../../certs/trust/trust-list.ts'
import type { TrustList } from '../../../certs/trust/trust-list.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { DOCUMENT_POLICY } from '../../../signatures/policy/policy.ts'
import type { SignatureVerdict } from '../../../signatures/verdict.ts'
import { verifyDocument } from '../../../signatures/verify.ts'
import { crlDer } from '../../certs/test-crl.ts'
import { ocspDer } from '../../certs/test-ocsp.ts'
import { certifyAuthority, ecKeys, NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { drawn, notary, root, signed } from '../../signatures/sample.ts'
import { eachWithFolder, rejection } from '../servers/scratch.ts'

const DAY = 24 * 60 * 60 * 1_000
const keeper = ecKeys()
const stranger = certifyAuthority({ subject: 'Stranger' })

function pem(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`
}

const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()

const LIST: TrustList = {
  ...{ id: 'list', version: 4, issuedAt: NOON, nextUpdate: later(NOON, 30 * DAY) },
  services: [
    {
      ...{ name: 'Root', certificate: root.certificate.der, service: 'CA' },
      ...{ validFrom: later(NOON, -DAY), validUntil: null, crlUrl: null, ocspUrl: null },
    },
  ],
  intermediates: [],
}

describe('whom `registrar verify` trusts', () => {
  const folder = eachWithFolder()
  let deed: Uint8Array
  before(async () => (deed = await signed(await drawn())))

  const put = (name: string, bytes: Uint8Array | string): Promise<void> =>
    writeFile(join(folder(), name), bytes)

  /** The verdict on the deed's one signature by what lies in the folder. */
  async function judged(): Promise<SignatureVerdict> {
    const question = { ...(await trustingOf(folder(), folder(), NOON)), policy: DOCUMENT_POLICY, at: NOON }
    return must(verifyDocument(deed, question).signatures[0])
  }

  for (const name of ['root.crt', 'root.cer', 'root.der', 'ROOT.CRT']) {
    it(`is the certificate in ${name}, in DER`, async () => {
      await put(name, root.certificate.der)
      expect((await judged()).aspects.path).to.include({ verdict: 'PASSED' })
    })
  }

  it('is nobody but those in the folder', async () => {
    await put('stranger.crt', stranger.certificate.der)
    expect((await judged()).aspects.path).to.include({ verdict: 'INDETERMINATE' })
  })

  it('is every certificate of a bundle in PEM, with remarks between them, and its CRLs are evidence', async () => {
    const certificates = [stranger, root].map(({ certificate }) => pem('CERTIFICATE', certificate.der))
    await put('bundle.pem', ['# ours', ...certificates, pem('X509 CRL', crlDer({ issuer: root }))].join('\n'))
    expect(await judged()).to.include({ indication: 'TOTAL_PASSED' })
  })

  it('takes a CRL in DER, or in PEM, as evidence that a certificate was not revoked', async () => {
    await put('root.crt', root.certificate.der)
    expect((await judged()).aspects.revocation).to.include({ verdict: 'INDETERMINATE' })
    for (const crl of [crlDer({ issuer: root }), pem('X509 CRL', crlDer({ issuer: root }))]) {
      await put('root.crl', crl)
      expect(await judged()).to.include({ indication: 'TOTAL_PASSED' })
    }
  })

  it('takes a CRL as evidence that one was', async () => {
    await put('root.crt', root.certificate.der)
    const entries = [{ serial: 11, revokedAt: '2026-11-23T00:00:00.000Z' }]
    await put('root.crl', crlDer({ issuer: root, entries }))
    expect((await judged()).aspects.revocation).to.include({
      verdict: 'INDETERMINATE',
      code: 'certificate-revoked',
    })
  })

  for (const name of ['answer.ors', 'answer.ocsp']) {
    it(`takes the OCSP response in ${name} as evidence`, async () => {
      await put('root.crt', root.certificate.der)
      await put(name, ocspDer({ certificate: notary.certificate, issuer: root }))
      const { indication, revocation } = await judged()
      expect(indication).to.equal('TOTAL_PASSED')
      expect(must(revocation[0])).to.include({ source: 'OCSP', status: 'GOOD' })
    })
  }

  it('is whom a signed trust list names, when the key of its signer lies beside it', async () => {
    await put('list.jws', `${signTrustList(LIST, keeper.privateKey)}\n`)
    await put('signer.pem', publicPem(keeper.privateKey))
    const { trust } = await trustingOf(folder(), folder(), NOON)
    expect(trust.list).to.deep.equal({ id: 'list', version: '4' })
    expect((await judged()).aspects.path).to.include({ verdict: 'PASSED' })
  })

  it('is whom the list names and whom the folder names besides', async () => {
    await put('list.jws', signTrustList(LIST, keeper.privateKey))
    await put('signer.pem', publicPem(keeper.privateKey))
    await put('stranger.crt', stranger.certificate.der)
    const { trust } = await trustingOf(folder(), folder(), NOON)
    const trusted = trust.anchors.map(({ certificate }) => Buffer.from(certificate).toString('hex'))
    expect(trusted).to.include.members(
      [root, stranger].map(({ certificate }) => Buffer.from(certificate.der).toString('hex')),
    )
  })

  it('is nobody by a list without the key of its signer, or signed by another', async () => {
    await put('list.jws', signTrustList(LIST, keeper.privateKey))
    const refused = async (): Promise<string> =>
      (await rejection(trustingOf(folder(), folder(), NOON))).message
    expect(await refused()).to.contain('needs the public key')
    await put('signer.pem', publicPem(ecKeys().privateKey))
    expect(await refused()).to.contain('not signed by its keeper')
  })

  it('is nobody by a list that was to be replaced by then, and whoever it names by a younger one', async () => {
    await put('list.jws', signTrustList(LIST, keeper.privateKey))
    await put('signer.pem', publicPem(keeper.privateKey))
    const by = (at: Instant) => trustingOf(folder(), folder(), at)
    expect((await rejection(by(LIST.nextUpdate))).message).to.contain(`replaced by ${LIST.nextUpdate}`)
    for (const at of [later(LIST.nextUpdate, -1), later(LIST.issuedAt, -DAY)]) {
      expect((await by(at)).trust.list).to.include({ id: 'list' })
    }
  })

  for (const name of ['bad.crt', 'bad.crl', 'bad.ors']) {
    it(`names ${name} when it cannot be read`, async () => {
      await put('root.crt', root.certificate.der)
      await put(name, 'none')
      const { message } = await rejection(trustingOf(folder(), folder(), NOON))
      expect(message).to.contain(join(folder(), name)).and.to.contain('cannot be read')
    })
  }

  it('asks for somebody to trust in the folder that is named', async () => {
    await put('notes.txt', 'none')
    await put('key.pem', pem('PRIVATE KEY', Uint8Array.of(1)))
    const { message } = await rejection(trustingOf(folder(), folder(), NOON))
    expect(message).to.contain('holds no certificate')
  })

  it('is nobody when nothing is named and no development authority is there', async () => {
    await mkdir(join(folder(), 'data'))
    const { trust, evidence } = await trustingOf(undefined, join(folder(), 'data'), NOON)
    expect(trust.anchors).to.deep.equal([])
    expect(evidence.crls).to.deep.equal([])
  })
})
