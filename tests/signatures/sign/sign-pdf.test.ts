import { expect } from 'chai'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { parseSignedData } from '../../../signatures/cms/parse-signed-data.ts'
import { verifySignedData } from '../../../signatures/cms/verify-signed-data.ts'
import type { CmsEvidence } from '../../../signatures/cms/evidence.ts'
import { formFields } from '../../../signatures/pdf/fields.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { asCount, entryOf } from '../../../signatures/pdf/values.ts'
import { arrayAt, catalogOf, dictAt, lastViewOf } from '../../../signatures/pdf/view.ts'
import { completeSignature } from '../../../signatures/sign/complete-signature.ts'
import { prepareSignature } from '../../../signatures/sign/prepare-signature.ts'
import { signPdf } from '../../../signatures/sign/sign-pdf.ts'
import type { Signer } from '../../../signatures/sign/signer.ts'
import { signerFromKey } from '../../../signatures/sign/signer-from-key.ts'
import { SigningError } from '../../../signatures/sign/signing-error.ts'
import {
  certify,
  certifyAuthority,
  ecKeys,
  keyUsage,
  NOON,
  rsaKeys,
  type Identity,
} from '../../certs/test-pki.ts'
import { must } from '../../must.ts'

const root = certifyAuthority({ subject: 'Root' })
const identity = (subject: string, keys = ecKeys()): Identity =>
  certify({
    subject,
    issuer: root,
    serial: 8,
    keys,
    extensions: [keyUsage('digitalSignature', 'nonRepudiation')],
  })
const signerOf = ({ privateKey, certificate }: Identity): Signer =>
  signerFromKey(privateKey, certificate.der, [])

const notary = signerOf(identity('Maître Zoé', rsaKeys(2048)))
const registrar = signerOf(identity('Registrar'))
const AT = { at: NOON }

async function deed(useObjectStreams = false): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage().drawText('Deed of sale')
  return document.save({ useObjectStreams })
}

/** The ByteRange and the CMS of the last signature in the file, taken as a reader would. */
function lastSignature(pdf: Uint8Array): { range: readonly number[]; cms: Uint8Array; content: Uint8Array } {
  const view = lastViewOf(readRevisions(pdf))
  const field = must(formFields(view).findLast(({ isSignature }) => isSignature))
  const value = view.resolve(field.value)
  if (value.kind !== 'dict') throw new Error('no signature dictionary')
  const range = must(arrayAt(view, value, 'ByteRange')).items.map((item) => must(asCount(item)))
  const contents = entryOf(value, 'Contents')
  if (contents.kind !== 'string') throw new Error('no contents')
  const [, a = 0, b = 0, c = 0] = range
  return { range, cms: contents.bytes, content: Buffer.concat([pdf.subarray(0, a), pdf.subarray(b, b + c)]) }
}

function evidenceOn(pdf: Uint8Array): CmsEvidence {
  const { cms, content } = lastSignature(pdf)
  return verifySignedData(parseSignedData(cms), (hash) => createHash(hash).update(content).digest())
}

for (const [kind, signer] of [
  ['RSA', notary],
  ['ECDSA', registrar],
] as const) {
  describe(`a PDF signed with ${kind}`, () => {
    for (const [structure, packed] of [
      ['a cross-reference table', false],
      ['a cross-reference stream', true],
    ] as const) {
      it(`holds in a file with ${structure}, and covers all of it but the signature itself`, async () => {
        const base = await deed(packed)
        const signed = await signPdf(base, signer, { ...AT, reason: 'Acte signé', location: 'Port-Louis' })
        const { range } = lastSignature(signed)
        const evidence = evidenceOn(signed)
        expect(Buffer.compare(signed.subarray(0, base.length), base)).to.equal(0)
        expect([range[0], must(range[2]) + must(range[3])]).to.deep.equal([0, signed.length])
        expect(evidence).to.include({ digestOk: true, signatureOk: true })
        expect(evidence.findings).to.deep.equal([])
        expect(readRevisions(signed).revisions).to.have.length(2)
      })
    }

    it('is accepted by "openssl cms -verify -cades", where the openssl tool is installed', async function () {
      if (spawnSync('openssl', ['version']).status !== 0) this.skip()
      const { cms, content } = lastSignature(await signPdf(await deed(), signer, AT))
      const folder = mkdtempSync(join(tmpdir(), 'openssl-'))
      const file = (name: string, bytes: Uint8Array | string): string => {
        writeFileSync(join(folder, name), bytes)
        return join(folder, name)
      }
      const anchor = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root.certificate.der).toString('base64')}\n-----END CERTIFICATE-----\n`
      const own = cms.subarray(0, parseSignedData(cms).length)
      const inputs = [
        '-in',
        file('cms', own),
        '-content',
        file('content', content),
        '-CAfile',
        file('anchor', anchor),
      ]
      try {
        execFileSync(
          'openssl',
          [
            'cms',
            '-verify',
            '-cades',
            '-binary',
            '-inform',
            'DER',
            '-purpose',
            'any',
            '-out',
            join(folder, 'out'),
            ...inputs,
          ],
          {
            stdio: 'pipe',
          },
        )
      } finally {
        rmSync(folder, { recursive: true })
      }
    })

    it('is accepted by pdfsig, where it is installed', async function () {
      if (spawnSync('pdfsig', ['-v']).error !== undefined) this.skip()
      const folder = mkdtempSync(join(tmpdir(), 'pdfsig-'))
      try {
        writeFileSync(join(folder, 'signed.pdf'), await signPdf(await deed(), signer, AT))
        const report = execFileSync('pdfsig', ['-nocert', 'signed.pdf'], { cwd: folder, encoding: 'utf8' })
        expect(report).to.contain('Signature is Valid').and.to.contain('Total document signed')
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  })
}

describe('a second signature', () => {
  it('keeps every byte of the first', async () => {
    for (const packed of [false, true]) {
      const one = await signPdf(await deed(packed), notary, AT)
      const two = await signPdf(one, registrar, AT)
      expect(Buffer.compare(two.subarray(0, one.length), one)).to.equal(0)
      expect(evidenceOn(one)).to.include({ digestOk: true, signatureOk: true })
      expect(evidenceOn(two)).to.include({ digestOk: true, signatureOk: true })
      expect(evidenceOn(two).signer?.subject.text).to.equal('CN=Registrar')
    }
  })

  it('goes into a field of its own, listed by form and page', async () => {
    const two = await signPdf(await signPdf(await deed(), notary, AT), registrar, AT)
    const view = lastViewOf(readRevisions(two))
    const form = must(dictAt(view, catalogOf(view), 'AcroForm'))
    expect(formFields(view).map(({ name }) => name)).to.deep.equal(['Signature1', 'Signature2'])
    expect(entryOf(form, 'SigFlags')).to.include({ value: 3 })
  })

  it('cannot certify what another has signed', async () => {
    const one = await signPdf(await deed(), notary, { ...AT, certify: 2 })
    const error: unknown = await signPdf(one, registrar, { ...AT, certify: 1 }).catch((e: unknown) => e)
    expect(error).to.be.instanceOf(SigningError).with.property('code', 'already-signed')
  })

  it('cannot follow one that certified the file against any change', async () => {
    const sealed = await signPdf(await deed(), registrar, { ...AT, certify: 1 })
    expect(() => prepareSignature(sealed, { ...AT, signer: notary }))
      .to.throw(SigningError)
      .with.property('code', 'changes-not-permitted')
  })

  it('cannot take the name of the first', async () => {
    const one = await signPdf(await deed(), notary, { ...AT, fieldName: 'Notary' })
    expect(() => prepareSignature(one, { ...AT, fieldName: 'Notary', signer: registrar }))
      .to.throw(SigningError)
      .with.property('code', 'field-name-taken')
  })
})

describe('a certified PDF', () => {
  it('says in its catalog which signature certifies it, and what may follow', async () => {
    const view = lastViewOf(readRevisions(await signPdf(await deed(), registrar, { ...AT, certify: 1 })))
    const certification = dictAt(view, must(dictAt(view, catalogOf(view), 'Perms')), 'DocMDP')
    expect(certification && arrayAt(view, certification, 'Reference')?.items).to.have.length(1)
  })
})

describe('signing in two phases', () => {
  it('hands out the signed attributes, and takes the signature made elsewhere', async () => {
    const keys = rsaKeys(2048)
    const { certificate } = identity('Card holder', keys)
    const { toBeSigned, handle } = prepareSignature(await deed(), {
      ...AT,
      signer: { certificate: certificate.der, chain: [root.certificate.der] },
    })
    expect(toBeSigned[0]).to.equal(0x31)
    const signed = completeSignature(handle, sign('sha256', toBeSigned, keys.privateKey))
    expect(evidenceOn(signed)).to.include({ digestOk: true, signatureOk: true })
    expect(evidenceOn(signed).certificates).to.have.length(2)
  })

  it('gives the same bytes to be signed when asked twice', async () => {
    const base = await deed()
    const ask = (): Uint8Array => prepareSignature(base, { ...AT, signer: notary }).toBeSigned
    expect(ask()).to.deep.equal(ask())
  })

  it('takes no signature that the certificate does not bear out', async () => {
    const { toBeSigned, handle } = prepareSignature(await deed(), { ...AT, signer: registrar })
    for (const wrong of [
      sign('sha256', toBeSigned, ecKeys().privateKey),
      new Uint8Array(),
      Buffer.alloc(64),
    ]) {
      expect(() => completeSignature(handle, wrong))
        .to.throw(SigningError)
        .with.property('code', 'signature-does-not-verify')
    }
  })

  it('leaves the prepared file as it was, so that a second try is possible', async () => {
    const { toBeSigned, handle } = prepareSignature(await deed(), { ...AT, signer: registrar })
    const before = createHash('sha256').update(handle.document).digest('hex')
    completeSignature(handle, await registrar.sign(toBeSigned))
    expect(createHash('sha256').update(handle.document).digest('hex')).to.equal(before)
  })
})

describe('a file that cannot be signed', () => {
  it('is refused with the reason, and nothing is written', async () => {
    const base = await deed()
    const broken = { empty: new Uint8Array(), text: Buffer.from('hello'), cut: base.subarray(0, -200) }
    for (const [name, bytes] of Object.entries(broken)) {
      expect(() => prepareSignature(bytes, { ...AT, signer: notary }), name)
        .to.throw(SigningError)
        .with.property('code', 'file-not-supported')
    }
  })
})
