import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { openSecrets } from '../../../bin/start/secrets.ts'
import { eachWithFolder, rejection } from '../servers/scratch.ts'

describe('the secrets of an installation', () => {
  const folder = eachWithFolder()
  const data = (): string => join(folder(), 'data')
  const file = (): string => join(data(), 'secrets.json')

  it('are made once and kept', async () => {
    const first = await openSecrets(data())
    expect(await openSecrets(data())).to.deep.equal(first)
  })

  it('are 32 random bytes each, no two of them the same', async () => {
    const { codecKeys, ...others } = await openSecrets(data())
    const all = [codecKeys.replace(/^k1:/, ''), ...Object.values(others)]
    for (const one of all) expect(Buffer.from(one, 'base64')).to.have.lengthOf(32)
    expect(new Set(all).size).to.equal(all.length)
  })

  it('are for their owner’s eyes only', async () => {
    await openSecrets(data())
    expect((await stat(file())).mode & 0o777).to.equal(0o600)
    expect((await stat(data())).mode & 0o777).to.equal(0o700)
  })

  it('keep what an earlier version had, and gain what it lacked, once', async () => {
    const whole = await openSecrets(data())
    const earlier = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== 'noticesKey'))
    await writeFile(file(), JSON.stringify(earlier))
    const first = await openSecrets(data())
    expect(first).to.deep.include(earlier)
    expect(await openSecrets(data())).to.deep.equal(first)
  })

  it('are never made anew over a file that cannot be read', async () => {
    await openSecrets(data())
    await writeFile(file(), '{"codecKeys":"k1:')
    await rejection(openSecrets(data()))
    expect(await readFile(file(), 'utf8')).to.equal('{"codecKeys":"k1:')
  })
})
