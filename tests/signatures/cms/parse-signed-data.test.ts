import { expect } from 'chai'
import { childrenOf, encodingOf, readDer } from '../../../certs/asn1/der.ts'
import { OID } from '../../../certs/asn1/oids.ts'
import { explicit, octetString, oid, sequence } from '../../../certs/asn1/write.ts'
import { parseSignedData } from '../../../signatures/cms/parse-signed-data.ts'
import { CmsStructureError } from '../../../signatures/cms/structure-error.ts'
import { must } from '../../must.ts'
import { certify } from '../../certs/test-pki.ts'
import { CONTENT, craftCms, type Craft } from './craft.ts'

const signer = certify({ subject: 'Notary' })
const craft = (change: Partial<Craft> = {}): Uint8Array => craftCms({ content: CONTENT, signer, ...change })

function refused(bytes: Uint8Array, check: string, code: string): void {
  expect(() => parseSignedData(bytes))
    .to.throw(CmsStructureError)
    .that.includes({ check, code })
}

describe('the CMS reader', () => {
  it('keeps the signed attributes in their exact bytes', () => {
    const cms = craft()
    const view = parseSignedData(cms)
    expect(view.signedAttributesBytes.buffer).to.equal(cms.buffer)
    expect(view.signedAttributesBytes[0]).to.equal(0xa0)
    expect(view.signedAttributes.map((attribute) => attribute.oid)).to.have.members([
      ...[OID.contentType, OID.messageDigest, OID.signingCertificateV2],
    ])
  })

  it('refuses content inside a detached signature', () => {
    refused(craft({ encapsulated: CONTENT }), 'C1', 'content-inside')
  })

  it('refuses two SignerInfos, and none', () => {
    refused(craft({ signerInfos: 2 }), 'C1', 'not-one-signer')
    refused(craft({ signerInfos: 0 }), 'C1', 'not-one-signer')
  })

  it('refuses a signature over nothing but the digest', () => {
    refused(craft({ attributes: [] }), 'C2', 'signed-attributes-missing')
  })

  it('refuses any other content type', () => {
    refused(sequence(oid(OID.data), explicit(0, octetString(CONTENT))), 'C1', 'not-signed-data')
  })

  it('takes zeros after the signature, and nothing else', () => {
    const cms = craft()
    const padded = Buffer.concat([cms, Buffer.alloc(50)])
    expect(parseSignedData(padded).length).to.equal(cms.length)
    for (const at of [cms.length, padded.length - 1]) {
      const stray = Buffer.from(padded)
      stray[at] = 1
      refused(stray, 'S7', 'padding-not-zero')
    }
  })

  it('refuses it cut off at any byte', () => {
    const cms = craft()
    for (let length = 0; length < cms.length; length += 1) {
      expect(() => parseSignedData(cms.subarray(0, length)), `${length} bytes`).to.throw(CmsStructureError)
    }
  })

  it('reads an outer structure with indefinite lengths, as honest signers write it', () => {
    const cms = indefinite(craft())
    const view = parseSignedData(Buffer.concat([cms, Buffer.alloc(8)]))
    expect(view.length).to.equal(cms.length)
    expect(view.certificates.map(({ sha256 }) => sha256)).to.deep.equal([signer.certificate.sha256])
  })

  it('refuses deep nesting and absurd numbers of certificates', () => {
    refused(
      Buffer.concat(Array.from({ length: 100_000 }, () => Uint8Array.of(0x30, 0x80))),
      'C1',
      'cms-malformed',
    )
    const many = Array.from({ length: 65 }, () => signer.certificate.der)
    refused(craft({ certificates: many }), 'C1', 'too-many-certificates')
  })

  it('refuses what is no CMS at all', () => {
    for (const bytes of [
      new Uint8Array(),
      Buffer.from('%PDF-1.7'),
      Buffer.alloc(100),
      Buffer.from('3000', 'hex'),
    ]) {
      refused(bytes, 'C1', 'cms-malformed')
    }
  })
})

/** ContentInfo, its [0] and SignedData with indefinite lengths; what they hold as it was. */
function indefinite(cms: Uint8Array): Uint8Array {
  const [type, tagged] = childrenOf(readDer(cms))
  const [signedData] = childrenOf(must(tagged))
  const fields = childrenOf(must(signedData)).map(encodingOf)
  const open = (tag: number, ...content: readonly Uint8Array[]): Uint8Array =>
    Buffer.concat([Uint8Array.of(tag, 0x80), ...content, Uint8Array.of(0, 0)])
  return open(0x30, encodingOf(must(type)), open(0xa0, open(0x30, ...fields)))
}
