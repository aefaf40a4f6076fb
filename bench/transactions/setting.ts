import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createBankGateway } from '../../activities/bank-gateway.ts'
import { createTransactionActivities } from '../../activities/transaction-activities.ts'
import type { TransactionDeps } from '../../activities/transaction-activities.ts'
import { startServers } from '../../bin/servers/start-servers.ts'
import { authorityFolder, prepareAuthority, prepareDatabase } from '../../bin/start/prepare.ts'
import { connectClient } from '../../bin/temporal/connect-client.ts'
import { createDataConverter } from '../../bin/temporal/data-converter.ts'
import { createTransactionsWorker, TRANSACTIONS_AT_ONCE } from '../../bin/temporal/workers.ts'
import type { WorkerDeps } from '../../bin/temporal/workers.ts'
import { bundleWorkflows, workflowBundle } from '../../bin/temporal/workflow-bundle.ts'
import type { Authority } from '../../certs/authority/open-authority.ts'
import type { BankGateway, Stores, Vault } from '../../domain/ports.ts'
import { openDatabase } from '../../storage/database/connect.ts'
import { createStores } from '../../storage/database/stores.ts'
import { ensureBucket } from '../../storage/vault/bucket.ts'
import { connectObjectStore } from '../../storage/vault/connect.ts'
import { createVault } from '../../storage/vault/vault.ts'
import { SEARCH_ATTRIBUTES } from '../../workflows/messages.ts'
import { announced } from './announced.ts'
import type { Announced } from './announced.ts'
import type { Whereabouts } from './documents.ts'
import { announcedFloor } from './floor-activities.ts'
import type { AnnouncedFloor } from './floor-activities.ts'
import { BUCKET, CODEC_KEY, FLOOR_QUEUE, MERCHANT } from './names.ts'
import { openProcess, ownCpu } from './open-process.ts'

/** Everything a sale needs, and workers for the floor: same server, same queues, same options, same codec. */
export interface Setting {
  readonly client: Client
  readonly stores: Stores
  readonly vault: Vault
  readonly authority: Authority
  readonly bank: BankGateway
  readonly server: string
  readonly after: Announced['after']
  readonly floorOf: AnnouncedFloor['counting']
  /** Milliseconds of processor time that the driver, the workers and nobody else have taken. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

const FLOOR_WORKFLOW = fileURLToPath(new URL('./floor-workflow.ts', import.meta.url))

export async function openSetting(): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-bench-'))
  const searchAttributes = SEARCH_ATTRIBUTES.map(({ name, type }) => ({ name, type }))
  const report = (line: string): void => console.error(line)
  const servers = await startServers({ dataFolder: folder, fresh: false, report, searchAttributes })
  const [temporal, s3, authority] = await Promise.all([
    servers.temporal,
    servers.s3,
    prepareAuthority(folder),
  ])
  const url = `sqlite:${join(folder, 'bench.sqlite')}`
  await prepareDatabase(url, authority)
  const knex = await openDatabase({ url })
  const stores = createStores(knex)
  const place = { client: connectObjectStore(s3), bucket: BUCKET }
  await ensureBucket(place.client, place.bucket)
  const vault = createVault(place)
  const [bank, tsa] = await Promise.all([openProcess('bank.ts', folder), openProcess('tsa.ts', folder)])
  const documents = await openProcess('documents.ts', {
    ...{ temporal, s3, databaseUrl: url, authorityFolder: authorityFolder(folder) },
    ...{ verifyAt: bank.ready, tsaUrl: tsa.ready },
  } satisfies Whereabouts)

  const dataConverter = createDataConverter({ namespace: temporal.namespace, keys: [CODEC_KEY] })
  const access = { namespace: temporal.namespace, dataConverter, address: temporal.address }
  const gateway = gatewayTo(bank.ready)
  const workers = await startWorkers(access, { stores, bank: gateway })
  const client = await connectClient(access)
  return {
    ...{ client, stores, vault, authority, bank: gateway, after: workers.after, floorOf: workers.floorOf },
    server: `Temporal dev server, SQLite, ${s3.kind}`,
    cpu: async () => ownCpu() + (await documents.cpu()),
    async stop() {
      await Promise.all([workers.stop(), documents.stop()])
      await Promise.all([client.connection.close(), bank.stop(), tsa.stop(), knex.destroy()])
      await servers.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function gatewayTo(url: string): BankGateway {
  return createBankGateway({
    ...{ url, merchant: MERCHANT.id, password: MERCHANT.password },
    returnUrl: () => url,
    notificationUrl: `${url}/nowhere`,
  })
}

async function startWorkers(
  { address, ...access }: Omit<WorkerDeps, 'connection'> & { readonly address: string },
  deps: TransactionDeps,
): Promise<Pick<Setting, 'after' | 'floorOf' | 'stop'>> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') })
  const connection = await NativeConnection.connect({ address })
  const { activities, after } = announced(createTransactionActivities(deps))
  const floor = announcedFloor()
  const workers = await Promise.all([
    createTransactionsWorker({
      ...access,
      ...{ connection, activities, workflowBundle: await workflowBundle() },
    }),
    Worker.create({
      ...access,
      ...TRANSACTIONS_AT_ONCE,
      connection,
      taskQueue: FLOOR_QUEUE,
      activities: { ...floor.activities },
      workflowBundle: await bundleWorkflows(FLOOR_WORKFLOW),
    }),
  ])
  const running = workers.map((worker) => worker.run())
  return {
    after,
    floorOf: floor.counting,
    async stop() {
      for (const worker of workers) worker.shutdown()
      await Promise.all(running)
      await connection.close()
    },
  }
}
