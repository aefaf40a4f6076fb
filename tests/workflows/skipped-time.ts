import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js'
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js'
import { Worker } from '@temporalio/worker'
import { cacheFolder, createCache } from '../../bin/servers/cache.ts'
import { createRunCommand } from '../../bin/servers/run-command.ts'
import { startTimeSkipping } from '../../bin/servers/time-skipping.ts'
import { TRANSACTIONS_AT_ONCE } from '../../bin/temporal/workers.ts'
import type { createTransactionsWorker } from '../../bin/temporal/workers.ts'
import { instantOf } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import * as messages from '../../workflows/messages.ts'
import { must } from '../must.ts'
import { running } from '../running.ts'
import { startProcedures } from './procedures.ts'
import type { Procedures } from './procedures.ts'

export const DAY = 24 * 60 * 60 * 1_000
const KEYWORD = 2
const DATETIME = 6

/** A server whose time passes when it is told to, and at no other moment. It does not bear many transactions. */
export interface SkippedTime {
  readonly procedures: Procedures
  now(): Promise<Instant>
  /** So many milliseconds. The workers before end, and others begin, before it and after it. */
  pass(milliseconds: number): Promise<void>
  /** The same until that moment. */
  passUntil(moment: Instant): Promise<void>
  close(): Promise<void>
}

/** @param activitiesOf as for `startProcedures` */
export async function startSkippedTime(
  activitiesOf?: Parameters<typeof startProcedures>[2],
): Promise<SkippedTime> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-time-'))
  const { leash, pickPort } = running()
  const report = (line: string): void => void process.stderr.write(`${line}\n`)
  const cache = createCache({ folder: cacheFolder(process.env), owner: leash.pid, report })
  const bench = { env: process.env, leash, run: createRunCommand(leash), cache, pickPort, report }
  const server = await startTimeSkipping(bench, { folder, ask: registerAttributes })
  const connection = await connect(server.address)
  const procedures = await startProcedures(server, createForgetfulWorker, activitiesOf)
  const time = must(connection.testService)

  const now: SkippedTime['now'] = async () =>
    instantOf(new Date(tsToMs(must((await time.getCurrentTime({})).time))))
  const pass: SkippedTime['pass'] = async (milliseconds) => {
    await procedures.replaceWorkers()
    await time.unlockTimeSkippingWithSleep({ duration: msToTs(milliseconds) })
    await procedures.replaceWorkers()
  }
  return {
    procedures,
    now,
    pass,
    passUntil: async (moment) => pass(Date.parse(moment) - Date.parse(await now())),
    async close() {
      await procedures.close()
      await connection.close()
      await server.process.stop()
      await rm(folder, { recursive: true })
    },
  }
}

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
