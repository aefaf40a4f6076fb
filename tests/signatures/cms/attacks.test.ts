import { expect } from 'chai'
import { createHash, sign } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../../certs/asn1/tags.ts'
import { element, nothing, oid, sequence, setOf, smallInteger, time } from '../../../certs/asn1/write.ts'
import { parseSignedData } from '../../../signatures/cms/parse-signed-data.ts'
import { verifySignedData } from '../../../signatures/cms/verify-signed-data.ts'
import { certify, ecKeys, NOON, rsaKeys } from '../../certs/test-pki.ts'
import {
  attribute,
  CONTENT,
  CONTENT_TYPE,
  craftCms,
  digestAttribute,
  essAttribute,
  essV1Attribute,
} from './craft.ts'
import { evidenceOn, failures, honest, keys, notary, protection, pss, root } from './sample.ts'

describe('a CMS signature under attack', () => {
  it('shows that the document was altered', () => {
    const evidence = evidenceOn({}, Buffer.from('A deed of gift'))
    expect(evidence).to.include({ digestOk: false, signatureOk: true })
    expect(failures(evidence)).to.deep.equal(['C3 document-digest-differs'])
  })

  it('shows that it was made with another key', () => {
    const evidence = evidenceOn({ sign: (attributes) => sign('sha256', attributes, ecKeys().privateKey) })
    expect(evidence).to.include({ digestOk: true, signatureOk: false })
    expect(failures(evidence)).to.deep.equal(['C4 signature-invalid'])
  })

  it('shows that another certificate of the same name and serial was slipped in', () => {
    const impostor = certify({ subject: 'Notary', issuer: root, serial: 11 })
    const evidence = evidenceOn({ certificates: [impostor.certificate.der] })
    expect(failures(evidence)).to.deep.equal(['C4 signature-invalid', 'C5 signing-certificate-differs'])
  })

  it('shows that another certificate for the same key was slipped in', () => {
    const twin = certify({
      subject: 'Notary',
      issuer: root,
      serial: 11,
      keys,
      notAfter: '2049-01-01T00:00:00.000Z',
    })
    const evidence = evidenceOn({ certificates: [twin.certificate.der] })
    expect(evidence.signatureOk).to.equal(true)
    expect(failures(evidence)).to.deep.equal(['C5 signing-certificate-differs'])
  })

  it('finds no signer when two different certificates answer to the name', () => {
    const twin = certify({ subject: 'Notary', issuer: root, serial: 11, keys })
    const evidence = evidenceOn({ certificates: [notary.certificate.der, twin.certificate.der] })
    expect(evidence).to.include({ signer: null, signatureOk: null })
    expect(failures(evidence)).to.include.members([
      'C1 signer-certificate-ambiguous',
      'C4 signature-not-evaluated',
    ])
  })

  it('finds no signer when his certificate is missing', () => {
    const evidence = evidenceOn({ certificates: [root.certificate.der] })
    expect(failures(evidence)).to.include('C1 signer-certificate-missing')
    expect(evidence.keyBits).to.equal(0)
  })

  for (const [name, attributes, code] of [
    [
      'the signing certificate named is another',
      [CONTENT_TYPE, digestAttribute(CONTENT), essAttribute(root.certificate)],
      'C5 signing-certificate-differs',
    ],
    [
      'the signing certificate named has another serial number',
      [
        ...[CONTENT_TYPE, digestAttribute(CONTENT)],
        essAttribute(
          notary.certificate,
          sequence(
            sequence(element(contextTag(4, 'constructed'), root.certificate.subject.der)),
            smallInteger(12),
          ),
        ),
      ],
      'C5 signing-certificate-differs',
    ],
    ['no content type is signed', honest.slice(1), 'C2 content-type-wrong'],
    [
      'another content type is signed',
      [attribute(OID.contentType, oid(OID.signedData)), ...honest.slice(1)],
      'C2 content-type-wrong',
    ],
    [
      'no digest is signed',
      [CONTENT_TYPE, essAttribute(notary.certificate)],
      'C3 document-digest-not-evaluated',
    ],
    ['an attribute comes twice', [...honest, digestAttribute(CONTENT)], 'C2 attribute-repeated'],
    [
      'an attribute has two values',
      [...honest, attribute(OID.signingTime, time(NOON), nothing())],
      'C2 attribute-without-single-value',
    ],
    [
      'its algorithm protection names others',
      [...honest, protection(OID.ecdsaWithSha384)],
      'C7 algorithm-protection-differs',
    ],
    ['its time is no time', [...honest, attribute(OID.signingTime, nothing())], 'C2 signing-time-malformed'],
  ] as const) {
    it(`fails when ${name}`, () => {
      expect(failures(evidenceOn({ attributes }))).to.include(code)
    })
  }

  it('tells which attribute names the signing certificate, for the policy to judge', () => {
    const base = [CONTENT_TYPE, digestAttribute(CONTENT)]
    expect(evidenceOn({}).signingCertificate).to.equal('v2')
    expect(evidenceOn({ attributes: base }).signingCertificate).to.equal('none')
    const older = evidenceOn({ attributes: [...base, essV1Attribute(notary.certificate)] })
    expect(older.signingCertificate).to.equal('v1')
    expect(failures(older)).to.deep.equal([])
    const other = evidenceOn({ attributes: [...base, essV1Attribute(root.certificate)] })
    expect(failures(other)).to.deep.equal(['C5 signing-certificate-differs'])
  })

  it('fails on a second digest beside the right one, whatever their order', () => {
    const other = digestAttribute(Buffer.from('A deed of gift'))
    const evidence = evidenceOn({ attributes: [...honest, other] })
    expect(evidence.digestOk).to.equal(null)
    expect(failures(evidence)).to.include.members([
      'C2 attribute-repeated',
      'C3 document-digest-not-evaluated',
    ])
  })

  it('fails when the signed attributes are not sorted, since verifiers disagree on them', () => {
    const evidence = evidenceOn({
      attributes: [...honest].toSorted((a, b) => Buffer.compare(a, b)).toReversed(),
      unsorted: true,
    })
    expect(evidence.signatureOk).to.equal(true)
    expect(failures(evidence)).to.deep.equal(['C2 signed-attributes-unsorted'])
  })

  it('says that unsorted attributes were signed, also when they were sorted to be hashed (RFC 5652 5.4)', () => {
    const evidence = evidenceOn({
      attributes: [...honest].toSorted((a, b) => Buffer.compare(a, b)).toReversed(),
      unsorted: true,
      sign: (_attributes, key) => sign('sha256', setOf(...honest), key),
    })
    expect(evidence.signatureOk).to.equal(true)
    expect(failures(evidence)).to.deep.equal(['C2 signed-attributes-unsorted'])
  })

  it('fails when the signed attributes are not in DER', () => {
    const digest = createHash('sha256').update(CONTENT).digest()
    const padded = Buffer.concat([Uint8Array.of(TAG.octetString, 0x81, digest.length), digest])
    const attributes = [CONTENT_TYPE, essAttribute(notary.certificate), attribute(OID.messageDigest, padded)]
    expect(failures(evidenceOn({ attributes }))).to.include('C2 signed-attributes-not-der')
  })

  it('fails under SHA-1, although the digest holds', () => {
    const sha1 = '1.3.14.3.2.26'
    const cms = craftCms({
      ...{ content: CONTENT, signer: notary, digestAlgorithm: sequence(oid(sha1)) },
      attributes: [CONTENT_TYPE, digestAttribute(CONTENT, 'sha1'), essAttribute(notary.certificate)],
    })
    const evidence = verifySignedData(parseSignedData(cms), (hash) =>
      createHash(hash).update(CONTENT).digest(),
    )
    expect(evidence).to.include({ digestAlgorithm: 'sha1', digestOk: true })
    expect(failures(evidence)).to.include('C6 digest-algorithm-refused')
  })

  it('fails when digest and signature use different hashes', () => {
    const evidence = evidenceOn({
      signatureAlgorithm: sequence(oid(OID.ecdsaWithSha384)),
      sign: (attributes, key) => sign('sha384', attributes, key),
    })
    expect(failures(evidence)).to.deep.equal(['C6 digest-algorithms-differ'])
  })

  it('fails under an RSA key of 1024 bits', () => {
    const weak = certify({ subject: 'Weak', issuer: root, keys: rsaKeys(1024) })
    const evidence = evidenceOn({
      signer: weak,
      signatureAlgorithm: sequence(oid(OID.sha256WithRsa), nothing()),
    })
    expect(evidence).to.include({ signatureOk: true, keyBits: 1024 })
    expect(failures(evidence)).to.deep.equal(['C6 rsa-key-too-small'])
  })

  it('never falls back from an algorithm that it does not know', () => {
    const evidence = evidenceOn({ signatureAlgorithm: sequence(oid('1.2.840.10045.4.3.99')) })
    expect(evidence).to.include({ signatureOk: null, signatureAlgorithm: '1.2.840.10045.4.3.99' })
    expect(failures(evidence)).to.deep.equal(['C4 signature-not-evaluated', 'C6 signature-algorithm-refused'])
  })

  it('fails when the algorithm is not the one of the key', () => {
    const evidence = evidenceOn({ signatureAlgorithm: sequence(oid(OID.sha256WithRsa), nothing()) })
    expect(evidence.signatureOk).to.equal(false)
  })

  it('refuses RSA-PSS with another salt, or a mask over another hash, and tells whether it holds', () => {
    const [salted, masked] = [evidenceOn(pss(OID.sha256, 20)), evidenceOn(pss(OID.sha512, 32))]
    expect([salted.signatureOk, masked.signatureOk]).to.deep.equal([true, false])
    expect(failures(salted)).to.deep.equal(['C6 signature-algorithm-refused'])
    expect(failures(masked)).to.include('C6 signature-algorithm-refused')
  })

  it('refuses an identifier with NULL where RFC 5758 wants nothing, and tells whether the signature holds', () => {
    const signatureAlgorithm = sequence(oid(OID.ecdsaWithSha256), nothing())
    const evidence = evidenceOn({ signatureAlgorithm })
    expect(evidence.signatureOk).to.equal(true)
    expect(failures(evidence)).to.deep.equal(['C6 signature-algorithm-refused'])
    const other = evidenceOn({ signatureAlgorithm, sign: () => Uint8Array.of(1) })
    expect(failures(other)).to.include('C4 signature-invalid')
  })

  it('holds no more, or is no CMS at all, whichever bit of its signed part is flipped', () => {
    const cms = craftCms({ content: CONTENT, signer: notary, certificates: [notary.certificate.der] })
    const from = parseSignedData(cms).signedAttributesBytes.byteOffset - cms.byteOffset
    for (let offset = from; offset < cms.length; offset += 1) {
      const altered = Uint8Array.from(cms)
      altered[offset] = (altered[offset] ?? 0) ^ 0x04
      expect(acceptable(altered), `byte ${offset}`).to.equal(false)
    }
  })
})

function acceptable(cms: Uint8Array): boolean {
  try {
    const evidence = verifySignedData(parseSignedData(cms), (hash) =>
      createHash(hash).update(CONTENT).digest(),
    )
    return failures(evidence).length === 0
  } catch {
    return false
  }
}
