import { createPrivateKey } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'chai'
import { SignJWT } from 'jose'
import type { Pin } from '../../domain/ids.ts'
import type { Watch } from '../../domain/shield/shield.ts'
import { owner } from '../../sandbox/fiction/owners.ts'
import { keptKeys } from '../../sandbox/identity/keys.ts'
import { holding, partyAs, purchaser } from '../domain/sample.ts'
import { must } from '../must.ts'
import type { Walk } from '../storage/contract/world.ts'
import { NOTARY, OFFICER } from './declared.ts'
import { AUDIENCE, openTown } from './town.ts'
import type { Answered, Asked, Town } from './town.ts'

const MINUTE = 60_000
const ME = 'owner-1'
const { nic, name } = owner(0)
const mine = { parties: [partyAs('vendor', nic, name), purchaser] }

interface Listed {
  readonly pin: string
  readonly shares: readonly { readonly share: string; readonly right: string }[]
  readonly watch: Watch
  readonly underWay: {
    readonly transactionId: string
    readonly stage: string
    readonly mayObject: boolean
    readonly objectedAt: string | null
  } | null
}

describe('an owner over HTTP', () => {
  let town: Town
  beforeEach(async () => {
    town = await openTown()
  })
  afterEach(() => town.close())

  const ownParcel = (): Promise<Pin> => town.world.parcel([holding(nic, name)])
  const underWay = async (): Promise<Walk> => town.world.lodged({ ...mine, pin: await ownParcel() })
  const titles = async (as = ME): Promise<readonly Listed[]> =>
    ((await town.ask('GET', '/v1/own-titles', { as })).body as unknown as { titles: readonly Listed[] })
      .titles
  const titleOn = async (pin: Pin): Promise<Listed> => must((await titles()).find((one) => one.pin === pin))
  const put = (pin: string, what: string, json: object, asked: Asked = { as: ME }): Promise<Answered> =>
    town.ask('PUT', `/v1/own-titles/${pin}/${what}`, { ...asked, json })
  const object = ({ pin, transactionId }: Walk, reason = 'I sold nothing', as = ME): Promise<Answered> =>
    town.ask('POST', `/v1/own-titles/${pin}/objection`, { as, json: { transactionId, reason } })
  const outcome = ({ status, body }: Answered): unknown => [status, body.code]

  /** The owner's own program, some time after he logged in. */
  const loggedIn = async (ago: number, key?: string): Promise<Asked> => {
    const signing = keptKeys(join(town.folder, 'identity')).signing
    const token = await new SignJWT({
      person: ME,
      roles: ['owner'],
      nic,
      auth_time: seconds(Date.now() - ago),
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setIssuer(town.identity.issuer)
      .setAudience(AUDIENCE)
      .setSubject('program')
      .setExpirationTime('50m')
      .sign(createPrivateKey({ key: signing, format: 'jwk' }))
    return { headers: { authorization: `Bearer ${token}` }, ...(key !== undefined && { key }) }
  }
  const seconds = (ms: number): number => Math.floor(ms / 1_000)

  it('sees his own titles and what is under way on them, and nothing of anybody else', async () => {
    const other = await town.world.parcel()
    const free = await ownParcel()
    const walk = await underWay()
    const listed = await titles()
    expect(listed.map(({ pin }) => pin)).to.deep.equal([free, walk.pin])
    expect(listed.map((one) => one.pin)).to.not.include(other)
    expect(listed[0]).to.deep.include({
      shares: [{ share: '1', right: 'full' }],
      watch: { alert: false, waitDays: 0, lockedAt: null },
      underWay: null,
    })
    expect(listed[1]?.underWay).to.deep.include({
      ...{ transactionId: walk.transactionId, stage: 'lodged', mayObject: true, objectedAt: null },
    })
    expect(await titles('owner-2')).to.deep.equal([])
  })

  it('is the only one who may: neither notary nor officer, and he may do nothing of theirs', async () => {
    const pin = await ownParcel()
    for (const as of [NOTARY, OFFICER]) {
      expect((await town.ask('GET', '/v1/own-titles', { as })).body.code).to.equal('not-authorised')
      expect(outcome(await put(pin, 'watch', { alert: true, waitDays: 1 }, { as }))).to.deep.equal([
        403,
        'not-authorised',
      ])
    }
    for (const path of ['/v1/transactions', '/v1/cases', `/v1/parcels/${pin}`]) {
      expect((await town.ask('GET', path, { as: ME })).body.code, path).to.equal('not-authorised')
    }
  })

  it('sets how he is told and waited for, and a repeat with the key changes nothing', async () => {
    const pin = await ownParcel()
    const first = await put(pin, 'watch', { alert: true, waitDays: 10 }, { as: ME, key: 'my-first-wish' })
    expect(first.body).to.deep.equal({ alert: true, waitDays: 10, lockedAt: null })
    await put(pin, 'watch', { alert: false, waitDays: 0 })
    const again = await put(pin, 'watch', { alert: true, waitDays: 10 }, { as: ME, key: 'my-first-wish' })
    expect(again.body).to.deep.equal(first.body)
    expect((await titleOn(pin)).watch).to.deep.equal({ alert: false, waitDays: 0, lockedAt: null })
  })

  it('is refused a window that is none, or longer than 30 working days', async () => {
    const pin = await ownParcel()
    for (const waitDays of [-1, 31]) {
      const answer = await put(pin, 'watch', { alert: true, waitDays })
      expect(outcome(answer)).to.deep.equal([422, 'wait-days-invalid'])
    }
    expect((await put(pin, 'watch', { alert: true, waitDays: 1.5 })).body.code).to.equal('request-malformed')
    expect((await put(pin, 'watch', { alert: true, waitDays: 30 })).status).to.equal(200)
  })

  it('has no say on the parcel of another, one that never was, and one that he has sold', async () => {
    const foreign = await town.world.lodged()
    const sold = await town.world.registered({ ...mine, pin: await ownParcel() })
    for (const pin of [foreign.pin, '999999999', 'junk', sold.pin]) {
      const answers = [
        await put(pin, 'watch', { alert: true, waitDays: 1 }),
        await put(pin, 'lock', { locked: true }, await loggedIn(0)),
      ]
      for (const answer of answers) expect(outcome(answer), pin).to.deep.equal([404, 'not-the-owner'])
    }
    expect(outcome(await object(foreign))).to.deep.equal([404, 'not-the-owner'])
    expect(outcome(await object(sold))).to.deep.equal([404, 'not-the-owner'])
    expect(await titles()).to.deep.equal([])
  })

  it('locks and lifts within five minutes of his login, and what is under way looks again', async () => {
    const { pin, transactionId } = await underWay()
    const locked = await put(pin, 'lock', { locked: true }, await loggedIn(MINUTE))
    expect(locked.body).to.have.property('lockedAt').that.is.a('string')
    // One that is locked stays locked since then.
    expect((await put(pin, 'lock', { locked: true }, await loggedIn(0))).body).to.deep.equal(locked.body)
    await put(pin, 'watch', { alert: true, waitDays: 0 })
    expect((await titleOn(pin)).watch.lockedAt).to.be.a('string')
    const lifted = await put(pin, 'lock', { locked: false }, await loggedIn(4 * MINUTE))
    expect(lifted.body).to.deep.equal({ alert: true, waitDays: 0, lockedAt: null })
    expect(town.procedures.nudges).to.deep.equal([transactionId, transactionId, transactionId])
  })

  it('neither locks nor lifts on an old login, nor by a program; after a new login the same key is good', async () => {
    const pin = await ownParcel()
    const key = 'lock-it-at-last'
    for (const asked of [await loggedIn(5 * MINUTE + 1_000, key), { as: ME, key }]) {
      for (const locked of [true, false]) {
        const answer = await put(pin, 'lock', { locked }, asked)
        expect(outcome(answer)).to.deep.equal([403, 'login-not-fresh'])
      }
    }
    expect((await put(pin, 'lock', { locked: true }, await loggedIn(0, key))).status).to.equal(200)
  })

  it('objects once, with a reason; officers and the notary hear of it, and the procedure looks again', async () => {
    const walk = await underWay()
    expect(outcome(await object(walk, ' '))).to.deep.equal([422, 'reason-missing'])
    const first = await object(walk)
    expect(first.status).to.equal(201)
    expect((await object(walk, 'and again')).body).to.deep.equal(first.body)
    const { objections } = await town.stores.shields.standing(walk.transactionId)
    expect(objections.map(({ text }) => text)).to.deep.equal(['I sold nothing'])
    expect(town.procedures.nudges[0]).to.equal(walk.transactionId)
    expect((await titleOn(walk.pin)).underWay).to.include({ mayObject: false })
    for (const reader of [NOTARY, OFFICER]) {
      const { body } = await town.ask('GET', '/v1/messages', { as: reader })
      const told = (body.messages as unknown as readonly { template: string }[]).map(
        ({ template }) => template,
      )
      expect(
        told.filter((template) => template === 'owner-objected'),
        reader,
      ).to.have.length(1)
    }
  })

  it('objects too late once registration has begun or the transaction is over', async () => {
    const late = await town.world.registering({ ...mine, pin: await ownParcel() })
    expect(outcome(await object(late))).to.deep.equal([409, 'objection-too-late'])
    const walk = await underWay()
    await town.stores.dossiers.enter({ ...walk, stage: 'examining', round: 1, at: town.deps.now() })
    const codes = { codes: [], until: town.deps.now() }
    await town.stores.dossiers.returnToNotary({ ...walk, ...codes, round: 1, at: town.deps.now() })
    const end = { stage: 'lapsed', actor: null, reason: 'time', at: town.deps.now() } as const
    await town.stores.dossiers.end({ ...walk, ...end })
    expect(outcome(await object(walk))).to.deep.equal([409, 'objection-too-late'])
    expect(town.procedures.nudges).to.deep.equal([])
  })

  it('learns nothing of a deed that is not lodged, nor objects on one parcel to what is on another', async () => {
    const opened = await town.world.opened({ ...mine, pin: await ownParcel() })
    expect((await titleOn(opened.pin)).underWay).to.equal(null)
    const elsewhere = await town.world.lodged()
    for (const transactionId of [opened.transactionId, elsewhere.transactionId]) {
      const answer = await object({ ...opened, transactionId })
      expect(outcome(answer)).to.deep.equal([404, 'transaction-not-found'])
    }
  })

  it('is told to try again while the procedure cannot be reached, and then it is told once', async () => {
    const walk = await underWay()
    town.procedures.failWith(new Error('away'))
    const asked = { as: ME, key: 'try-me-again', json: { transactionId: walk.transactionId, reason: 'No' } }
    const path = `/v1/own-titles/${walk.pin}/objection`
    expect((await town.ask('POST', path, asked)).status).to.be.at.least(500)
    town.procedures.failWith(null)
    expect((await town.ask('POST', path, asked)).status).to.equal(201)
    expect(town.procedures.nudges).to.deep.equal([walk.transactionId])
  })
})
