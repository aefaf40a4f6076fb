import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { trustOf } from '../../../bin/process/trust.ts'
import { rejectionOf } from '../../storage/vault/rejection.ts'

describe('whom a process trusts', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trust-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is read of two certificates, where no key is to be read', async () => {
    await mkdir(join(folder, 'hierarchy'))
    await writeFile(join(folder, 'hierarchy', 'root.crt'), 'the root')
    await writeFile(join(folder, 'hierarchy', 'issuing.crt'), 'the issuer')
    const { anchors, intermediates } = await trustOf(folder)
    expect([...new Set(anchors.map(({ certificate }) => String(certificate)))]).to.deep.equal(['the root'])
    expect(intermediates.map(String)).to.deep.equal(['the issuer'])
  })

  it('is nobody where there is no authority, and none is made', async () => {
    expect(await rejectionOf(trustOf(folder))).to.have.property('code', 'ENOENT')
    expect(await rejectionOf(trustOf(folder))).to.have.property('code', 'ENOENT')
  })
})
