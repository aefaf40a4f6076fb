import { expect } from 'chai'
import type { Session } from '../../../domain/ports.ts'
import { at, vendorNic } from '../../domain/sample.ts'
import { refusedAs } from './refusal.ts'
import { day, notary } from './world.ts'
import type { World } from './world.ts'

export function edgeContract(world: () => World): void {
  describe('an idempotency key', () => {
    it('is new, then started, then done with the first answer', async () => {
      const { idempotency } = world().stores
      const fingerprint = world().newDigest()
      const claim = async (): Promise<unknown> => idempotency.claim('actor', 'key-1', fingerprint, at)
      expect(await claim()).to.deep.equal({ state: 'new' })
      expect(await claim()).to.deep.equal({ state: 'started' })
      await idempotency.complete('actor', 'key-1', 201, '{"a":1}')
      await idempotency.complete('actor', 'key-1', 500, 'late')
      expect(await claim()).to.deep.equal({ state: 'done', status: 201, body: '{"a":1}' })
    })

    it('is refused with another request, and free to another actor', async () => {
      const { idempotency } = world().stores
      await idempotency.claim('actor', 'key-2', world().newDigest(), at)
      await refusedAs('idempotency-key-reused', idempotency.claim('actor', 'key-2', world().newDigest(), at))
      const other = await idempotency.claim('other', 'key-2', world().newDigest(), at)
      expect(other).to.deep.equal({ state: 'new' })
    })

    it('is new to exactly one of many who claim it at once', async () => {
      const { idempotency } = world().stores
      const fingerprint = world().newDigest()
      const claims = await Promise.all(
        Array.from({ length: 10 }, () => idempotency.claim('actor', 'key-3', fingerprint, at)),
      )
      expect(claims.filter(({ state }) => state === 'new')).to.have.length(1)
      expect(claims.filter(({ state }) => state === 'started')).to.have.length(9)
    })
  })

  describe('the record of refusals', () => {
    it('counts by code', async () => {
      const { refusals } = world().stores
      const refusal = { at, actorId: null, route: 'POST /transactions', transactionId: null }
      const before = await refusals.count('pin-malformed')
      await refusals.record({ ...refusal, code: 'pin-malformed' })
      await refusals.record({ ...refusal, code: 'pin-malformed', actorId: notary.id })
      await refusals.record({ ...refusal, code: 'nic-malformed' })
      expect(await refusals.count('pin-malformed')).to.equal(before + 2)
      expect(await refusals.count('pay-link-invalid')).to.equal(0)
    })
  })

  describe('a session', () => {
    const session = (): Session => ({
      idSha256: world().newDigest(),
      actor: notary,
      name: 'Me Latanier ARAUCARIA',
      createdAt: at,
      lastSeenAt: at,
    })

    it('lives from its creation to its end', async () => {
      const { sessions } = world().stores
      const login = session()
      expect(await sessions.find(login.idSha256)).to.equal(undefined)
      await sessions.create(login)
      await sessions.create({ ...login, name: 'another' })
      expect(await sessions.find(login.idSha256)).to.deep.equal(login)
      await sessions.end(login.idSha256)
      await sessions.end(login.idSha256)
      expect(await sessions.find(login.idSha256)).to.equal(undefined)
    })

    it('remembers for whom a clerk works', async () => {
      const { sessions } = world().stores
      const actor = { id: 'clerk-1', role: 'clerk', worksFor: notary.id } as const
      const login = { ...session(), actor }
      await sessions.create(login)
      expect((await sessions.find(login.idSha256))?.actor).to.deep.equal(actor)
    })

    it('remembers by which number an owner stands in the register', async () => {
      const { sessions } = world().stores
      const login = { ...session(), actor: { id: 'owner-1', role: 'owner', nic: vendorNic } as const }
      await sessions.create(login)
      expect((await sessions.find(login.idSha256))?.actor).to.deep.equal(login.actor)
    })

    it('is seen later and never earlier', async () => {
      const { sessions } = world().stores
      const login = session()
      await sessions.create(login)
      await sessions.touch(login.idSha256, day(2))
      await sessions.touch(login.idSha256, day(1))
      expect((await sessions.find(login.idSha256))?.lastSeenAt).to.equal(day(2))
      await sessions.touch(world().newDigest(), day(3))
    })
  })
}
