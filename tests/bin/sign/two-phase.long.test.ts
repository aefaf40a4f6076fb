import { createServer, type Server } from 'node:http'
import { sign as rawSign } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { complete, prepare } from '../../../bin/sign/two-phase.ts'
import { parseSignedData } from '../../../signatures/cms/parse-signed-data.ts'
import { OID } from '../../../certs/asn1/oids.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { readSlots } from '../../../signatures/pdf/slots.ts'
import { SigningError } from '../../../signatures/sign/signing-error.ts'
import { TimestampError } from '../../../signatures/timestamp/timestamp-error.ts'
import { must } from '../../must.ts'
import { pem } from '../../signatures/openssl.ts'
import { drawn, notary, verdictOn } from '../../signatures/sample.ts'
import { answerTo, certifyTsa } from '../../signatures/tsa.ts'
import { eachWithFolder, rejection } from '../servers/scratch.ts'

const quietly = (): void => undefined
const tsa = certifyTsa({ subject: 'TSA', serial: 41 })

describe('`registrar sign prepare` and `complete`', () => {
  const folder = eachWithFolder()
  const at = (name: string): string => join(folder(), name)

  async function prepared(withTimestamp = false): Promise<void> {
    await writeFile(at('deed.pdf'), await drawn())
    await writeFile(at('cert.pem'), pem(notary.certificate.der))
    await prepare(at('deed.pdf'), { cert: at('cert.pem'), out: at('handle'), withTimestamp }, quietly)
  }

  async function signedElsewhere(dsaEncoding: 'der' | 'ieee-p1363'): Promise<string> {
    const bytes = await readFile(at('handle.tbs'))
    await writeFile(at('signature'), rawSign('sha256', bytes, { key: notary.privateKey, dsaEncoding }))
    return at('signature')
  }

  for (const [form, encoding] of [
    ['in DER', 'der'],
    ['as two plain numbers', 'ieee-p1363'],
  ] as const) {
    it(`make a PDF that passes of a signature that came ${form}`, async () => {
      await prepared()
      const signature = await signedElsewhere(encoding)
      await complete(at('handle'), { signature, out: at('out.pdf') }, quietly)
      const signed = await readFile(at('out.pdf'))
      const deed = await readFile(at('deed.pdf'))
      expect(signed.subarray(0, deed.length).equals(deed)).to.equal(true)
      expect(verdictOn(signed).signatures[0]?.crypto).to.include({ digestOk: true, signatureOk: true })
    })
  }

  it('say what is to be signed, and its digest', async () => {
    await writeFile(at('deed.pdf'), await drawn())
    await writeFile(at('cert.pem'), pem(notary.certificate.der))
    const said: string[] = []
    const print = (text: string): void => void said.push(text)
    await prepare(at('deed.pdf'), { cert: at('cert.pem'), out: at('handle') }, print)
    const digest = await readFile(at('handle.digest'))
    expect(said.join()).to.contain('ECDSA with sha256').and.to.contain(digest.toString('hex'))
  })

  it('write over no file, and nothing at all for a signature of something else', async () => {
    await prepared()
    const again = prepare(at('deed.pdf'), { cert: at('cert.pem'), out: at('handle') }, quietly)
    expect(await rejection(again)).to.include({ code: 'EEXIST' })
    await writeFile(at('signature'), rawSign('sha256', Buffer.from('other'), notary.privateKey))
    const error = await rejection(
      complete(at('handle'), { signature: at('signature'), out: at('out.pdf') }, quietly),
    )
    expect(error).to.be.instanceOf(SigningError).with.property('code', 'signature-does-not-verify')
    expect(await rejection(readFile(at('out.pdf')))).to.include({ code: 'ENOENT' })
  })

  it('refuse a handle whose document was changed meanwhile, and what is no handle', async () => {
    await prepared()
    const signature = await signedElsewhere('der')
    const handle = JSON.parse(await readFile(at('handle'), 'utf8')) as { document: string }
    const document = Buffer.from(handle.document, 'base64')
    document.set([document.readUInt8(60) ^ 1], 60)
    const changed = { ...handle, document: document.toString('base64') }
    for (const wrong of [
      JSON.stringify(changed),
      '{}',
      'no JSON',
      JSON.stringify({ ...handle, byteRange: [] }),
    ]) {
      await writeFile(at('wrong'), wrong)
      const error = await rejection(complete(at('wrong'), { signature, out: at('out.pdf') }, quietly))
      expect(error).to.be.instanceOf(SigningError).with.property('code', 'handle-malformed')
    }
  })

  describe('with a timestamping authority', () => {
    let server: Server
    let fault: 'imprint' | 'nonce' | undefined
    const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

    beforeEach(async () => {
      fault = undefined
      server = createServer((request, response) => {
        const chunks: Buffer[] = []
        request.on('data', (chunk: Buffer) => chunks.push(chunk))
        request.on('end', () => {
          response.setHeader('content-type', 'application/timestamp-reply')
          response.end(answerTo(Buffer.concat(chunks), { tsa, ...(fault === undefined ? {} : { fault }) }))
        })
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    })

    afterEach(() => void server.close())

    it('put its token beside the signature', async () => {
      await prepared(true)
      const signature = await signedElsewhere('ieee-p1363')
      await complete(at('handle'), { signature, out: at('out.pdf'), tsa: url() }, quietly)
      const [slot] = readSlots(readRevisions(await readFile(at('out.pdf')))).slots
      const { unsignedAttributes } = parseSignedData(must(slot?.contents))
      expect(unsignedAttributes.map(({ oid }) => oid)).to.deep.equal([OID.signatureTimestamp])
    })

    it('write nothing when its answer is to another question', async () => {
      await prepared(true)
      const signature = await signedElsewhere('der')
      for (fault of ['imprint', 'nonce'] as const) {
        const error = await rejection(
          complete(at('handle'), { signature, out: at('out.pdf'), tsa: url() }, quietly),
        )
        expect(error).to.be.instanceOf(TimestampError).with.property('code', `${fault}-differs`)
      }
      expect(await rejection(readFile(at('out.pdf')))).to.include({ code: 'ENOENT' })
    })

    it('say so when no room was left for its token', async () => {
      await prepared()
      const signature = await signedElsewhere('der')
      const error = await rejection(
        complete(at('handle'), { signature, out: at('out.pdf'), tsa: url() }, quietly),
      )
      expect(error).to.be.instanceOf(SigningError).with.property('code', 'signature-too-large')
    })
  })
})
