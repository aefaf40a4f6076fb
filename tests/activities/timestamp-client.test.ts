import { expect } from 'chai'
import type { RequestListener } from 'node:http'
import { createTimestampClient } from '../../activities/timestamp-client.ts'
import { serveOnLoopback, type LoopbackServer } from '../../sandbox/loopback.ts'
import { must } from '../must.ts'
import { rejectionOf } from '../storage/vault/rejection.ts'

const SHA256 = Buffer.alloc(32, 7)
const REPLY = { 'content-type': 'application/timestamp-reply' }

/** What the authority does well, and with each switch, is tested with the sandbox's own. */
describe('the client of a timestamping authority', () => {
  let server: LoopbackServer | undefined
  afterEach(() => server?.stop())

  const faultWhen = async (listener: RequestListener): Promise<Error> => {
    server = await serveOnLoopback(0, () => listener)
    return rejectionOf(createTimestampClient({ url: `${server.url}/tsa` }).stamp(SHA256))
  }

  it('asks as RFC 3161 has it, about the hash and under a number of its own each time', async () => {
    const asked: { readonly type: string | undefined; readonly body: Buffer }[] = []
    const listener: RequestListener = (req, res) => {
      const chunks: Buffer[] = []
      req.on('data', (chunk: Buffer) => chunks.push(chunk))
      req.on('end', () => {
        asked.push({ type: req.headers['content-type'], body: Buffer.concat(chunks) })
        res.writeHead(503).end()
      })
    }
    await faultWhen(listener)
    await rejectionOf(createTimestampClient({ url: must(server).url }).stamp(SHA256))
    const [first, second] = [must(asked[0]), must(asked[1])]
    expect(first.type).to.equal('application/timestamp-query')
    expect(first.body.includes(Buffer.from(SHA256))).to.equal(true)
    expect(first.body.equals(second.body)).to.equal(false)
  })

  it('takes nothing that is not called a reply', async () => {
    const fault = await faultWhen((_req, res) => res.setHeader('content-type', 'text/html').end('<p>Login'))
    expect(fault.message).to.contain('200 with text/html')
  })

  it('is sent on to no other address', async () => {
    let followed = false
    await faultWhen((req, res) => {
      followed ||= req.url === '/elsewhere'
      res.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(followed).to.equal(false)
  })

  it('waits for an answer that stops half-way no longer than its patience, whatever came before', async () => {
    server = await serveOnLoopback(0, () => (_req, res) => {
      res.writeHead(200, { ...REPLY, 'content-length': 100 }).write(Buffer.alloc(50))
    })
    const authority = createTimestampClient({ url: `${server.url}/tsa`, patienceMs: 50 })
    expect((await rejectionOf(authority.stamp(SHA256))).name).to.equal('TimeoutError')
  })

  it('stops reading what has no end', async () => {
    const fault = await faultWhen((_req, res) => {
      res.writeHead(200, REPLY)
      const more = (): void => {
        while (!res.destroyed && res.write(Buffer.alloc(64 * 1024))) continue
      }
      res.on('drain', more)
      more()
    })
    expect(fault.message).to.contain('octets were answered')
  })

  it('takes a reply that is none for a fault that names it', async () => {
    const fault = await faultWhen((_req, res) => res.writeHead(200, REPLY).end('nonsense'))
    expect(fault).to.have.property('code', 'malformed')
  })
})
