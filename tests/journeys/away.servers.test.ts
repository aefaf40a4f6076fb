import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import type { ServerProcess } from '../../bin/servers/server-process.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { fictionalRegister } from '../../sandbox/fiction/register.ts'
import { keptKeys, programCredentials } from '../../sandbox/identity/keys.ts'
import { declaredSale, NOTARY } from '../api/declared.ts'
import { must } from '../must.ts'
import { running } from '../running.ts'
import { createEmpty } from '../storage/database/postgres.ts'
import { beginJourney } from './installation.ts'
import type { Journey } from './installation.ts'

/** As much of a PDF as an upload needs; 9 is where its table begins. */
const PDF = Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n')
/** Our processes find a server again by themselves, the last of them within this time. */
const BACK_WITHIN_MS = 60_000
const PARCELS = fictionalRegister().map(({ parcel }) => parcel.pin)

/** A write, to be sent as often as one likes under its one key. */
type Write = () => Promise<Response>

describe('an installation over PostgreSQL of which a server goes away', function () {
  this.timeout(180_000)
  let journey: Journey
  let token: string

  before(async () => {
    journey = await beginJourney('away', await createEmpty())
    token = await tokenOf(journey)
  })
  after(() => journey.stop())

  const writing = (method: string, path: string, type: string, body: string | Buffer): Write => {
    const headers = {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      'content-type': type,
    }
    const { apiUrl } = journey.installation.running
    return () => fetch(`${apiUrl}/v1/transactions${path}`, { method, headers, body })
  }
  const opening = (n: number): Write =>
    writing('POST', '', 'application/json', JSON.stringify(declaredSale(must(PARCELS[n]))))
  const uploading = (id: string): Write =>
    writing('PUT', `/${id}/documents/vendor-identity`, 'application/pdf', PDF)
  const isReady = async (): Promise<boolean> =>
    (await fetch(`${must(journey.installation.running.health['api'])}/readyz`)).ok

  /** The write gets 503 for as long as the server is away, and then, under its key, what it asked for. */
  const outlasts = async (server: ServerProcess, signal: NodeJS.Signals, write: Write): Promise<Response> => {
    process.kill(server.pid, signal)
    await expectAway(await write())
    await expectAway(await write())
    expect(await isReady(), 'ready without it').to.equal(false)
    await server.restart()
    return await untilDone(write)
  }

  it('the object store: an upload is kept once it is back, and once', async () => {
    const id = await idIn(await opening(0)())
    const upload = uploading(id)
    const uploaded = await outlasts(must(running().s3.process), 'SIGKILL', upload)
    expect(uploaded.status).to.equal(201)
    expect(await (await upload()).json()).to.deep.equal(await uploaded.json())
    expect((await journey.stores.dossiers.find(id))?.documents).to.have.length(1)
  })

  it('Temporal: a dossier is opened once it is back, and not before', async () => {
    const open = opening(1)
    const before = await journey.stores.dossiers.listOf(NOTARY)
    const opened = await outlasts(must(running().temporal.process), 'SIGKILL', open)
    expect(opened.status).to.equal(201)
    const id = await idIn(opened)
    expect(await idIn(await open())).to.equal(id)
    const after = await journey.stores.dossiers.listOf(NOTARY)
    expect(after.map((one) => one.transactionId).filter((one) => one === id)).to.have.length(1)
    expect(after).to.have.length(before.length + 1)
  })

  it('the database: nothing is answered of what cannot be kept, in midst of it either', async () => {
    const server = must((await running().postgres()).process)
    const crowd = Array.from({ length: 12 }, (_, n) => opening(n + 2))
    const answers = crowd.map((open) => open())
    const open = opening(20)
    const opened = await outlasts(server, 'SIGQUIT', open)
    expect(opened.status).to.equal(201)
    for (const answer of await Promise.all(answers)) {
      if (answer.status === 201) continue
      await expectAway(answer)
    }
    const ids = await Promise.all(crowd.map(async (again) => idIn(await untilDone(again))))
    for (const id of ids) expect(await journey.stores.dossiers.find(id), id).to.not.equal(undefined)
  })

  it('the database and Temporal: the API starts without them and waits', async () => {
    const database = must((await running().postgres()).process)
    const temporal = must(running().temporal.process)
    process.kill(database.pid, 'SIGQUIT')
    process.kill(temporal.pid, 'SIGKILL')
    const api = must(journey.installation.household.members.find(({ name }) => name === 'api'))
    const { pid } = api
    process.kill(pid, 'SIGKILL')
    const open = opening(21)
    await pause(100)
    await expectAway(await untilAnswered(open))
    expect(api.pid, 'another process').to.not.equal(pid)
    expect(await isReady()).to.equal(false)
    await Promise.all([database.restart(), temporal.restart()])
    await idIn(await untilDone(open))
  })
})

async function tokenOf({ dataFolder, installation }: Journey): Promise<string> {
  const { clientId, clientSecret } = programCredentials(keptKeys(join(dataFolder, 'sandbox')), NOTARY)
  const response = await fetch(`${installation.running.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return ((await response.json()) as { readonly access_token: string }).access_token
}

async function expectAway(answer: Response): Promise<void> {
  const body = (await answer.json()) as object
  expect(answer.status, JSON.stringify(body)).to.equal(503)
  expect(Number(answer.headers.get('retry-after'))).to.be.greaterThan(0)
  expect(answer.headers.get('content-type')).to.contain('application/problem+json')
  expect(Object.keys(body)).to.have.members(['type', 'title', 'status', 'instance'])
}

/** The first answer that is not "try again"; whoever waits may hear nothing but that. */
async function untilDone(write: Write): Promise<Response> {
  const until = Date.now() + BACK_WITHIN_MS
  for (;;) {
    const answer = await write()
    if (answer.status !== 503 || Date.now() > until) return answer
    await pause(250)
  }
}

/** The first answer of a server that is only starting. */
async function untilAnswered(write: Write): Promise<Response> {
  for (;;) {
    const answer = await write().catch(() => undefined)
    if (answer !== undefined) return answer
    await pause(100)
  }
}

async function idIn(answer: Response): Promise<TransactionId> {
  expect(answer.status).to.equal(201)
  return ((await answer.json()) as { readonly transactionId: TransactionId }).transactionId
}
