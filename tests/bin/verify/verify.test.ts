import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { verify } from '../../../bin/verify/verify.ts'
import type { VerifyOptions } from '../../../bin/verify/verify.ts'
import { must } from '../../must.ts'
import { NOON } from '../../certs/test-pki.ts'
import { drawn, signed, trust } from '../../signatures/sample.ts'
import { eachWithFolder, rejection } from '../servers/scratch.ts'

/** No --trust, and no development authority in the data folder. */
const NOBODY = {}

describe('`registrar verify`', () => {
  const folder = eachWithFolder()
  let good: string
  let tampered: string

  beforeEach(async () => {
    const deed = await signed(await drawn())
    good = await put('good.pdf', deed)
    const at = Buffer.from(deed).indexOf('stream') + 'stream'.length + 10
    tampered = await put('tampered.pdf', deed.with(at, must(deed[at]) ^ 1))
    await mkdir(join(folder(), 'trust'))
    await put('trust/root.crt', must(trust.anchors[0]).certificate)
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
  ): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
    const lines: string[] = []
    const code = await verify(files, { at: NOON, data: folder(), ...options }, (line) => lines.push(line))
    return { code, lines }
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
    expect(lines[0]).to.contain('cannot be read (ENOENT)')
    expect(lines[1]).to.contain('PASSED')
  })

  it('prints one JSON line a file with --json', async () => {
    const { lines } = await run([good, folder(), tampered], { ...trusting(), json: true })
    expect(lines.every((line) => !line.includes('\n'))).to.equal(true)
    const told = lines.map((line) => JSON.parse(line) as { file: string; decision?: string; error?: string })
    expect(told.map(({ file }) => file)).to.deep.equal([good, folder(), tampered])
    expect(told.map(({ decision, error }) => decision ?? error)).to.deep.equal(['ACCEPT', 'EISDIR', 'REFUSE'])
  })

  it('judges as of the moment of --at', async () => {
    const { code, lines } = await run([good], { ...trusting(), at: '2031-01-01T00:00:00.000Z' })
    expect(code).to.equal(2)
    expect(lines[0]).to.contain('examined as of 2031-01-01T00:00:00.000Z')
  })

  it('takes no --at that is not a moment', async () => {
    expect((await rejection(run([good], { at: 'yesterday' }))).message).to.contain('--at takes a moment')
  })

  it('takes certificates in PEM too', async () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(must(trust.anchors[0]).certificate).toString('base64')}\n-----END CERTIFICATE-----\n`
    await mkdir(join(folder(), 'pem'))
    await put('pem/root.pem', Buffer.from(pem))
    expect((await run([good], { trust: join(folder(), 'pem') })).code).to.equal(0)
  })

  it('says so when the folder of --trust holds no certificate', async () => {
    await mkdir(join(folder(), 'empty'))
    const refused = await rejection(run([good], { trust: join(folder(), 'empty') }))
    expect(refused.message).to.contain('holds no certificate')
  })
})
