import { expect } from 'chai'
import { Connection } from '@temporalio/client'
import { Client as S3 } from 'minio'
import pg from 'pg'
import { running } from '../../running.ts'
import { LOOPBACK, listeningAddresses } from './listening.ts'

describe('the servers of a test run', () => {
  it('answer over gRPC with our namespace and search attributes', async () => {
    const { address, namespace } = running().temporal
    const connection = await Connection.connect({ address })
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
    await connection.close()
    expect(customAttributes).to.include.keys('RegistrarStage', 'RegistrarWaitsUntil')
  })

  it('answer over S3 with the keys that were made', async () => {
    const { endpoint, accessKey, secretKey, region } = running().s3
    const { hostname, port } = new URL(endpoint)
    const client = new S3({
      endPoint: hostname,
      port: Number(port),
      useSSL: false,
      accessKey,
      secretKey,
      region,
    })
    await client.makeBucket('a-bucket', region)
    expect(await client.bucketExists('a-bucket')).to.equal(true)
  })

  it('answer over SQL', async () => {
    const client = new pg.Client({ connectionString: (await running().postgres()).url })
    await client.connect()
    const { rows } = await client.query<{ one: number }>('SELECT 1 AS one')
    await client.end()
    expect(rows).to.deep.equal([{ one: 1 }])
  })

  it('listen on the loopback address only', async function () {
    if (process.platform !== 'linux') this.skip()
    const { temporal, s3, postgres } = running()
    for (const server of [temporal, s3, await postgres()]) {
      if (server.process === undefined) continue
      const addresses = await listeningAddresses(server.process.pid)
      expect(addresses).not.to.deep.equal([])
      expect(addresses.filter((address) => !LOOPBACK.includes(address))).to.deep.equal([])
    }
  })
})
