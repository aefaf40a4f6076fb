import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { drawn, signed } from '../signatures/sample.ts'
import { eachWithFolder } from './servers/scratch.ts'

interface Ended {
  readonly code: number
  readonly said: string
  readonly complained: string
}

describe('the command `registrar`', function () {
  this.timeout(60_000)
  const folder = eachWithFolder()

  /** Where nothing is prepared; `unread` closes its output before it writes. */
  async function run(args: readonly string[], unread = false): Promise<Ended> {
    const program = [resolve('bin/registrar.js'), ...args]
    const child = spawn(process.execPath, program, { cwd: folder(), stdio: ['ignore', 'pipe', 'pipe'] })
    if (unread) child.stdout.destroy()
    const said = unread ? Promise.resolve('') : text(child.stdout)
    const outputs = Promise.all([said, text(child.stderr)])
    const [code] = (await once(child, 'close')) as [number]
    const [output, complained] = await outputs
    return { code, said: output, complained }
  }

  it('says what it needs when nothing is named to verify', async () => {
    const { code, said, complained } = await run(['verify'])
    expect(code).to.equal(64)
    expect(said).to.equal('')
    expect(complained).to.contain('Name a file')
  })

  for (const [args, code, complaint] of [
    [['verify', '--colour', 'deed.pdf'], 64, "unknown option '--colour'"],
    [['verify', '--at', 'yesterday', 'deed.pdf'], 64, '--at takes'],
    [['verify', '--trust', 'nowhere', 'deed.pdf'], 70, 'nowhere'],
    [['nothing'], 64, "unknown command 'nothing'"],
  ] as const) {
    it(`ends as no verdict ends on \`${args.join(' ')}\`, and tells once what is wrong`, async () => {
      const ended = await run(args)
      expect(ended).to.include({ code, said: '' })
      expect(ended.complained.split(complaint)).to.have.lengthOf(2)
    })
  }

  it('ends well when asked for help', async () => {
    expect(await run(['verify', '--help'])).to.include({ code: 0, complained: '' })
  })

  it('verifies where nothing is prepared, and writes only lines of JSON to its output', async () => {
    await writeFile(join(folder(), 'deed.pdf'), await signed(await drawn()))
    const { code, said, complained } = await run(['verify', '--json', 'deed.pdf', 'gone.pdf'])
    expect(code).to.equal(1)
    const lines = said.trimEnd().split('\n')
    const files = lines.map((line) => (JSON.parse(line) as { readonly file: string }).file)
    expect(files).to.deep.equal(['deed.pdf', 'gone.pdf'])
    expect(complained).to.equal('gone.pdf: ENOENT\n')
  })

  it('ends without a word when nobody reads on', async () => {
    const { code, complained } = await run(['verify', 'gone.pdf'], true)
    expect(code).to.equal(141)
    expect(complained).to.equal('')
  })
})
