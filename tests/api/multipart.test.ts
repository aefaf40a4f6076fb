import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import express from 'express'
import { MAX_DOCUMENT_BYTES } from '../../api/commands/upload.ts'
import { readMultipart } from '../../api/multipart.ts'
import { Refusal } from '../../domain/refusal.ts'

const BOUNDARY = 'the-border'

const part = (head: string, content: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const fieldOf = (name: string, value: string): string => part(`name="${name}"`, value)
const fileOf = (content: string): string => part('name="document"; filename="a.pdf"', content)
const END = `--${BOUNDARY}--\r\n`

describe('a multipart form', () => {
  let server: Server
  let url: string
  let outcomes: string[]

  before(async () => {
    const app = express()
    app.post('/', async (req, res) => {
      const outcome = await read(req, res).catch((error: unknown) =>
        error instanceof Refusal ? error.code : String(error),
      )
      outcomes.push(outcome)
      res.send(outcome)
    })
    server = createServer(app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  beforeEach(() => {
    outcomes = []
  })
  after(() => server.close())

  const read = async (...given: Parameters<typeof readMultipart>): Promise<string> => {
    const { fields, file } = await readMultipart(...given)
    if (fields.has('unread')) return 'not read'
    let bytes = 0
    for await (const piece of file?.source ?? []) bytes += piece.byteLength
    return `${[...fields].join(' ')} ${file?.field ?? 'no file'} ${bytes}`
  }
  const send = async (body: string, type = `multipart/form-data; boundary=${BOUNDARY}`): Promise<string> =>
    await (await fetch(url, { method: 'POST', body, headers: { 'content-type': type } })).text()

  it('gives its fields and one document', async () => {
    expect(await send(fieldOf('slot', 'deed') + fileOf('%PDF-') + END)).to.equal('slot,deed document 5')
    expect(await send(fieldOf('slot', 'deed') + END)).to.equal('slot,deed no file 0')
  })

  it('is refused when it is another kind, or names no boundary', async () => {
    expect(await send('a=b', 'application/x-www-form-urlencoded')).to.equal('request-malformed')
    expect(await send('a', 'multipart/form-data')).to.equal('request-malformed')
  })

  it('is refused with too many fields', async () => {
    const many = Array.from({ length: 11 }, (_, i) => fieldOf(`f${i}`, 'x')).join('')
    expect(await send(many + END)).to.equal('request-malformed')
  })

  it('is refused when the document is cut off for its size, which the parser does in silence', async () => {
    expect(await send(fileOf('x'.repeat(MAX_DOCUMENT_BYTES + 2)) + END)).to.equal('document-too-large')
  })

  it('fails without its closing boundary', async () => {
    expect(await send(fieldOf('slot', 'deed'))).to.equal('document-incomplete')
    expect(await send(fieldOf('slot', 'deed') + fileOf('half'))).to.match(/Unexpected end/)
  })

  it('may be left unread, whatever its size', async () => {
    const large = fileOf('x'.repeat(5_000_000))
    expect(await send(fieldOf('unread', '1') + large + END)).to.equal('not read')
  })

  it('ends when the sender hangs up, before and within its document', async () => {
    for (const body of [fieldOf('slot', 'deed'), fieldOf('slot', 'deed') + fileOf('%PDF-').slice(0, -2)]) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      const type = `multipart/form-data; boundary=${BOUNDARY}`
      socket.write(
        `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 9999\r\n\r\n${body}`,
      )
      await new Promise((resolve) => setTimeout(resolve, 30))
      socket.destroy()
    }
    while (outcomes.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(outcomes[0]).to.equal('document-incomplete')
    expect(outcomes[1]).to.match(/Unexpected end|hung up/)
  })
})
