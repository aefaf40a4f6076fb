import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNarrator } from '../../bin/demo/narrator.ts'
import type { Narrator } from '../../bin/demo/narrator.ts'
import { openWorld } from '../../bin/demo/world.ts'
import type { DemoWorld } from '../../bin/demo/world.ts'
import { bringUp } from '../../bin/start/bring-up.ts'
import type { Installation } from '../../bin/start/bring-up.ts'
import type { Stores } from '../../domain/ports.ts'
import { openDatabase } from '../../storage/database/connect.ts'
import { createStores } from '../../storage/database/stores.ts'
import { must } from '../must.ts'
import { running } from '../running.ts'

/** A whole installation on the servers of this run, with its people and a look into its record. */
export interface Journey {
  readonly installation: Installation
  readonly world: DemoWorld
  readonly narrator: Narrator
  readonly stores: Stores
  readonly dataFolder: string
  stop(): Promise<void>
}

/**
 * Brings one up in a namespace and a bucket of its own, so that no other suite disturbs it. Its record is an
 * SQLite file of its own unless another database is named.
 */
export async function beginJourney(name: string, databaseUrl?: string): Promise<Journey> {
  const dataFolder = await mkdtemp(join(tmpdir(), `registrar-${name}-`))
  const { temporal, s3 } = running()
  const installation = await bringUp({
    dataFolder,
    fresh: true,
    report: () => undefined,
    env: {
      ...process.env,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: name,
      S3_ENDPOINT: s3.endpoint,
      S3_ACCESS_KEY: s3.accessKey,
      S3_SECRET_KEY: s3.secretKey,
      S3_REGION: s3.region,
      S3_BUCKET: name,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    },
  })
  const knex = await openDatabase({ url: must(installation.running.env['DATABASE_URL']) })
  return {
    installation,
    world: await openWorld(dataFolder, installation.running),
    narrator: createNarrator(() => undefined),
    stores: createStores(knex),
    dataFolder,
    async stop() {
      await knex.destroy()
      await installation.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
