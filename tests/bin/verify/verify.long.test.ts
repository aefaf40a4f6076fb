import { createHash } from 'node:crypto'
import type { ChildProcess } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'chai'
import { createExaminers } from '../../../bin/process/examiners.ts'
import { startExaminer } from '../../../bin/process/start-examiner.ts'
import { createLeash } from '../../../bin/servers/leash.ts'
import { verify } from '../../../bin/verify/verify.ts'
import type { VerifyOptions } from '../../../bin/verify/verify.ts'
import { must } from '../../must.ts'
import { crlDer } from '../../certs/test-crl.ts'
import { NOON } from '../../certs/test-pki.ts'
import { drawn, root, signed } from '../../signatures/sample.ts'
import { eachWithFolder, rejection } from '../servers/scratch.ts'

/** No --trust, and no development authority in the data folder. */
const NOBODY = {}

const ASPECTS = ['format', 'integrity', 'changesAfter', 'path', 'revocation', 'time', 'policy'] as const
const SIGNATURE_KEYS = [
  ...['index', 'signer', 'coversWholeFile', ...ASPECTS, 'indication', 'subIndication', 'findings'],
]

interface JsonLine {
  readonly file: string
  readonly indication: string
  readonly signatures: readonly (Readonly<Record<(typeof ASPECTS)[number], object>> & {
    readonly signer: string
  })[]
}

/** Lies in an examiner before its own program, as a fault in it would. */
const DIES = `process.on('message', ({ document }) => {
  if (document?.path?.endsWith('crash.pdf')) process.exit(9)
})`

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('`registrar verify`', function () {
  // Each run starts the processes that read the files.
  this.timeout(60_000)
  const folder = eachWithFolder()
  let good: string
  let tampered: string

  beforeEach(async () => {
    const deed = await signed(await drawn())
    good = await put('good.pdf', deed)
    const at = Buffer.from(deed).indexOf('stream') + 'stream'.length + 10
    tampered = await put('tampered.pdf', deed.with(at, must(deed[at]) ^ 1))
    await mkdir(join(folder(), 'trust'))
    await put('trust/root.crt', root.certificate.der)
    await put('trust/root.crl', crlDer({ issuer: root }))
  })

  const language = process.env['LANG']
  beforeEach(() => (process.env['LANG'] = 'C'))
  after(() => {
    if (language === undefined) delete process.env['LANG']
    else process.env['LANG'] = language
  })

  const trusting = (): Partial<VerifyOptions> => ({ trust: join(folder(), 'trust') })
  async function put(name: string, bytes: Uint8Array): Promise<string> {
    const file = join(folder(), name)
    await writeFile(file, bytes)
    return file
  }
  async function run(
    files: readonly string[],
    options: Partial<VerifyOptions> = trusting(),
    create = createExaminers,
  ): Promise<{
    readonly code: number
    readonly lines: readonly string[]
    readonly complaints: readonly string[]
  }> {
    const [lines, complaints]: [string[], string[]] = [[], []]
    const asked = { at: NOON, data: folder(), policy: 'deed', ...options }
    const print = (line: string): void => void lines.push(line)
    const complain = (line: string): void => void complaints.push(line)
    const code = await verify(files, asked, { print, complain, createExaminers: create })
    return { code, lines, complaints }
  }

  it('ends with 0 when every file passed', async () => {
    const { code, lines } = await run([good, good])
    expect(code).to.equal(0)
    expect(lines).to.have.lengthOf(2)
    expect(lines[0]).to.contain('PASSED').and.to.contain(good)
  })

  it('ends with 1 when one file was changed, though another passed', async () => {
    const { code, lines } = await run([tampered, good])
    expect(code).to.equal(1)
    expect(lines[0]).to.contain('FAILED')
    expect(lines[1]).to.contain('PASSED')
  })

  it('ends with 2 when nobody whom we trust stands above the signer', async () => {
    const { code, lines } = await run([good], NOBODY)
    expect(code).to.equal(2)
    expect(lines[0]).to.contain('OPEN')
  })

  it('calls failed graver than open', async () => {
    expect((await run([good, tampered], NOBODY)).code).to.equal(1)
  })

  it('counts a file that cannot be read as failed, and goes on to the next', async () => {
    const { code, lines } = await run([join(folder(), 'nothing.pdf'), good])
    expect(code).to.equal(1)
    expect(lines[0]).to.contain('FAILED').and.to.contain('cannot be read (ENOENT)')
    expect(lines[1]).to.contain('PASSED')
  })

  it('prints one JSON line a file with --json, and for each signature what every question came to', async () => {
    const { lines } = await run([good, tampered], { ...trusting(), json: true })
    const [first, second] = lines.map((line) => JSON.parse(line) as JsonLine)
    expect(must(first)).to.have.all.keys('file', 'sha256', 'indication', 'subIndication', 'signatures')
    expect(first).to.include({ file: good, sha256: sha256(await readFile(good)) })
    expect(first).to.include({ indication: 'TOTAL_PASSED', subIndication: null })
    const [signature] = must(first).signatures
    expect(Object.keys(must(signature))).to.deep.equal(SIGNATURE_KEYS)
    expect(signature).to.deep.include({ index: 0, coversWholeFile: true, indication: 'TOTAL_PASSED' })
    expect(signature?.signer).to.contain('Maître Zoé Lagrange')
    for (const name of ASPECTS) expect(signature?.[name]).to.have.all.keys('verdict', 'code')
    expect(second).to.include({ file: tampered, indication: 'TOTAL_FAILED' })
    expect(must(second).signatures[0]).to.have.nested.property('integrity.verdict', 'FAILED')
  })

  it('tells that the bytes are whole although nobody here knows the signer', async () => {
    const { lines } = await run([good], { ...NOBODY, json: true })
    const [signature] = (JSON.parse(must(lines[0])) as JsonLine).signatures
    expect(signature).to.have.nested.property('integrity.verdict', 'PASSED')
    expect(signature).to.have.nested.property('path.verdict', 'INDETERMINATE')
    expect(signature).to.include({ indication: 'INDETERMINATE' })
  })

  it('gives a file that cannot be read a JSON line with no SHA-256, and says why beside it', async () => {
    const gone = join(folder(), 'gone.pdf')
    const { lines, complaints } = await run([gone, good], { ...trusting(), json: true })
    const open = { sha256: null, indication: 'INDETERMINATE', subIndication: 'SIGNED_DATA_NOT_FOUND' }
    expect(JSON.parse(must(lines[0]))).to.deep.equal({ file: gone, ...open, signatures: [] })
    expect(complaints).to.deep.equal([`${gone}: ENOENT`])
    expect(JSON.parse(must(lines[1]))).to.include({ indication: 'TOTAL_PASSED' })
  })

  it('calls a document open that nobody signed', async () => {
    const unsigned = await put('unsigned.pdf', await drawn())
    const { code, lines } = await run([unsigned], { ...trusting(), json: true })
    expect(code).to.equal(2)
    const open = { indication: 'INDETERMINATE', subIndication: 'SIGNED_DATA_NOT_FOUND' }
    expect(JSON.parse(must(lines[0]))).to.deep.include({ ...open, signatures: [] })
  })

  it('walks a folder and all below it for PDFs, in order, and no file there ends the run', async () => {
    await mkdir(join(folder(), 'many', 'below'), { recursive: true })
    const deed = await readFile(good)
    const names = ['a.pdf', 'b.PDF', 'below/c.pdf', 'hostile.pdf', 'z.pdf']
    for (const name of names) {
      await put(`many/${name}`, name === 'hostile.pdf' ? Buffer.alloc(70_000_000) : deed)
    }
    await put('many/no.txt', deed)
    const { code, lines } = await run([join(folder(), 'many'), tampered], { ...trusting(), json: true })
    const told = lines.map((line) => JSON.parse(line) as JsonLine)
    expect(told.map(({ file }) => file)).to.deep.equal([
      ...names.map((name) => join(folder(), 'many', name)),
      tampered,
    ])
    expect(told[3]).to.include({ indication: 'INDETERMINATE', subIndication: 'RESOURCE_LIMIT' })
    expect(told[4]).to.include({ indication: 'TOTAL_PASSED' })
    expect(code).to.equal(1)
  })

  it('speaks French when asked, and no language that it does not know', async () => {
    const { lines } = await run([good], { ...trusting(), lang: 'fr' })
    expect(lines[0]).to.contain('ACCEPTÉ').and.to.contain('Les octets').and.not.to.contain('PASSED:')
    expect((await rejection(run([good], { lang: 'de' }))).message).to.contain('--lang takes')
  })

  it('asks of any document whether its certificates were revoked, and of a deed what the office asks', async () => {
    await rm(join(folder(), 'trust', 'root.crl'))
    for (const [policy, id] of [
      ['deed', 'mu-deed'],
      ['document', 'any-document'],
    ] as const) {
      const { code, lines } = await run([good], { ...trusting(), policy })
      expect(lines[0]).to.contain(`policy ${id}`).and.to.contain('revocation-unknown')
      expect(code).to.equal(2)
    }
    expect((await rejection(run([good], { policy: 'none' }))).message).to.contain('--policy takes')
  })

  it('judges as of the moment of --at', async () => {
    const { code, lines } = await run([good], { ...trusting(), at: '2031-01-01T00:00:00.000Z' })
    expect(code).to.equal(2)
    expect(lines[0]).to.contain('examined as of 2031-01-01T00:00:00.000Z')
  })

  it('takes no --at that is not a moment', async () => {
    expect((await rejection(run([good], { at: 'yesterday' }))).message).to.contain('--at takes a moment')
  })

  it('goes on after a file at which the process that reads it dies, and calls that file open', async () => {
    const hook = await put('hook.mjs', Buffer.from(DIES))
    const crash = await put('crash.pdf', await readFile(good))
    const leash = createLeash()
    const start = (): ChildProcess => startExaminer(leash, ['--import', pathToFileURL(hook).href])
    const { code, lines } = await run([crash, good, crash, good], { ...trusting(), json: true }, (options) =>
      createExaminers({ ...options, start }),
    )
    await leash.end()
    const told = lines.map((line) => JSON.parse(line) as JsonLine)
    expect(told.map(({ file }) => file)).to.deep.equal([crash, good, crash, good])
    for (const index of [0, 2]) {
      expect(told[index]).to.include({ indication: 'INDETERMINATE', subIndication: 'RESOURCE_LIMIT' })
      expect(told[index]).to.include({ sha256: sha256(await readFile(crash)) })
    }
    expect(told[1]).to.include({ indication: 'TOTAL_PASSED' })
    expect(told[3]).to.include({ indication: 'TOTAL_PASSED' })
    expect(code).to.equal(2)
  })

  it('speaks the language of the terminal when none is asked for', async () => {
    process.env['LANG'] = 'fr_MU.UTF-8'
    expect((await run([good])).lines[0]).to.contain('ACCEPTÉ')
  })
})
