import { NativeConnection } from '@temporalio/worker'
import { expect } from 'chai'
import { ensureArchiveSchedule } from '../../bin/temporal/archive-schedule.ts'
import { connectClient } from '../../bin/temporal/connect-client.ts'
import { createDataConverter } from '../../bin/temporal/data-converter.ts'
import { workflowBundle } from '../../bin/temporal/workflow-bundle.ts'
import { createDocumentsWorker, createTransactionsWorker } from '../../bin/temporal/workers.ts'
import { ARCHIVE_SCHEDULE } from '../../workflows/messages.ts'
import { running } from '../running.ts'
import { TEST_KEYS } from './keys.ts'
import { until } from './procedures.ts'
import { quietTemporal } from './quiet.ts'
import { activitiesOver } from './world.ts'

describe('the archive', () => {
  it('is renewed every night by one schedule, batch upon batch', async function () {
    this.timeout(60_000)
    quietTemporal()
    const { address, namespace } = running().temporal
    const dataConverter = createDataConverter({ namespace, keys: TEST_KEYS })
    const client = await connectClient({ address, namespace, dataConverter })
    const connection = await NativeConnection.connect({ address })
    const batches = [500, 500, 3]
    const activities = {
      ...activitiesOver(new Map()),
      renewArchive() {
        const renewed = batches.shift() ?? 0
        return Promise.resolve({ renewed, more: renewed === 500 })
      },
    }
    const deps = { connection, namespace, dataConverter, activities }
    const workers = [
      await createTransactionsWorker({ ...deps, workflowBundle: await workflowBundle() }),
      await createDocumentsWorker(deps),
    ]
    const runs = workers.map((worker) => worker.run())
    await ensureArchiveSchedule(client)
    await ensureArchiveSchedule(client)
    const handle = client.schedule.getHandle(ARCHIVE_SCHEDULE)
    const { spec } = await handle.describe()
    expect(spec.timezone).to.equal('Indian/Mauritius')
    await handle.trigger()
    const ran = async (): Promise<boolean> => (await handle.describe()).info.recentActions.length > 0
    await until(ran, 'the run')
    const [run] = (await handle.describe()).info.recentActions
    const { workflow } = run?.action ?? {}
    expect(await client.workflow.getHandle(workflow?.workflowId ?? '').result()).to.equal(1_003)
    await handle.delete()
    for (const worker of workers) worker.shutdown()
    await Promise.all(runs)
    await Promise.all([client.connection.close(), connection.close()])
  })
})
