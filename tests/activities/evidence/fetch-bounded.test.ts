import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { fetchBounded } from '../../../activities/evidence/fetch-bounded.ts'

const BOUNDS = { maxBytes: 10, deadlineMs: 10_000 }

describe('fetching evidence', () => {
  let server: Server
  let answer: RequestListener
  let url: string
  before((done) => {
    server = createServer((req, res) => {
      answer(req, res)
    }).listen(0, '127.0.0.1', () => {
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      done()
    })
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const faultOf = (bounds = BOUNDS): Promise<string> =>
    fetchBounded({ url, ...bounds }).then(
      () => 'none',
      (error: unknown) => (error as Error).message,
    )

  it('answers the bytes whole', async () => {
    answer = (_req, res) => res.end(Buffer.from('0123456789'))
    expect(Buffer.from(await fetchBounded({ url, ...BOUNDS })).toString()).to.equal('0123456789')
  })

  it('sends a question by POST with its type', async () => {
    answer = (req, res) => {
      req.on('data', (bytes) =>
        res.end(`${req.method ?? ''} ${req.headers['content-type'] ?? ''} ${String(bytes)}`),
      )
    }
    const body = { type: 'a/b', bytes: Buffer.from('q') }
    const answered = await fetchBounded({ url, ...BOUNDS, maxBytes: 100, body })
    expect(Buffer.from(answered).toString()).to.equal('POST a/b q')
  })

  it('stops reading where an answer grows too large', async () => {
    answer = (_req, res) => res.end(Buffer.alloc(11))
    expect(await faultOf()).to.equal('More than 10 bytes were answered')
  })

  it('follows no redirect', async () => {
    answer = (req, res) => {
      if (req.url === '/') res.writeHead(302, { location: '/elsewhere' })
      res.end('ok')
    }
    expect(await faultOf()).not.to.equal('none')
  })

  it('takes nothing but a 200', async () => {
    answer = (_req, res) => res.writeHead(503).end('away')
    expect(await faultOf()).to.include('answered 503')
  })

  it('waits no longer than its deadline', async () => {
    answer = () => undefined
    expect(await faultOf({ ...BOUNDS, deadlineMs: 50 })).to.include('timeout')
  })
})
