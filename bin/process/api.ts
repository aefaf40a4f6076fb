import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createApp } from '../../api/app.ts'
import { createCommands } from '../../api/commands/create-commands.ts'
import type { ApiConfig, ApiDeps, CommandDeps } from '../../api/deps.ts'
import { createPages } from '../../api/pages/pages.ts'
import { createWorkflowGateway } from '../../api/temporal/create-gateway.ts'
import type { Spool } from '../../domain/ports.ts'
import { instantOf } from '../../domain/time.ts'
import { connectDatabase } from '../../storage/database/connect.ts'
import { createStores } from '../../storage/database/stores.ts'
import { connectObjectStore } from '../../storage/vault/connect.ts'
import { openSpoolFolder } from '../../storage/vault/spool-folder.ts'
import { spool } from '../../storage/vault/spool.ts'
import { createVault } from '../../storage/vault/vault.ts'
import { readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { connectLazily } from '../temporal/connect-client.ts'
import { createDataConverter } from '../temporal/data-converter.ts'
import { databaseCheck, temporalCheck, vaultCheck } from './checks.ts'
import { deedExaminer, deedPreviewer, documentVerifier } from './document-verifier.ts'
import { createExaminers } from './examiners.ts'
import { closeServer, serveHealth } from './health.ts'
import { evidenceFrom, judgeFrom, orAway } from './judge.ts'
import { createLog, reportTo } from './log.ts'
import { createMetrics, measured } from './metrics.ts'
import { PARTS_OF } from './parts.ts'
import { askedToEnd } from './shutdown.ts'

/**
 * Serves the JSON API and the pages until asked to end. A server that is away makes it unready, also at the
 * start: whoever asks gets 503 until it is there.
 */
export async function serveApi(): Promise<void> {
  const config = readConfig(PARTS_OF.api)
  const log = createLog('api', config.process.logLevel)
  const spoolFolder = await openSpoolFolder(config.api.spoolFolder, new Date())
  const knex = connectDatabase({ url: config.database.url })
  const place = { client: connectObjectStore(config.s3), bucket: config.s3.bucket }
  const client = connectLazily({ ...config.temporal, dataConverter: converterOf(config.temporal) })
  const examiners = createExaminers()
  const [stores, vault] = [createStores(knex), createVault(place)]
  const { trustList } = config
  const report = reportTo(log)
  const evidence = evidenceFrom({ trustList, trustLists: stores.trustLists, vault, report })
  const judge = judgeFrom(orAway(evidence), examiners)

  const commandDeps: CommandDeps = {
    ...{ stores, vault },
    spool: spoolInto(spoolFolder),
    inspect: examiners.inspect,
    preview: deedPreviewer(judge, stores),
    examine: deedExaminer(judge, stores, vault),
    workflows: createWorkflowGateway({ client }),
    now: () => instantOf(new Date()),
    config: {
      payLinkKey: config.api.payLinkKey,
      noticesKey: config.notices.key,
      webhookReach: config.notices.reach,
    },
    log,
  }
  const deps: ApiDeps = {
    ...commandDeps,
    commands: createCommands(commandDeps),
    verify: documentVerifier(judge),
    randomBytes: (count) => randomBytes(count),
    config: apiConfig(config),
  }
  const metrics = createMetrics()
  const app = measured(createApp(deps, createPages(deps)), metrics)
  const server = await listen(createServer(app), config.api.port)
  const checks = [databaseCheck(knex), vaultCheck(place), temporalCheck(client)]
  const port = config.process.healthPort
  const health = port === null ? null : await serveHealth({ port, checks, metrics })
  log.info({ url: config.api.publicUrl }, 'serving')

  log.info({ because: await askedToEnd() }, 'ending')
  health?.drain()
  await closeServer(server)
  await Promise.all([health?.close(), examiners.close(), client.connection.close(), knex.destroy()])
}

function converterOf({ namespace, codecKeys }: Config['temporal']): ReturnType<typeof createDataConverter> {
  return createDataConverter({ namespace, keys: codecKeys })
}

const REQUESTS_PER_MINUTE = 1_200
const ATTEMPTS_PER_MINUTE = 60

function apiConfig({ api, bank, notices }: Pick<Config, 'api' | 'bank' | 'notices'>): ApiConfig {
  return {
    publicUrl: api.publicUrl,
    issuer: api.issuer,
    clientId: api.clientId,
    clientSecret: api.clientSecret,
    audience: api.audience,
    payLinkKey: api.payLinkKey,
    noticesKey: notices.key,
    webhookReach: notices.reach,
    bankNotificationSecret: bank.notificationSecret,
    bankOrigin: new URL(bank.url).origin,
    trustedProxies: 0,
    requestsPerMinute: REQUESTS_PER_MINUTE,
    attemptsPerMinute: ATTEMPTS_PER_MINUTE,
  }
}

function spoolInto(folder: string): Spool {
  return (source, limits) => spool(source, { folder, ...limits })
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
