import { once } from 'node:events'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createDocumentActivities } from '../../activities/document-activities.ts'
import { createTimestampClient } from '../../activities/timestamp-client.ts'
import { drawersOf } from '../../bin/process/drawers.ts'
import { createExaminers } from '../../bin/process/examiners.ts'
import { evidenceFrom, judgeFrom, judgeOwnFrom } from '../../bin/process/judge.ts'
import { createLog, reportTo } from '../../bin/process/log.ts'
import { sealOf } from '../../bin/process/seal.ts'
import { authorityOf } from '../../bin/process/trust.ts'
import { createDataConverter } from '../../bin/temporal/data-converter.ts'
import { createDocumentsWorker, DOCUMENTS_AT_ONCE } from '../../bin/temporal/workers.ts'
import { instantOf } from '../../domain/time.ts'
import { openDatabase } from '../../storage/database/connect.ts'
import { createStores } from '../../storage/database/stores.ts'
import { connectObjectStore } from '../../storage/vault/connect.ts'
import type { ObjectStoreAddress } from '../../storage/vault/connect.ts'
import { remembering } from '../../storage/vault/remembering.ts'
import { createVault } from '../../storage/vault/vault.ts'
import { floorActivities } from './floor-activities.ts'
import { BUCKET, CODEC_KEY, FLOOR_DOCUMENTS_QUEUE } from './names.ts'
import { ownCpu } from './open-process.ts'

/*
 * The documents worker of the bench, a process of its own as it is in production, and beside it the one that
 * does nothing, for the floor. Told where everything is, says that it is ready, and ends when its parent does.
 */

export interface Whereabouts {
  readonly temporal: { readonly address: string; readonly namespace: string }
  readonly databaseUrl: string
  readonly s3: ObjectStoreAddress
  readonly authorityFolder: string
  readonly verifyAt: string
  readonly tsaUrl: string
}

const [told] = (await once(process, 'message')) as [Whereabouts]
const { address, namespace } = told.temporal
Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') })
const knex = await openDatabase({ url: told.databaseUrl })
const stores = createStores(knex)
const authority = await authorityOf(told.authorityFolder)
const connection = await NativeConnection.connect({ address })
const deps = { connection, namespace, dataConverter: createDataConverter({ namespace, keys: [CODEC_KEY] }) }
const examiners = createExaminers()
const vault = remembering(createVault({ client: connectObjectStore(told.s3), bucket: BUCKET }))
const trustList = {
  url: `${told.tsaUrl}/trust-list.jws`,
  signerSpki: Buffer.from(authority.trustListSigner),
}
const report = reportTo(createLog('bench', 'warn'))
const evidence = evidenceFrom({ trustList, trustLists: stores.trustLists, vault, report })
const activities = createDocumentActivities({
  ...{ stores, vault, seal: sealOf(authority), retention: 60_000 },
  ...evidence,
  judge: judgeFrom(evidence, examiners),
  judgeOwn: judgeOwnFrom(evidence),
  now: () => instantOf(new Date()),
  report,
  authority: createTimestampClient({ url: `${told.tsaUrl}/tsa` }),
  ...(await drawersOf({ stores, verifyAt: told.verifyAt })),
})
const workers = await Promise.all([
  createDocumentsWorker({ ...deps, activities }),
  Worker.create({
    ...deps,
    ...DOCUMENTS_AT_ONCE,
    taskQueue: FLOOR_DOCUMENTS_QUEUE,
    activities: { ...floorActivities },
  }),
])
const running = workers.map((worker) => worker.run())
process.once('disconnect', () => {
  for (const worker of workers) worker.shutdown()
})
process.on('message', () => process.send?.(ownCpu()))
process.send?.('ready')
await Promise.all(running)
await Promise.all([connection.close(), examiners.close(), knex.destroy()])
