import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { createExaminers } from '../../../bin/process/examiners.ts'
import type { Examiners, ExaminersOptions } from '../../../bin/process/examiners.ts'
import { startExaminer } from '../../../bin/process/start-examiner.ts'
import { createLeash } from '../../../bin/servers/leash.ts'
import type { SpooledDocument } from '../../../domain/ports.ts'
import { LIMITS } from '../../../signatures/pdf/limits.ts'
import type { Question } from '../../../signatures/verify.ts'
import { NO_EVIDENCE } from '../../../signatures/evidence-set.ts'
import { NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { LENIENT, drawn, signed, trust, verdictOn } from '../../signatures/sample.ts'
import { rejectionOf } from '../../storage/vault/rejection.ts'
import { eachWithFolder } from '../servers/scratch.ts'

const QUESTION: Question = { trust, evidence: NO_EVIDENCE, policy: LENIENT, at: NOON }
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('the examiners of documents', function () {
  this.timeout(60_000)
  const folder = eachWithFolder()
  let examiners: Examiners
  before(() => (examiners = createExaminers()))
  after(() => examiners.close())

  async function put(bytes: Uint8Array): Promise<SpooledDocument> {
    const path = join(folder(), 'document')
    await writeFile(path, bytes)
    return { path } as SpooledDocument
  }

  /** With the limits of the test, for one document. */
  async function examinedUnder(
    options: ExaminersOptions,
    bytes: Uint8Array,
  ): ReturnType<Examiners['examine']> {
    const others = createExaminers(options)
    try {
      return await others.examine(await put(bytes), QUESTION)
    } finally {
      await others.close()
    }
  }

  it('say what is wrong with a document at first sight', async () => {
    expect(await examiners.inspect(await put(Buffer.from('%PDF-1.7 cut')))).to.equal('document-truncated')
    expect(await examiners.inspect(await put(await drawn()))).to.equal(null)
  })

  it('give the verdict that is given in this process, on bytes as on a file', async () => {
    const deed = await signed(await drawn())
    expect(await examiners.examine({ bytes: deed }, QUESTION)).to.deep.equal(verdictOn(deed))
    expect(await examiners.examine(await put(deed), QUESTION)).to.deep.equal(verdictOn(deed))
  })

  it('take a document of the largest size over the channel to them', async () => {
    const { structure } = await examiners.examine({ bytes: new Uint8Array(LIMITS.bytes) }, QUESTION)
    expect(structure.map(({ code }) => code))
      .not.to.include('resource-limit')
      .and.not.to.deep.equal([])
  })

  it('meet a file that is gone with a fault, and a folder, and are there for the next', async () => {
    const gone = { path: join(folder(), 'gone') }
    expect(await rejectionOf(examiners.examine(gone, QUESTION))).to.include({ code: 'ENOENT' })
    await mkdir(join(folder(), 'folder'))
    const directory = { path: join(folder(), 'folder') }
    expect(await rejectionOf(examiners.examine(directory, QUESTION))).to.include({ code: 'EISDIR' })
    expect(await examiners.inspect(await put(await drawn()))).to.equal(null)
  })

  for (const [limit, options, detail] of [
    ['memory', { memoryMb: 1 }, 'memory'],
    ['time', { deadlineMs: 0 }, 'time'],
  ] as const) {
    it(`call it indeterminate when a document takes too much ${limit}`, async () => {
      const deed = await signed(await drawn())
      const verdict = await examinedUnder(options, deed)
      expect(verdict.structure).to.deep.equal([
        { check: 'S1', level: 'FAIL', code: 'resource-limit', detail },
      ])
      expect(verdict).to.include({ decision: 'REVIEW' })
      expect(verdict.document).to.include({ sha256: sha256(deed), bytes: deed.length })
    })
  }

  it('call it indeterminate when a document crashes its examiner', async () => {
    const code = `process.send('ready'); process.on('message', () => process.exit(1))`
    const start = (): ReturnType<typeof spawn> =>
      spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    const verdict = await examinedUnder({ start }, await drawn())
    expect(verdict.structure).to.deep.equal([{ check: 'S1', level: 'FAIL', code: 'examiner-crashed' }])
    expect(verdict).to.include({ decision: 'REVIEW' })
  })

  it('reach nobody, although someone listens', async () => {
    const reached: string[] = []
    const server = createServer((socket) => {
      reached.push('reached')
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const leash = createLeash()
    try {
      // Loaded into the examiner before its own program, as something smuggled in would lie beside it.
      const probe = join(folder(), 'probe.mjs')
      await writeFile(probe, PROBE)
      const child = startExaminer(leash, ['--import', pathToFileURL(probe).href])
      await once(child, 'message')
      child.send({ port })
      const [told] = (await once(child, 'message')) as [Record<string, string>]
      expect(new Set(Object.values(told))).to.deep.equal(new Set(['ENETUNREACH']))
      expect(Object.keys(told)).to.have.lengthOf(11)
      expect(reached).to.deep.equal([])
    } finally {
      server.close()
      await leash.end()
    }
  })

  it('see nothing of our environment', async () => {
    const leash = createLeash()
    const probe = join(folder(), 'probe.mjs')
    await writeFile(probe, `process.on('message', () => process.send(Object.keys(process.env)))`)
    process.env['REGISTRAR_TEST_SECRET'] = 'secret'
    try {
      const child = startExaminer(leash, ['--import', pathToFileURL(probe).href])
      await once(child, 'message')
      child.send({})
      const [names] = (await once(child, 'message')) as [readonly string[]]
      expect(names.filter((name) => name !== 'PWD'))
        .to.not.include('REGISTRAR_TEST_SECRET')
        .and.not.include('HOME')
    } finally {
      delete process.env['REGISTRAR_TEST_SECRET']
      await leash.end()
    }
  })

  it('end with their parent, even when that one is killed', async () => {
    const parent = join(folder(), 'parent.mts')
    const from = (file: string): string => JSON.stringify(pathToFileURL(join('bin', file)).href)
    await writeFile(
      parent,
      `import { createLeash } from ${from('servers/leash.ts')}
       import { startExaminer } from ${from('process/start-examiner.ts')}
       const child = startExaminer(createLeash())
       child.once('message', () => {
         console.log(child.pid)
         process.kill(process.pid, 'SIGKILL')
       })`,
    )
    const killed = (await promisify(execFile)(process.execPath, ['--import=tsx', parent]).catch(
      (error: unknown) => error,
    )) as { readonly stdout: string; readonly signal: string }
    expect(killed.signal).to.equal('SIGKILL')
    await ended(Number(must(/^\d+/.exec(killed.stdout))[0]))
  })
})

const PROBE = `
import net from 'node:net'
import tls from 'node:tls'
import http from 'node:http'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { spawn } from 'node:child_process'
import inspector from 'node:inspector'
import { Worker } from 'node:worker_threads'
const tell = async (attempt) => {
  try { return await attempt() ?? 'went through' } catch (error) { return (error.cause ?? error).code ?? String(error) }
}
const told = (emitter, event) => new Promise((resolve, reject) => {
  emitter.once(event, () => resolve('went through')).once('error', reject)
})
process.on('message', async ({ port }) => {
  if (port === undefined) return
  process.send({
    net: await tell(() => told(net.connect(port, '127.0.0.1'), 'connect')),
    tls: await tell(() => told(tls.connect(port, '127.0.0.1'), 'connect')),
    http: await tell(() => told(http.get({ port, host: '127.0.0.1' }), 'socket')),
    fetch: await tell(() => fetch('http://127.0.0.1:' + port)),
    listen: await tell(() => told(net.createServer().listen(0), 'listening')),
    dgram: await tell(() => told(dgram.createSocket('udp4').bind(0), 'listening')),
    dns: await tell(() => dns.promises.resolve4('localhost')),
    thread: await tell(() => told(new Worker('', { eval: true }), 'online')),
    inspector: await tell(() => inspector.open(0)),
    binding: await tell(() => void process.binding('tcp_wrap')),
    program: await tell(() => told(spawn('true'), 'exit')),
  })
})`

/** Polls until the process is gone, for as long as the test may take. */
async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
