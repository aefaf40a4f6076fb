import { expect } from 'chai'
import { randomUUID } from 'node:crypto'
import type { Vault } from '../../../domain/ports.ts'
import { instantOf, later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import type { DocumentRef } from '../../../domain/transaction/document.ts'
import type { VaultPlace } from '../../../storage/vault/vault-place.ts'
import { createVault } from '../../../storage/vault/vault.ts'
import { freshPlace } from './fresh-place.ts'
import { rejectionOf } from './rejection.ts'

describe('the lock on a document', () => {
  let place: VaultPlace
  let vault: Vault
  let ref: DocumentRef
  let inAMinute: Instant
  let inTwoMinutes: Instant
  before(async () => {
    place = await freshPlace()
    vault = createVault(place)
  })
  beforeEach(async () => {
    ref = await vault.putBytes(Buffer.from(randomUUID()))
    inAMinute = fromNow(60)
    inTwoMinutes = fromNow(120)
  })

  const removeVersion = () =>
    place.client.removeObject(place.bucket, ref.key, { versionId: ref.versionId, governanceBypass: true })

  it('is not there before it is asked for', async () => {
    expect(await vault.lockedUntil(ref)).to.equal(null)
  })

  it('holds until the moment it was given, against everybody', async () => {
    await vault.lock(ref, inAMinute)
    expect(await vault.lockedUntil(ref)).to.equal(inAMinute)
    await rejectionOf(removeVersion())
    await vault.read(ref)
  })

  it('is lengthened, and never shortened', async () => {
    for (const until of [inAMinute, inTwoMinutes, inAMinute]) await vault.lock(ref, until)
    expect(await vault.lockedUntil(ref)).to.equal(inTwoMinutes)
  })

  it('is as long as the longest of those asked for at once', async () => {
    await Promise.all([inAMinute, inTwoMinutes, inAMinute].map((until) => vault.lock(ref, until)))
    expect(await vault.lockedUntil(ref)).to.equal(inTwoMinutes)
  })

  it('ends with a whole second, never earlier than asked', async () => {
    await vault.lock(ref, later(inAMinute, -1))
    expect(await vault.lockedUntil(ref)).to.equal(inAMinute)
  })

  it('comes with the bytes when they are stored with one, to the whole second', async () => {
    const locked = await vault.putBytes(Buffer.from(randomUUID()), later(inAMinute, -1))
    expect(await vault.lockedUntil(locked)).to.equal(inAMinute)
    await rejectionOf(place.client.removeObject(place.bucket, locked.key, { versionId: locked.versionId }))
  })

  it('comes also to bytes that were stored before without one', async () => {
    const bytes = Buffer.from(randomUUID())
    const unlocked = await vault.putBytes(bytes)
    expect(await vault.putBytes(bytes, inAMinute)).to.deep.equal(unlocked)
    expect(await vault.lockedUntil(unlocked)).to.equal(inAMinute)
  })

  it('cannot be put on a version that does not exist', async () => {
    await rejectionOf(vault.lock({ ...ref, versionId: randomUUID() }, inAMinute))
  })
})

/** On the second, as the store keeps it. */
function fromNow(seconds: number): Instant {
  return instantOf(new Date((Math.ceil(Date.now() / 1000) + seconds) * 1000))
}
