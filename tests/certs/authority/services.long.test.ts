import { expect } from 'chai'
import { createPublicKey } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OID } from '../../../certs/asn1/oids.ts'
import { openAuthority } from '../../../certs/authority/open-authority.ts'
import { readRevocations, revoke } from '../../../certs/authority/revocations.ts'
import { openServices, type AuthorityServices } from '../../../certs/authority/services.ts'
import { spkiOf } from '../../../certs/authority/keys.ts'
import type { Certificate } from '../../../certs/x509/certificate.ts'
import { buildPath } from '../../../certs/x509/path.ts'
import { must } from '../../must.ts'
import { rejectionOf } from '../../storage/vault/rejection.ts'
import { certify, NOON } from '../test-pki.ts'

describe('the services of the development authority', function () {
  this.timeout(60_000)
  let folder: string
  let services: AuthorityServices

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'services-'))
    services = await openServices({ folder, now: NOON })
  })

  after(() => rm(folder, { recursive: true, force: true }))

  const extensionOf = ({ extensions }: Certificate, oid: string) => extensions.find((e) => e.oid === oid)

  it('stamp with a certificate whose only purpose is that, critically', () => {
    const { certificate } = services.timestamps
    expect(certificate.extendedKeyUsage).to.deep.equal([OID.timeStamping])
    expect(must(extensionOf(certificate, OID.extendedKeyUsage)).critical).to.equal(true)
    expect(certificate.keyUsage).to.deep.equal(['digitalSignature'])
    expect(certificate.key.curve).to.equal('P-256')
  })

  it('answer OCSP by a delegate of the issuing authority whose own status nobody has to ask for', () => {
    const { certificate } = services.status
    expect(certificate.extendedKeyUsage).to.deep.equal([OID.ocspSigning])
    expect(certificate.issuer.key).to.equal(services.issuing.certificate.subject.key)
    expect(Buffer.from(must(extensionOf(certificate, OID.ocspNoCheck)).value)).to.deep.equal(
      Buffer.from([5, 0]),
    )
  })

  it('have certificates that lead to the root, and keys that are theirs', () => {
    const { root, issuing } = services
    for (const { certificate, privateKey } of [services.timestamps, services.status]) {
      const { verdict } = buildPath({
        ...{ leaf: certificate, pool: [issuing.certificate], anchors: [root.certificate], at: NOON },
        requiredKeyUsage: ['digitalSignature'],
        acceptedExtendedKeyUsage: certificate.extendedKeyUsage ?? [],
      })
      expect(verdict).to.equal('passed')
      expect(Buffer.compare(spkiOf(createPublicKey(privateKey)), certificate.spki)).to.equal(0)
    }
  })

  it('hand out the key of their trust list and keep the private one', async () => {
    const { trustListSigner } = await openAuthority({ folder, now: NOON, notaries: [] })
    expect(spkiOf(createPublicKey(services.trustListKey)).equals(trustListSigner)).to.equal(true)
  })

  it('are added to an authority of an earlier version, which stays as it was to the byte', async () => {
    const old = await mkdtemp(join(tmpdir(), 'old-'))
    try {
      const notaries = [{ id: 'N-1', name: 'Maître Badamier Crécerelle' }]
      const before = await openAuthority({ folder: old, now: NOON, notaries })
      await rm(join(old, 'services'), { recursive: true })
      const contents = await contentOf(old)

      const after = await openAuthority({ folder: old, now: NOON, notaries })
      expect(await readdir(join(old, 'services'))).to.have.members(['timestamps', 'status', 'trust-list'])
      expect(await contentOf(old)).to.include(contents)
      expect({ ...after, trustListSigner: null }).to.deep.equal({ ...before, trustListSigner: null })
    } finally {
      await rm(old, { recursive: true })
    }
  })

  it('gain the one that is missing and keep the others', async () => {
    await rm(join(folder, 'services', 'status'), { recursive: true })
    const again = await openServices({ folder, now: NOON })
    expect(again.timestamps.certificate.sha256).to.equal(services.timestamps.certificate.sha256)
    expect(again.status.certificate.sha256).not.to.equal(services.status.certificate.sha256)
    services = again
  })

  it('let nobody else read a key', async () => {
    for (const service of ['timestamps', 'status', 'trust-list']) {
      const file = join(folder, 'services', service, 'key.pem')
      expect((await stat(file)).mode & 0o777, file).to.equal(0o600)
    }
  })

  describe('revoking', () => {
    const AT = { at: NOON, reason: 'superseded' } as const

    it('goes on record with the time, the reason and whose list it is on', async () => {
      expect(await readRevocations(folder)).to.deep.equal([])
      await revoke(folder, services.status.certificate, AT)
      await revoke(folder, services.issuing.certificate, AT)
      expect(await readRevocations(folder)).to.deep.equal([
        { ...AT, serial: services.status.certificate.serial, issuer: 'issuing' },
        { ...AT, serial: services.issuing.certificate.serial, issuer: 'root' },
      ])
    })

    it('is done once: the first time and reason stand', async () => {
      const known = await readRevocations(folder)
      await revoke(folder, services.status.certificate, { ...AT, reason: 'keyCompromise' })
      expect(await readRevocations(folder)).to.deep.equal(known)
    })

    it('is refused for a certificate of somebody else', async () => {
      const { certificate } = certify({ subject: 'Somebody else' })
      const error = await rejectionOf(revoke(folder, certificate, AT))
      expect(error).to.have.property('message').that.contains('did not issue')
    })
  })
})

/** Every file below, as text, by its path. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const pairs = files.map(async (file) => [file, await readFile(file, 'latin1')] as const)
  return Object.fromEntries(await Promise.all(pairs))
}
