import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { expect } from 'chai'
import { Client } from 'minio'
import type { S3Server } from '../../../bin/servers/s3.ts'
import { startServers, type Servers, type ServersOptions } from '../../../bin/servers/start-servers.ts'
import type { TemporalServer } from '../../../bin/servers/temporal.ts'
import { STAGE_ATTRIBUTE, WAITS_UNTIL_ATTRIBUTE } from '../../../workflows/messages.ts'
import { eachWithFolder } from './scratch.ts'

describe("the servers' data", () => {
  const folder = eachWithFolder()
  let servers: Servers
  afterEach(() => servers.stop())

  async function start(
    options: Partial<ServersOptions>,
  ): Promise<{ temporal: TemporalServer; s3: S3Server }> {
    const rest = { fresh: false, report: () => undefined, searchAttributes: [STAGE_ATTRIBUTE] }
    servers = await startServers({ dataFolder: folder(), ...rest, ...options })
    return { temporal: await servers.temporal, s3: await servers.s3 }
  }

  it('is kept over a restart, and dropped by a fresh start', async () => {
    const first = await start({})
    await client(first.s3).makeBucket('kept')
    await register(first.temporal, 'kept')
    await servers.stop()

    const second = await start({ searchAttributes: [STAGE_ATTRIBUTE, WAITS_UNTIL_ATTRIBUTE] })
    expect(await client(second.s3).bucketExists('kept')).to.equal(true)
    expect(await namespaces(second.temporal)).to.include('kept')
    await servers.stop()

    const third = await start({ fresh: true })
    expect(await client(third.s3).bucketExists('kept')).to.equal(false)
    expect(await namespaces(third.temporal)).not.to.include('kept')
  })

  it('survives a kill -9 of either server', async () => {
    const { temporal, s3 } = await start({})
    await client(s3).makeBucket('kept')
    await register(temporal, 'kept')
    for (const server of [temporal, s3]) {
      process.kill(server.process?.pid ?? 0, 'SIGKILL')
      await server.process?.restart()
    }
    expect(await client(s3).bucketExists('kept')).to.equal(true)
    expect(await namespaces(temporal)).to.include('kept')
  })

  it('is for this user alone, and so are the keys to it', async () => {
    await start({})
    const { mode } = await stat(join(folder(), 's3', 'identity.json'))
    expect(mode & 0o077).to.equal(0)
    expect(await readdir(join(folder(), 'logs'))).to.include('temporal.log')
  })

  it('leaves nothing behind where none is to be kept', async () => {
    const { s3 } = await start({ dataFolder: undefined })
    await client(s3).makeBucket('forgotten')
    await servers.stop()
    const again = await start({ dataFolder: undefined })
    expect(await client(again.s3).bucketExists('forgotten')).to.equal(false)
  })
})

function client({ endpoint, accessKey, secretKey, region }: S3Server): Client {
  const { hostname, port } = new URL(endpoint)
  return new Client({ endPoint: hostname, port: Number(port), useSSL: false, accessKey, secretKey, region })
}

async function register({ address }: TemporalServer, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address })
  const { workflowService } = connection
  const { config } = await workflowService.describeNamespace({ namespace: 'registrar' })
  await workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: config?.workflowExecutionRetentionTtl ?? null,
  })
  await connection.close()
}

async function namespaces({ address }: TemporalServer): Promise<string[]> {
  const connection = await Connection.connect({ address })
  const answer = await connection.workflowService.listNamespaces({ pageSize: 100 })
  await connection.close()
  return answer.namespaces.map(({ namespaceInfo }) => namespaceInfo?.name ?? '')
}
