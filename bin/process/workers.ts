import { NativeConnection, Runtime } from '@temporalio/worker'
import type { Worker } from '@temporalio/worker'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { createBankGateway } from '../../activities/bank-gateway.ts'
import { createDocumentActivities } from '../../activities/document-activities.ts'
import { createTimestampClient } from '../../activities/timestamp-client.ts'
import { createTransactionActivities } from '../../activities/transaction-activities.ts'
import { instantOf } from '../../domain/time.ts'
import { openDatabase } from '../../storage/database/connect.ts'
import { createStores } from '../../storage/database/stores.ts'
import { connectObjectStore } from '../../storage/vault/connect.ts'
import { remembering } from '../../storage/vault/remembering.ts'
import { createVault } from '../../storage/vault/vault.ts'
import { readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { ensureArchiveSchedule } from '../temporal/archive-schedule.ts'
import { connectClient } from '../temporal/connect-client.ts'
import { createDataConverter } from '../temporal/data-converter.ts'
import { createDocumentsWorker, createTransactionsWorker } from '../temporal/workers.ts'
import type { WorkerDeps } from '../temporal/workers.ts'
import { workflowBundle } from '../temporal/workflow-bundle.ts'
import { databaseCheck, vaultCheck } from './checks.ts'
import { drawersOf } from './drawers.ts'
import { createExaminers } from './examiners.ts'
import { serveHealth } from './health.ts'
import type { Check } from './health.ts'
import { evidenceFrom, judgeFrom, judgeOwnFrom } from './judge.ts'
import { createLog, reportTo } from './log.ts'
import { createMetrics } from './metrics.ts'
import { openPostOffice } from './post-office.ts'
import { PARTS_OF } from './parts.ts'
import { askedToEnd } from './shutdown.ts'
import { authorityOf } from './trust.ts'
import { sealOf } from './seal.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000
/** For how long a registered deed is locked; the archives law will set it, and it can never be shortened. */
const RETENTION_MS = 10 * YEAR_MS

/** Runs the procedure and its effects on the record until asked to end. */
export async function runTransactionsWorker(): Promise<void> {
  const config = readConfig(PARTS_OF['worker-transactions'])
  const knex = await openDatabase({ url: config.database.url })
  const bank = createBankGateway({
    ...config.merchant,
    returnUrl: (orderId) => `${config.portal.url}/pay/return?order=${encodeURIComponent(orderId)}`,
    notificationUrl: `${config.portal.url}/v1/bank/notifications`,
  })
  const log = createLog('worker-transactions', config.process.logLevel)
  const [stores, metrics] = [createStores(knex), createMetrics()]
  const postOffice = openPostOffice({ stores, config, metrics, report: reportTo(log) })
  const worked = { ...config, metrics }
  await runWorker(log, worked, [databaseCheck(knex)], async (deps) => {
    await scheduleArchive(config.temporal, deps)
    return createTransactionsWorker({
      ...deps,
      activities: createTransactionActivities({ stores, bank }),
      workflowBundle: await workflowBundle(),
    })
  })
  await postOffice.close()
  await knex.destroy()
}

/** Works on the bytes of documents until asked to end. */
export async function runDocumentsWorker(): Promise<void> {
  const config = readConfig(PARTS_OF['worker-documents'])
  const knex = await openDatabase({ url: config.database.url })
  const place = { client: connectObjectStore(config.s3), bucket: config.s3.bucket }
  const authority = await authorityOf(config.authority.folder)
  const log = createLog('worker-documents', config.process.logLevel)
  const report = reportTo(log)
  const stores = createStores(knex)
  const examiners = createExaminers()
  const vault = remembering(createVault(place))
  const evidence = evidenceFrom({ trustList: config.trustList, trustLists: stores.trustLists, vault, report })
  const activities = createDocumentActivities({
    stores,
    vault,
    ...evidence,
    judge: judgeFrom(evidence, examiners),
    judgeOwn: judgeOwnFrom(evidence),
    now: () => instantOf(new Date()),
    report,
    authority: createTimestampClient(config.timestamps),
    seal: sealOf(authority),
    ...(await drawersOf({ stores, verifyAt: `${config.portal.url}/verify` })),
    retention: RETENTION_MS,
  })
  const worked = { ...config, metrics: createMetrics() }
  await runWorker(log, worked, [databaseCheck(knex), vaultCheck(place)], (deps) =>
    createDocumentsWorker({ ...deps, activities }),
  )
  await Promise.all([examiners.close(), knex.destroy()])
}

async function scheduleArchive(
  { address }: Config['temporal'],
  { namespace, dataConverter }: WorkerDeps,
): Promise<void> {
  const client = await connectClient({ address, namespace, dataConverter })
  await ensureArchiveSchedule(client)
  await client.connection.close()
}

type WorkerSetting = Pick<Config, 'temporal' | 'process'> & { readonly metrics: Registry }

async function runWorker(
  log: Logger,
  { temporal, process: self, metrics }: WorkerSetting,
  checks: readonly Check[],
  create: (deps: WorkerDeps) => Promise<Worker>,
): Promise<void> {
  Runtime.install({ shutdownSignals: [] })
  const { address, namespace, codecKeys } = temporal
  const connection = await NativeConnection.connect({ address })
  const worker = await create({
    connection,
    namespace,
    dataConverter: createDataConverter({ namespace, keys: codecKeys }),
  })
  const polling: Check = {
    part: 'worker',
    ask: () =>
      worker.getState() === 'RUNNING' ? Promise.resolve() : Promise.reject(new Error(worker.getState())),
  }
  const running = worker.run()
  const port = self.healthPort
  const parts = [...checks, polling]
  const health = port === null ? null : await serveHealth({ port, checks: parts, metrics })
  log.info('polling')
  await Promise.race([running, askedToEnd().then((because) => log.info({ because }, 'ending'))])
  health?.drain()
  if (worker.getState() === 'RUNNING') worker.shutdown()
  await running
  await Promise.all([health?.close(), connection.close()])
}
