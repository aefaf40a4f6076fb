import { expect } from 'chai'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Vault } from '../../../domain/ports.ts'
import type { DocumentRef } from '../../../domain/transaction/document.ts'
import { ask, checksumOf, stored } from '../../../storage/vault/conformance/exchange.ts'
import { spool } from '../../../storage/vault/spool.ts'
import type { VaultPlace } from '../../../storage/vault/vault-place.ts'
import { createVault } from '../../../storage/vault/vault.ts'
import { versionsOf } from '../../../storage/vault/versions.ts'
import { must } from '../../must.ts'
import { messageOf } from './rejection.ts'
import { freshPlace } from './fresh-place.ts'

describe('the vault', () => {
  let place: VaultPlace
  let vault: Vault
  let folder: string
  before(async () => {
    place = await freshPlace()
    vault = createVault(place)
    folder = await mkdtemp(join(tmpdir(), 'vault-'))
  })
  after(() => rm(folder, { recursive: true }))

  const anyDocument = () => Buffer.from(`%PDF-1.7 ${randomBytes(16).toString('hex')}`)
  const spooled = (bytes: Uint8Array) => spool(pieces(bytes), { folder, maxBytes: 1e6 })
  /** Somebody else with the keys writes to the bucket, without our condition. */
  const overwrite = (key: string, body: string) => stored(place, body, { key })

  it('answers the key, the size, the SHA-256 and the version of what it stored', async () => {
    const document = await spooled(anyDocument())
    const ref = await vault.put(document)
    expect(ref).to.deep.equal({
      sha256: document.sha256,
      bytes: document.bytes,
      key: keyOf(document.sha256),
      versionId: must(versionIds(await versionsOf(place, ref.key))[0]),
    })
  })

  it('gives back what it was given, streamed or whole', async () => {
    const bytes = anyDocument()
    const ref = await vault.put(await spooled(bytes))
    expect(await buffer(await vault.open(ref))).to.deep.equal(bytes)
    expect(Buffer.from(await vault.read(ref))).to.deep.equal(bytes)
  })

  it('stores of a larger piece of memory no more than it was given', async () => {
    const bytes = Uint8Array.from(anyDocument())
    const ref = await vault.putBytes(bytes.subarray(9, 25))
    expect(Buffer.from(await vault.read(ref))).to.deep.equal(Buffer.from(bytes.slice(9, 25)))
  })

  it('has the store check the bytes against their SHA-256 and keep it', async () => {
    const bytes = anyDocument()
    const { key } = await vault.putBytes(bytes)
    const head = await ask(place, { method: 'HEAD', key, headers: { 'x-amz-checksum-mode': 'ENABLED' } })
    expect(head.headers['x-amz-checksum-sha256']).to.equal(checksumOf(bytes.toString()))
  })

  it('stores the same bytes once, however often and from wherever they come', async () => {
    const bytes = anyDocument()
    const first = await vault.put(await spooled(bytes))
    expect(await vault.put(await spooled(bytes))).to.deep.equal(first)
    expect(await vault.putBytes(bytes)).to.deep.equal(first)
    expect(await versionsOf(place, first.key)).to.have.length(1)
  })

  it('stores the same bytes once when twenty come at once', async () => {
    const bytes = anyDocument()
    const refs = await Promise.all(Array.from({ length: 20 }, () => vault.putBytes(bytes)))
    expect(new Set(versionIds(refs)).size).to.equal(1)
    expect(await versionsOf(place, must(refs[0]).key)).to.have.length(1)
  })

  it('keeps answering the first version when somebody wrote another above it', async () => {
    const bytes = anyDocument()
    const ref = await vault.putBytes(bytes)
    await overwrite(ref.key, 'forged')
    expect(await vault.putBytes(bytes)).to.deep.equal(ref)
    expect(Buffer.from(await vault.read(ref))).to.deep.equal(bytes)
  })

  it('still opens a version that somebody deleted', async () => {
    const bytes = anyDocument()
    const ref = await vault.putBytes(bytes)
    await place.client.removeObject(place.bucket, ref.key)
    expect(Buffer.from(await vault.read(ref))).to.deep.equal(bytes)
  })

  it('does not acknowledge a document whose key somebody took with other bytes', async () => {
    const document = await spooled(anyDocument())
    await overwrite(keyOf(document.sha256), 'forged')
    expect(await messageOf(vault.put(document))).to.contain(document.sha256)
  })

  it('gives nobody the end of a document with other bytes than the reference says', async () => {
    const ref = await vault.putBytes(anyDocument())
    const forged = 'x'.repeat(ref.bytes)
    const { versionId } = await overwrite(ref.key, forged)
    for (const wrong of [
      { ...ref, versionId },
      { ...ref, bytes: ref.bytes + 1 },
      { ...ref, bytes: 1 },
    ]) {
      expect(await messageOf(vault.read(wrong))).to.contain(ref.sha256)
      const { seen, error } = await readUntilItBreaks(vault, wrong)
      expect(error).to.contain(ref.sha256)
      expect(seen).to.be.lessThan(ref.bytes)
    }
  })

  it('does not find a version that was never stored', async () => {
    const ref = await vault.putBytes(anyDocument())
    const missing = { ...ref, versionId: '00000000-0000-4000-8000-000000000000' }
    expect(await messageOf(vault.read(missing))).to.be.a('string')
  })

  it('does not acknowledge a spool file that is gone, shorter, longer or another than was hashed', async () => {
    const spoilers = {
      shorter: (path: string, bytes: number) => truncate(path, bytes - 1),
      longer: (path: string, bytes: number) => truncate(path, bytes + 1),
      another: (path: string, bytes: number) => writeFile(path, 'x'.repeat(bytes)),
      gone: (path: string) => rm(path),
    }
    for (const [how, spoil] of Object.entries(spoilers)) {
      const document = await spooled(anyDocument())
      await spoil(document.path, document.bytes)
      expect(await messageOf(vault.put(document)), how).to.be.a('string')
      expect(await versionsOf(place, keyOf(document.sha256))).to.be.empty
    }
  })
})

async function* pieces(...parts: readonly Uint8Array[]) {
  for (const part of parts) yield await Promise.resolve(part)
}

function versionIds(versions: readonly { readonly versionId: string }[]): readonly string[] {
  return versions.map((version) => version.versionId)
}

function keyOf(sha256: string): string {
  return `sha256/${sha256.slice(0, 2)}/${sha256}`
}

async function readUntilItBreaks(vault: Vault, ref: DocumentRef) {
  let seen = 0
  try {
    for await (const piece of await vault.open(ref)) seen += piece.byteLength
    return { seen, error: 'read to the end' }
  } catch (error) {
    return { seen, error: (error as Error).message }
  }
}
