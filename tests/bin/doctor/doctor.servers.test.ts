import { expect } from 'chai'
import { doctor } from '../../../bin/doctor/doctor.ts'
import { serveHealth } from '../../../bin/process/health.ts'
import type { Check, Health } from '../../../bin/process/health.ts'
import { createMetrics } from '../../../bin/process/metrics.ts'
import { publishRunning } from '../../../bin/start/running.ts'
import { CONFORMANCE } from '../../../storage/vault/conformance.ts'
import { running } from '../../running.ts'
import { eachWithFolder, rejection } from '../servers/scratch.ts'

describe('`registrar doctor`', function () {
  this.timeout(60_000)
  const folder = eachWithFolder()
  let health: Health | undefined
  afterEach(() => health?.close())

  /** Publishes an installation on the object store of this run, of one process with one part. */
  async function publishWith(ask: Check['ask']): Promise<void> {
    const port = await running().pickPort(19_600)
    health = await serveHealth({ port, checks: [{ part: 'database', ask }], metrics: createMetrics() })
    const { endpoint, accessKey, secretKey, region } = running().s3
    await publishRunning(folder(), {
      ...{ apiUrl: '', issuer: '', bankUrl: '', tsaUrl: '', mailUrl: '', temporalUiUrl: null },
      env: { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey, S3_REGION: region },
      health: { api: `http://127.0.0.1:${port}` },
    })
  }
  async function examine(): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
    const lines: string[] = []
    const code = await doctor(folder(), (line) => lines.push(line))
    return { code, lines }
  }

  it('ends with 0 when every process is ready and the object store is fit, with a line for each', async () => {
    await publishWith(() => Promise.resolve())
    const { code, lines } = await examine()
    expect(lines[0]).to.equal('✔ api: ready')
    for (const { name } of CONFORMANCE) {
      expect(
        lines.some((line) => line.includes(name)),
        name,
      ).to.equal(true)
    }
    expect(lines).to.include(`${CONFORMANCE.length} rows: fit for deeds.`)
    expect(code).to.equal(0)
  })

  it('ends with 1 when a process is not ready, and says why', async () => {
    await publishWith(() => Promise.reject(new Error('locked')))
    const { code, lines } = await examine()
    expect(lines[0]).to.equal('✘ api: database: locked')
    expect(code).to.equal(1)
  })

  it('says what to do when nothing runs', async () => {
    expect((await rejection(examine())).message).to.contain('npm start')
  })
})
