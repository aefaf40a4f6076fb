import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js'
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js'
import { expect } from 'chai'
import { Worker } from '@temporalio/worker'
import { cacheFolder, createCache } from '../../bin/servers/cache.ts'
import { createRunCommand } from '../../bin/servers/run-command.ts'
import { startTimeSkipping } from '../../bin/servers/time-skipping.ts'
import type { TimeSkippingServer } from '../../bin/servers/time-skipping.ts'
import { TRANSACTIONS_AT_ONCE } from '../../bin/temporal/workers.ts'
import type { createTransactionsWorker } from '../../bin/temporal/workers.ts'
import * as messages from '../../workflows/messages.ts'
import { must } from '../must.ts'
import { running } from '../running.ts'
import { startProcedures } from './procedures.ts'
import type { Procedure, Procedures } from './procedures.ts'
import { claim, decide, lodge, lodged, pay } from './walk.ts'
import { PASSED } from './world.ts'

const DAY = 24 * 60 * 60 * 1_000
const KEYWORD = 2
const DATETIME = 6

/* On a server whose time passes when it is told to, and at no other moment. One transaction only: it does not bear many. */
describe('a transaction that lives for fourteen months', function () {
  // Also the watchdog: this server has been seen to hang.
  this.timeout(300_000)

  let folder: string
  let server: TimeSkippingServer
  let connection: Connection
  let procedures: Procedures
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'registrar-time-'))
    const { leash, pickPort } = running()
    const report = (line: string): void => void process.stderr.write(`${line}\n`)
    const cache = createCache({ folder: cacheFolder(process.env), owner: leash.pid, report })
    const bench = { env: process.env, leash, run: createRunCommand(leash), cache, pickPort, report }
    server = await startTimeSkipping(bench, { folder, ask: registerAttributes })
    connection = await connect(server.address)
    procedures = await startProcedures(server, createForgetfulWorker)
  })
  after(async () => {
    await procedures.close()
    await connection.close()
    await server.process.stop()
    await rm(folder, { recursive: true })
  })

  const now = async (): Promise<number> => {
    const { time } = await must(connection.testService).getCurrentTime({})
    return tsToMs(must(time))
  }
  const pass = async (days: number): Promise<void> => {
    await procedures.replaceWorkers()
    await must(connection.testService).unlockTimeSkippingWithSleep({ duration: msToTs(days * DAY) })
    await procedures.replaceWorkers()
  }
  const count = ({ world }: Procedure, name: string): number =>
    world.effects.filter((effect) => effect === name).length

  it('ends right although its worker ends at every wait, and a new run begins after every step', async () => {
    const failed = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const
    const begun = await now()
    const sale = await procedures.open(
      { examinations: [failed], flags: ['serious'] },
      { valuation: 180 * DAY },
      0,
    )
    await pass(170)
    await lodged(sale, 'returned')
    await pass(20)
    await lodge(sale)
    await sale.reaches('awaiting-payment')
    await pass(20)
    for (const noticeId of sale.world.owed) await pay(sale, noticeId)
    await sale.handle.signal(messages.paymentHint)
    await sale.reaches('in-review')
    for (const officer of ['officer-1', 'officer-2']) {
      await pass(30)
      await claim(sale, officer)
      await decide(sale, officer)
    }
    await sale.reaches('registered')
    await pass(179)
    expect(await sale.stage()).to.equal('registered')
    await pass(2)
    expect(await sale.handle.result()).to.equal('closed')
    expect((await now()) - begun).to.be.at.least(420 * DAY)
    const once = [
      'openDossier',
      'lodgeDeed',
      'resubmitDeed',
      'registerTransaction',
      'deliver',
      'enterStage closed',
    ]
    for (const effect of once) expect(count(sale, effect), effect).to.equal(1)
    expect(count(sale, 'endUnregistered lapsed')).to.equal(0)
  })
})

/** The SDK's own test environment connects so; the type does not tell of it. */
function connect(address: string): Promise<Connection> {
  const options = { address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } }
  return Connection.connect(options)
}

/**
 * Keeps nothing of a transaction from one task to the next: each begins with the history alone, as after a kill. A
 * worker that kept something would be waited for after its end, on a server whose time stands still.
 */
function createForgetfulWorker(deps: Parameters<typeof createTransactionsWorker>[0]): Promise<Worker> {
  const options = { ...TRANSACTIONS_AT_ONCE, maxCachedWorkflows: 0, taskQueue: messages.TRANSACTIONS_QUEUE }
  return Worker.create({ ...deps, ...options })
}

/** Without them this server refuses every task of a workflow that shows its stage, and the caller hangs. */
async function registerAttributes(address: string): Promise<void> {
  const connection = await connect(address)
  try {
    const [stage, waitsUntil] = [messages.STAGE_ATTRIBUTE.name, messages.WAITS_UNTIL_ATTRIBUTE.name]
    const searchAttributes = { [stage]: KEYWORD, [waitsUntil]: DATETIME }
    await connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes })
  } finally {
    await connection.close()
  }
}
