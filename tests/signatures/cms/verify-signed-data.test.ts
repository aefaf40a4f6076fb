import { expect } from 'chai'
import { sign } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../../certs/asn1/tags.ts'
import { element, nothing, oid, sequence, smallInteger, time } from '../../../certs/asn1/write.ts'
import { commonName, NOON } from '../../certs/test-pki.ts'
import { attribute, CONTENT, CONTENT_TYPE, digestAttribute, essAttribute } from './craft.ts'
import { evidenceOn, failures, honest, notary, protection, pss, root, rsaNotary } from './sample.ts'

describe('an honest CMS signature', () => {
  it('holds under an elliptic-curve key', () => {
    const evidence = evidenceOn()
    expect(evidence).to.include({ digestOk: true, signatureOk: true, keyBits: 256 })
    expect(evidence).to.include({ digestAlgorithm: 'sha256', signatureAlgorithm: 'ECDSA' })
    expect(evidence.signer?.sha256).to.equal(notary.certificate.sha256)
    expect(evidence.findings).to.deep.equal([])
  })

  for (const [name, algorithm] of [
    ['sha256WithRSAEncryption', OID.sha256WithRsa],
    ['plain rsaEncryption', OID.rsaEncryption],
  ] as const) {
    it(`holds under an RSA key named as ${name}`, () => {
      const evidence = evidenceOn({
        signer: rsaNotary,
        signatureAlgorithm: sequence(oid(algorithm), nothing()),
      })
      expect(evidence).to.include({
        signatureOk: true,
        signatureAlgorithm: 'RSA PKCS#1 v1.5',
        keyBits: 2048,
      })
      expect(evidence.findings).to.deep.equal([])
    })
  }

  for (const [hash, digest, signature] of [
    ['sha384', OID.sha384, OID.ecdsaWithSha384],
    ['sha512', OID.sha512, OID.ecdsaWithSha512],
  ] as const) {
    it(`holds with ${hash}`, () => {
      const evidence = evidenceOn({
        digestAlgorithm: sequence(oid(digest)),
        signatureAlgorithm: sequence(oid(signature)),
        attributes: [CONTENT_TYPE, digestAttribute(CONTENT, hash), essAttribute(notary.certificate)],
        sign: (attributes, key) => sign(hash, attributes, key),
      })
      expect(evidence).to.include({ digestOk: true, signatureOk: true, digestAlgorithm: hash })
      expect(evidence.findings).to.deep.equal([])
    })
  }

  it('holds with RSA-PSS when MGF1 and salt match the hash', () => {
    const evidence = evidenceOn(pss(OID.sha256, 32))
    expect(evidence).to.include({ signatureOk: true, signatureAlgorithm: 'RSA-PSS' })
    expect(evidence.findings).to.deep.equal([])
  })

  it('may tell its time, which is reported as a claim', () => {
    const evidence = evidenceOn({ attributes: [...honest, attribute(OID.signingTime, time(NOON))] })
    expect(evidence.claimedSigningTime).to.equal(NOON)
    expect(failures(evidence)).to.deep.equal([])
  })

  it('may protect its algorithms, and name issuer and serial number', () => {
    const issuer = sequence(element(contextTag(4, 'constructed'), root.certificate.subject.der))
    const evidence = evidenceOn({
      attributes: [
        ...[CONTENT_TYPE, digestAttribute(CONTENT)],
        essAttribute(notary.certificate, sequence(issuer, smallInteger(11))),
        protection(OID.ecdsaWithSha256),
      ],
    })
    expect(evidence.signatureOk).to.equal(true)
    expect(evidence.findings).to.deep.equal([])
  })

  it('may spell the issuer’s name in another type of string, which is told (RFC 5280 7.1)', () => {
    const evidence = evidenceOn({ issuer: commonName('Root', TAG.printableString) })
    expect(evidence.signer?.sha256).to.equal(notary.certificate.sha256)
    expect(evidence.findings).to.deep.equal([{ check: 'C1', level: 'WARN', code: 'signer-named-otherwise' }])
    expect(failures(evidenceOn({ issuer: commonName('Rook') }))).to.include('C1 signer-certificate-missing')
  })

  it('may carry further certificates, the signer’s own twice, and one nobody can read', () => {
    const { der } = notary.certificate
    const evidence = evidenceOn({ certificates: [der, root.certificate.der, der, sequence()] })
    expect(evidence.signer?.sha256).to.equal(notary.certificate.sha256)
    expect(evidence.certificates).to.have.length(3)
    expect(failures(evidence)).to.deep.equal([])
    expect(evidence.findings.map(({ code }) => code)).to.deep.equal(['certificate-unreadable'])
  })
})
