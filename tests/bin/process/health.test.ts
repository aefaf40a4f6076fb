import { expect } from 'chai'
import { serveHealth } from '../../../bin/process/health.ts'
import type { Check, Health } from '../../../bin/process/health.ts'
import { createMetrics } from '../../../bin/process/metrics.ts'
import { createPortPicker } from '../../../bin/servers/ports.ts'

const there: Check = { part: 'database', ask: () => Promise.resolve() }
const away: Check = { part: 'temporal', ask: () => Promise.reject(new Error('nobody answers')) }
const hanging: Check = { part: 'object store', ask: () => new Promise(() => undefined) }

describe('what a process says of its health', () => {
  let health: Health | undefined
  let port: number

  async function serve(...checks: readonly Check[]): Promise<Health> {
    port = await createPortPicker()(19_400)
    health = await serveHealth({ port, checks, metrics: createMetrics(), patienceMs: 100 })
    return health
  }
  async function ask(path: string): Promise<readonly [number, string]> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`)
    return [response.status, await response.text()]
  }
  afterEach(() => health?.close())

  it('is ready once all that it needs is there', async () => {
    await serve(there)
    expect(await ask('/readyz')).to.deep.equal([200, 'ready'])
  })

  it('is alive but not ready while a part is away, and says which and why', async () => {
    await serve(there, away)
    expect(await ask('/readyz')).to.deep.equal([503, 'temporal: nobody answers'])
    expect(await ask('/livez')).to.deep.equal([200, 'alive'])
  })

  it('waits no longer than its patience for a part that hangs', async () => {
    await serve(hanging, there)
    expect(await ask('/readyz')).to.deep.equal([503, 'object store: no answer within 0.1 s'])
  })

  it('is alive but not ready while it drains', async () => {
    const draining = await serve(there)
    draining.drain()
    expect(await ask('/readyz')).to.deep.equal([503, 'draining'])
    expect(await ask('/livez')).to.deep.equal([200, 'alive'])
  })

  it('measures the process for Prometheus', async () => {
    await serve()
    const [status, text] = await ask('/metrics')
    expect(status).to.equal(200)
    expect(text).to.match(/^process_cpu_seconds_total \d/m)
    expect(text).to.match(/^nodejs_eventloop_lag_p99_seconds /m)
  })

  it('has nothing else to say', async () => {
    await serve()
    expect(await ask('/')).to.deep.equal([404, 'not here'])
  })
})
