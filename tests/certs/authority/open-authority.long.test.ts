import { expect } from 'chai'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAuthority, type Authority, type AuthorityDeps } from '../../../certs/authority/open-authority.ts'
import { openPkcs12, Pkcs12Error } from '../../../certs/authority/pkcs12.ts'
import { parseCertificate } from '../../../certs/x509/parse-certificate.ts'
import { buildPath } from '../../../certs/x509/path.ts'
import { must } from '../../must.ts'
import { certify, certifyAuthority, NOON } from '../test-pki.ts'

const ELEONORE = { id: 'N-1', name: 'Maître Éléonore Ramgoolam-Dupré' }
const ZOE = { id: 'N-2', name: 'Maître Zoé L’Étang' }

/** A PKCS#12 file as openssl makes it, under the password `x`. */
function packed(certificate: Uint8Array, privateKey: KeyObject): Uint8Array {
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----\n`
  const input = `${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}${pem}`
  return execFileSync('openssl', ['pkcs12', '-export', '-passout', 'pass:x'], { input })
}

describe('the development authority', function () {
  this.timeout(60_000)
  let parent: string
  let deps: AuthorityDeps
  let authority: Authority

  before(async () => {
    parent = await mkdtemp(join(tmpdir(), 'authority-'))
    deps = { folder: join(parent, 'authority'), now: NOON, notaries: [ELEONORE] }
    authority = await openAuthority(deps)
  })

  after(() => rm(parent, { recursive: true, force: true }))

  const verdictOn = (der: Uint8Array): string =>
    buildPath({
      leaf: parseCertificate(der),
      pool: authority.intermediates.map(parseCertificate),
      anchors: authority.anchors.map(parseCertificate),
      at: NOON,
      requiredKeyUsage: ['nonRepudiation'],
    }).verdict

  it('certifies notaries and the seal so that they lead to its root', () => {
    expect(verdictOn(must(authority.notaries[0]).certificate)).to.equal('passed')
    expect(verdictOn(authority.seal.certificate)).to.equal('passed')
  })

  it('keeps the accents of a notary’s name', () => {
    const { subject } = parseCertificate(must(authority.notaries[0]).certificate)
    expect(subject.text).to.contain(`CN=${ELEONORE.name}`).and.to.contain('serialNumber=N-1')
  })

  it('gives every certificate a key identifier of its own', () => {
    const ids = [...authority.anchors, ...authority.intermediates, authority.seal.certificate]
      .map(parseCertificate)
      .map(({ subjectKeyId }) => subjectKeyId)
    expect(new Set(ids).size).to.equal(3)
    const [root, issuing] = [must(authority.anchors[0]), must(authority.intermediates[0])].map(
      parseCertificate,
    )
    expect(must(issuing).authorityKeyId).to.equal(must(root).subjectKeyId)
  })

  it('seals with an elliptic-curve key that is the certificate’s own', () => {
    const { key, spki } = parseCertificate(authority.seal.certificate)
    const own = createPublicKey(createPrivateKey(authority.seal.privateKeyPem))
    expect(key.curve).to.equal('P-256')
    expect(own.export({ type: 'spki', format: 'der' }).equals(spki)).to.equal(true)
  })

  it('hands each notary a PKCS#12 file that the password beside it opens', async () => {
    const notary = must(authority.notaries[0])
    const opened = openPkcs12(await readFile(notary.pkcs12Path), notary.password)
    expect(Buffer.compare(opened.certificate, notary.certificate)).to.equal(0)
    expect(opened.chain).to.have.length(2)
    expect(opened.privateKey.asymmetricKeyDetails?.modulusLength).to.equal(2048)
    expect(createHash('sha256').update(opened.certificate).digest('hex')).to.equal(notary.certificateSha256)
  })

  it('says which it is when a PKCS#12 file does not open', async () => {
    const bytes = await readFile(must(authority.notaries[0]).pkcs12Path)
    expect(() => openPkcs12(bytes, 'guess'))
      .to.throw(Pkcs12Error)
      .with.property('code', 'wrong-password')
    expect(() => openPkcs12(bytes.subarray(0, 900), 'guess'))
      .to.throw(Pkcs12Error)
      .with.property('code', 'malformed')
    expect(() => openPkcs12(Buffer.from('%PDF-1.7'), ''))
      .to.throw(Pkcs12Error)
      .with.property('code', 'malformed')
  })

  it('reads an elliptic-curve or Edwards key in PKCS#12, where the openssl tool is installed to make one', function () {
    if (spawnSync('openssl', ['version']).status !== 0) this.skip()
    const edwards = generateKeyPairSync('ed25519')
    for (const { certificate, privateKey } of [
      { certificate: authority.seal.certificate, privateKey: createPrivateKey(authority.seal.privateKeyPem) },
      {
        certificate: certify({
          subject: 'Edwards',
          keys: edwards,
          issuer: certifyAuthority({ subject: 'Root' }),
        }).certificate.der,
        privateKey: edwards.privateKey,
      },
    ]) {
      const opened = openPkcs12(packed(certificate, privateKey), 'x')
      expect(opened.privateKey.equals(privateKey)).to.equal(true)
      expect(Buffer.compare(opened.certificate, certificate)).to.equal(0)
      expect(opened.chain).to.deep.equal([])
    }
  })

  it('lets nobody else read a key', async () => {
    const folders = [deps.folder, join(deps.folder, 'hierarchy'), join(deps.folder, 'notaries', 'N-1')]
    for (const folder of folders) expect((await stat(folder)).mode & 0o777, folder).to.equal(0o700)
    const secrets = [
      'hierarchy/root.key.pem',
      'hierarchy/seal.key.pem',
      'notaries/N-1/notary.p12',
      'notaries/N-1/password',
    ]
    for (const file of secrets) {
      expect((await stat(join(deps.folder, file))).mode & 0o777, file).to.equal(0o600)
    }
  })

  it('is the same when opened again, and adds the notary who was not there', async () => {
    const again = await openAuthority({ ...deps, notaries: [ZOE, ELEONORE] })
    expect(again.anchors).to.deep.equal(authority.anchors)
    expect(again.seal).to.deep.equal(authority.seal)
    expect(again.notaries.map(({ id }) => id)).to.deep.equal(['N-2', 'N-1'])
    expect(again.notaries[1]).to.deep.equal(authority.notaries[0])
    expect(verdictOn(must(again.notaries[0]).certificate)).to.equal('passed')
  })

  it('is one authority although two processes make it at the same time, and leaves no drafts', async () => {
    const race = { ...deps, folder: join(parent, 'race') }
    const [first, second] = await Promise.all([openAuthority(race), openAuthority(race)])
    expect(first).to.deep.equal(second)
    expect(await readdir(race.folder)).to.have.members(['hierarchy', 'notaries', 'services'])
    expect(await readdir(join(race.folder, 'services'))).to.have.members([
      'timestamps',
      'status',
      'trust-list',
    ])
  })

  it('refuses an id that would leave its folder', async () => {
    const error: unknown = await openAuthority({ ...deps, notaries: [{ id: '../N-1', name: 'X' }] }).catch(
      (e: unknown) => e,
    )
    expect(error).to.be.instanceOf(Error)
  })
})
