import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createBankGateway } from '../../activities/bank-gateway.ts'
import { createDocumentActivities } from '../../activities/document-activities.ts'
import { createTimestampClient } from '../../activities/timestamp-client.ts'
import { createTransactionActivities } from '../../activities/transaction-activities.ts'
import { certificateDrawer } from '../../bin/process/certificate-drawer.ts'
import { judgeFrom } from '../../bin/process/judge.ts'
import { createExaminers } from '../../bin/process/examiners.ts'
import { sealOf } from '../../bin/process/seal.ts'
import { startServers } from '../../bin/servers/start-servers.ts'
import { prepareAuthority, prepareDatabase } from '../../bin/start/prepare.ts'
import { connectClient } from '../../bin/temporal/connect-client.ts'
import { createDataConverter } from '../../bin/temporal/data-converter.ts'
import { createDocumentsWorker, createTransactionsWorker } from '../../bin/temporal/workers.ts'
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
import { floorActivities } from './floor-activities.ts'
import { FLOOR_DOCUMENTS_QUEUE, FLOOR_QUEUE, MERCHANT } from './names.ts'
import { openPart } from './open-part.ts'
import type { OutsidePart } from './open-part.ts'

/** Everything a sale needs, and workers for the floor: same server, same queues, same options, same codec. */
export interface Setting {
  readonly client: Client
  readonly stores: Stores
  readonly vault: Vault
  readonly authority: Authority
  readonly bank: BankGateway
  readonly server: string
  readonly after: Announced['after']
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
  const place = { client: connectObjectStore(s3), bucket: 'bench' }
  await ensureBucket(place.client, place.bucket)
  const vault = createVault(place)
  const [bank, tsa] = await Promise.all([openPart('bank', folder), openPart('tsa', folder)])

  const dataConverter = createDataConverter({ namespace: temporal.namespace, keys: [CODEC_KEY] })
  const access = { namespace: temporal.namespace, dataConverter }
  const gateway = gatewayTo(bank)
  const workers = await startWorkers(
    { ...access, address: temporal.address },
    { stores, vault, authority, bank: gateway, verifyAt: bank.url, tsaUrl: tsa.url },
  )
  const client = await connectClient({ ...access, address: temporal.address })
  return {
    ...{ client, stores, vault, authority, bank: gateway, after: workers.after },
    server: `Temporal dev server, SQLite, ${s3.kind}`,
    async stop() {
      await workers.stop()
      await Promise.all([client.connection.close(), bank.stop(), tsa.stop(), knex.destroy()])
      await servers.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const CODEC_KEY = { id: 'bench', key: Buffer.alloc(32, 7) }

function gatewayTo({ url }: OutsidePart): BankGateway {
  return createBankGateway({
    ...{ url, merchant: MERCHANT.id, password: MERCHANT.password },
    returnUrl: () => url,
    notificationUrl: `${url}/nowhere`,
  })
}

type Parts = Pick<Setting, 'stores' | 'vault' | 'authority' | 'bank'> & {
  readonly verifyAt: string
  readonly tsaUrl: string
}

async function startWorkers(
  { address, ...access }: Omit<WorkerDeps, 'connection'> & { readonly address: string },
  { stores, vault, authority, bank, verifyAt, tsaUrl }: Parts,
): Promise<{ readonly after: Announced['after']; stop(): Promise<void> }> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') })
  const connection = await NativeConnection.connect({ address })
  const deps = { ...access, connection }
  const examiners = createExaminers()
  const trustList = { url: `${tsaUrl}/trust-list.jws`, signerSpki: Buffer.from(authority.trustListSigner) }
  const documents = createDocumentActivities({
    ...{ stores, vault, seal: sealOf(authority), retention: 60_000 },
    judge: judgeFrom({ trustList, trustLists: stores.trustLists, examiners, vault }),
    authority: createTimestampClient({ url: `${tsaUrl}/tsa` }),
    drawCertificate: await certificateDrawer({ stores, verifyAt }),
  })
  const { activities, after } = announced(createTransactionActivities({ stores, bank }))
  const floorBundle = await bundleWorkflows(FLOOR_WORKFLOW)
  const workers = await Promise.all([
    createTransactionsWorker({ ...deps, activities, workflowBundle: await workflowBundle() }),
    createDocumentsWorker({ ...deps, activities: documents }),
    Worker.create({
      ...deps,
      taskQueue: FLOOR_QUEUE,
      activities: { ...floorActivities },
      workflowBundle: floorBundle,
    }),
    Worker.create({ ...deps, taskQueue: FLOOR_DOCUMENTS_QUEUE, activities: { ...floorActivities } }),
  ])
  const running = workers.map((worker) => worker.run())
  return {
    after,
    async stop() {
      for (const worker of workers) worker.shutdown()
      await Promise.all(running)
      await Promise.all([connection.close(), examiners.close()])
    },
  }
}
