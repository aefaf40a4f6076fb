import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import express from 'express'
import { closeServer } from '../../../bin/process/health.ts'
import { createMetrics, measured } from '../../../bin/process/metrics.ts'

describe('the measured server', () => {
  it('counts answers by method, route template and status, and keeps no address', async () => {
    const text = await metricsAfter([
      '/pay/secret-code',
      '/pay/other-code',
      '/broken',
      '/nowhere/secret-code',
    ])
    expect(countsIn(text)).to.deep.equal({
      'method="GET",route="/pay/:code",status="200"': 2,
      'method="GET",route="/broken",status="503"': 1,
      'method="GET",route="none",status="404"': 1,
    })
    expect(text).not.to.contain('secret-code')
  })
})

/** Asks for each path in turn, and answers what was measured once every answer has ended. */
async function metricsAfter(paths: readonly string[]): Promise<string> {
  const app = express()
  app.get('/pay/:code', (_req, res) => void res.send('paid'))
  app.get('/broken', (_req, res) => void res.status(503).end())
  const metrics = createMetrics()
  const server = createServer(measured(app, metrics)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  for (const path of paths) await (await fetch(`http://127.0.0.1:${port}${path}`)).text()
  await closeServer(server)
  return metrics.metrics()
}

function countsIn(text: string): Readonly<Record<string, number>> {
  const lines = text.matchAll(/^http_request_duration_seconds_count\{(.*)\} (\d+)$/gm)
  return Object.fromEntries(Array.from(lines, ([, labels = '', count]) => [labels, Number(count)] as const))
}
