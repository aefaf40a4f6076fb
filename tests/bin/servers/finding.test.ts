import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { createCache } from '../../../bin/servers/cache.ts'
import type { Environment } from '../../../bin/servers/environment.ts'
import { findS3 } from '../../../bin/servers/find-s3.ts'
import { createLeash, type Leash } from '../../../bin/servers/leash.ts'
import { createPortPicker } from '../../../bin/servers/ports.ts'
import { MINIO, SEAWEEDFS, TEMPORAL, type Program } from '../../../bin/servers/programs.ts'
import { createRunCommand } from '../../../bin/servers/run-command.ts'
import { startS3 } from '../../../bin/servers/s3.ts'
import { findTemporal, startTemporal } from '../../../bin/servers/temporal.ts'
import { ServerUnavailable } from '../../../bin/servers/unavailable.ts'
import type { Workbench } from '../../../bin/servers/workbench.ts'
import { eachWithFolder, putProgram, rejection } from './scratch.ts'

describe('finding a server', () => {
  const folder = eachWithFolder()
  let leash: Leash
  before(() => (leash = createLeash()))
  after(() => leash.end())

  const inFolder = (name: string): string => join(folder(), name)
  const put = (name: string): Promise<string> => putProgram(inFolder(name))
  const benchWith = (env: Environment, cache = inFolder('cache')): Workbench => ({
    env,
    leash,
    run: createRunCommand(leash),
    cache: createCache({ folder: cache, owner: leash.pid, report: () => undefined }),
    pickPort: createPortPicker(),
    report: () => undefined,
  })
  const putInCache = (bench: Workbench, program: Program): Promise<string> =>
    bench.cache.keep({ ...program, sha256: {} }, async (making) => {
      await putProgram(join(making, program.path))
    })

  it('takes the program that the environment names before one on PATH, and that before the cache', async () => {
    const named = await put('own/my-temporal')
    const onPath = await put('path/temporal')
    const PATH = inFolder('path')
    const cached = await putInCache(benchWith({}), TEMPORAL)
    expect(await findTemporal(benchWith({ TEMPORAL_BIN: named, PATH }))).to.equal(named)
    expect(await findTemporal(benchWith({ PATH }))).to.equal(onPath)
    expect(await findTemporal(benchWith({ PATH: '' }))).to.equal(cached)
  })

  it('takes a SeaweedFS that is named before a MinIO that is only on PATH', async () => {
    const WEED_BIN = await put('own/weed')
    const minio = await put('path/minio')
    const PATH = inFolder('path')
    expect(await findS3(benchWith({ WEED_BIN, PATH }), undefined)).to.deep.equal({
      kind: 'seaweedfs',
      command: WEED_BIN,
    })
    expect(await findS3(benchWith({ PATH }), undefined)).to.deep.equal({ kind: 'minio', command: minio })
  })

  it('stays with the kind of server that keeps the documents', async () => {
    const bench = benchWith({ PATH: '' })
    await putInCache(bench, MINIO)
    const weed = await putInCache(bench, SEAWEEDFS)
    expect(await findS3(bench, 'seaweedfs')).to.deep.equal({ kind: 'seaweedfs', command: weed })
  })

  it('does not pass over a named program that cannot be run', async () => {
    const TEMPORAL_BIN = inFolder('no-program')
    await writeFile(TEMPORAL_BIN, '')
    const { message } = await rejection(findTemporal(benchWith({ TEMPORAL_BIN })))
    expect(message).to.match(/^TEMPORAL_BIN names .*, which cannot be run\./)
  })

  it('says why no S3 server can be had, and what to do instead', async () => {
    const error = await rejection(findS3(benchWith({ PATH: inFolder('empty') }), undefined))
    expect(error).to.be.instanceOf(ServerUnavailable)
    expect(error.message).to.equal(
      'MinIO or SeaweedFS cannot be had here: Go is not installed; pip is not installed. ' +
        'Set S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY to those of a running S3 server, ' +
        'put minio or weed on PATH, or name it in MINIO_BIN or WEED_BIN.',
    )
  })

  it('says why Temporal cannot be had, and what to do instead', async () => {
    const noFolder = await put('a-file')
    const { message } = await rejection(findTemporal(benchWith({ PATH: '' }, join(noFolder, 'cache'))))
    expect(message).to.match(/^Temporal's development server cannot be had here: /)
    expect(message).to.match(
      /Set TEMPORAL_ADDRESS to a running server, put temporal on PATH, or name it in TEMPORAL_BIN\.$/,
    )
  })

  it('says that an S3 address needs its keys', async () => {
    const bench = benchWith({ S3_ENDPOINT: 'http://127.0.0.1:1' })
    const { message } = await rejection(startS3(bench, { folder: folder(), logFolder: folder(), port: 9000 }))
    expect(message).to.equal('S3_ENDPOINT is set: set S3_ACCESS_KEY and S3_SECRET_KEY too, or unset it.')
  })

  it('says that an address in the environment does not answer', async () => {
    const logFolder = folder()
    const s3 = benchWith({ S3_ENDPOINT: 'http://127.0.0.1:1', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' })
    const noS3 = await rejection(startS3(s3, { folder: folder(), logFolder, port: 9000 }))
    expect(noS3.message).to.match(/^S3_ENDPOINT names http:\/\/127\.0\.0\.1:1, which cannot be used: /)
    const temporal = benchWith({ TEMPORAL_ADDRESS: '127.0.0.1:1' })
    const ports = { temporal: 7233, temporalUi: 8233 }
    const noTemporal = await rejection(
      startTemporal(temporal, { folder: undefined, logFolder, searchAttributes: [], ports }),
    )
    expect(noTemporal.message).to.match(/^TEMPORAL_ADDRESS names 127\.0\.0\.1:1, which cannot be used: /)
  })
})
