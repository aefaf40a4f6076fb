import { expect } from 'chai'
import { X509Certificate } from 'node:crypto'
import { DerError } from '../../../certs/asn1/der-error.ts'
import { TAG } from '../../../certs/asn1/tags.ts'
import { readDer } from '../../../certs/asn1/der.ts'
import { readName, sameName } from '../../../certs/x509/name.ts'
import { parseCertificate } from '../../../certs/x509/parse-certificate.ts'
import {
  authorityKeyId,
  basicConstraints,
  certify,
  certifyAuthority,
  commonName,
  extension,
  keyUsage,
  rsaKeys,
  subjectKeyId,
} from '../test-pki.ts'

const root = certifyAuthority({ subject: 'Root' }, 1)

describe('a certificate', () => {
  it('is read as node:crypto reads it', () => {
    const { certificate } = certify({ subject: 'Maître Éléonore, "Zoé"', issuer: root, serial: 0xc3 })
    const second = new X509Certificate(certificate.der)
    expect(certificate.serial).to.equal(`00${second.serialNumber.toLowerCase()}`)
    expect(certificate.sha256).to.equal(second.fingerprint256.replace(/:/g, '').toLowerCase())
    expect(certificate.notAfter).to.equal(new Date(second.validTo).toISOString())
    expect(certificate.subject.text).to.equal('CN=Maître Éléonore\\, \\"Zoé\\"')
    expect(certificate.issuer.text).to.equal('CN=Root')
  })

  it('tells the kind and strength of its key', () => {
    expect(certify({ subject: 'EC' }).certificate.key).to.include({ type: 'EC', bits: 256, curve: 'P-256' })
    const { key } = certify({ subject: 'RSA', keys: rsaKeys(1024) }).certificate
    expect(key).to.include({ type: 'RSA', bits: 1024, exponent: 65537 })
  })

  it('tells its extensions', () => {
    const { certificate } = certify({
      subject: 'Leaf',
      issuer: root,
      extensions: [keyUsage('nonRepudiation', 'digitalSignature'), subjectKeyId('aa'), authorityKeyId('bb')],
    })
    expect(certificate.keyUsage).to.deep.equal(['digitalSignature', 'nonRepudiation'])
    expect(certificate).to.include({ subjectKeyId: 'aa', authorityKeyId: 'bb', basicConstraints: null })
    expect(root.certificate.basicConstraints).to.deep.equal({ ca: true, pathLength: 1 })
  })

  it('is refused when an extension comes twice', () => {
    const extensions = [basicConstraints(true), basicConstraints(false)]
    expect(() => certify({ subject: 'Two faces', extensions })).to.throw(DerError, 'twice')
  })

  it('is refused when the algorithm outside the signature differs from the one inside', () => {
    const altered = Uint8Array.from(root.certificate.der)
    const outer = Buffer.from(altered).lastIndexOf(Buffer.from('2a8648ce3d040302', 'hex'))
    altered[outer + 7] = 3
    expect(() => parseCertificate(altered)).to.throw(DerError, 'Two different')
  })

  it('is refused cut off at any byte', () => {
    const { der } = root.certificate
    for (let length = 0; length < der.length; length += 1) {
      expect(() => parseCertificate(der.subarray(0, length)), `${length} bytes`).to.throw(DerError)
    }
  })

  it('is read or refused, never a fault, whichever byte is altered', () => {
    const { der } = certify({
      subject: 'Leaf',
      issuer: root,
      extensions: [keyUsage('nonRepudiation')],
    }).certificate
    for (let offset = 0; offset < der.length; offset += 1) {
      const altered = Uint8Array.from(der)
      altered[offset] = (altered[offset] ?? 0) ^ 0x41
      try {
        parseCertificate(altered)
      } catch (error) {
        expect(error, `byte ${offset}`).to.be.instanceOf(DerError)
      }
    }
  })

  it('may hold an extension that nobody knows', () => {
    const { extensions } = certify({
      subject: 'X',
      extensions: [extension('1.2.3.4', Uint8Array.of(5, 0), true)],
    }).certificate
    expect(extensions.map(({ oid, critical }) => ({ oid, critical }))).to.deep.equal([
      { oid: '1.2.3.4', critical: true },
    ])
  })
})

describe('a name', () => {
  const name = (text: string, tag?: number): ReturnType<typeof readName> =>
    readName(readDer(commonName(text, tag)))

  it('equals itself in another case, spacing or string type', () => {
    expect(
      sameName(name('Chambre des  Notaires'), name(' chambre DES notaires', TAG.printableString)),
    ).to.equal(true)
    expect(sameName(name('Chambre'), name('Chambres'))).to.equal(false)
  })

  it('cannot forge a second line in a report', () => {
    expect(name('A\nCN=B').text).to.equal('CN=A\\0aCN=B')
  })
})
