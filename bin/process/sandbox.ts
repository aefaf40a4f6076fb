import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { instantOf } from '../../domain/time.ts'
import { startBank } from '../../sandbox/bank/server.ts'
import { PEOPLE } from '../../sandbox/fiction/people.ts'
import { startIdentity } from '../../sandbox/identity/server.ts'
import { startMail } from '../../sandbox/mail/server.ts'
import { startTsa } from '../../sandbox/tsa/server.ts'
import { readConfig } from '../config.ts'
import { serveHealth } from './health.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { PARTS_OF } from './parts.ts'
import { askedToEnd } from './shutdown.ts'

const ACCESS_TOKEN_SECONDS = 900

/** Serves the bank, the identity provider, the trust services and the mail server until asked to end. */
export async function serveSandbox(): Promise<void> {
  const { sandbox, authority, process: self } = readConfig(PARTS_OF.sandbox)
  const log = createLog('sandbox', self.logLevel)
  await mkdir(sandbox.folder, { recursive: true, mode: 0o700 })
  const bank = await startBank({
    port: sandbox.bankPort,
    storeFile: join(sandbox.folder, 'bank-orders.jsonl'),
    merchant: sandbox.merchant,
    notificationSecret: sandbox.notificationSecret,
    clock: () => instantOf(new Date()),
    log: (message, detail) => log.info(detail, message),
  })
  const identity = await startIdentity({
    port: sandbox.identityPort,
    people: PEOPLE,
    keysFolder: sandbox.folder,
    portalSecret: sandbox.portalSecret,
    portalRedirectUris: [`${sandbox.publicUrl}/login/callback`],
    apiAudience: sandbox.audience,
    accessTokenSeconds: ACCESS_TOKEN_SECONDS,
  })
  const tsa = await startTsa({
    port: sandbox.tsaPort,
    authorityFolder: authority.folder,
    clock: () => instantOf(new Date()),
    log: (message, detail) => log.info(detail, message),
  })
  const mail = await startMail({
    port: sandbox.mailPort,
    smtpPort: sandbox.smtpPort,
    clock: () => instantOf(new Date()),
    log: (message, detail) => log.info(detail, message),
  })
  const port = self.healthPort
  const health = port === null ? null : await serveHealth({ port, checks: [], metrics: createMetrics() })
  log.info({ bank: bank.url, issuer: identity.issuer, tsa: tsa.url, mail: mail.url }, 'serving')
  log.info({ because: await askedToEnd() }, 'ending')
  await Promise.all([bank.stop(), identity.stop(), tsa.stop(), mail.stop(), health?.close()])
}
