import { join } from 'node:path'
import { variablesOf } from '../config.ts'
import { PARTS_OF } from '../process/parts.ts'
import type { ProcessName } from '../process/parts.ts'
import type { S3Server } from '../servers/s3.ts'
import type { TemporalServer } from '../servers/temporal.ts'
import { authorityFolder } from './prepare.ts'
import type { Secrets } from './secrets.ts'

const API_AUDIENCE = 'urn:registrar:api'
const MERCHANT = 'REGISTRAR'
const MAIL_FROM = 'registre-foncier@registrar.example'

type Variables = Readonly<Record<string, string>>

interface Ports {
  readonly api: number
  readonly bank: number
  readonly identity: number
  readonly tsa: number
  readonly mail: number
  readonly smtp: number
}

/** What our own processes are started with, each with its share: every variable that `bin/config.ts` reads. */
export function partsEnvironment(place: {
  readonly dataFolder: string
  readonly databaseUrl: string
  readonly secrets: Secrets
  readonly ports: Ports
  /** SubjectPublicKeyInfo, DER. */
  readonly trustListSigner: Uint8Array
}): Variables {
  const { dataFolder, databaseUrl, secrets, ports, trustListSigner } = place
  const tsaUrl = `http://127.0.0.1:${ports.tsa}`
  return {
    DATABASE_URL: databaseUrl,
    CODEC_KEYS: secrets.codecKeys,
    API_PORT: String(ports.api),
    PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
    OIDC_ISSUER: `http://127.0.0.1:${ports.identity}`,
    OIDC_CLIENT_SECRET: secrets.portalSecret,
    API_AUDIENCE,
    PAY_LINK_KEY: secrets.payLinkKey,
    NOTICES_KEY: secrets.noticesKey,
    WEBHOOK_REACH: 'loopback',
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    SMTP_PORT: String(ports.smtp),
    MAIL_PORT: String(ports.mail),
    MAIL_FROM,
    SPOOL_FOLDER: join(dataFolder, 'spool'),
    BANK_URL: `http://127.0.0.1:${ports.bank}`,
    BANK_PORT: String(ports.bank),
    BANK_MERCHANT: MERCHANT,
    BANK_PASSWORD: secrets.bankPassword,
    BANK_NOTIFICATION_SECRET: secrets.bankNotificationSecret,
    IDENTITY_PORT: String(ports.identity),
    TSA_PORT: String(ports.tsa),
    TIMESTAMP_URL: `${tsaUrl}/tsa`,
    TRUST_LIST_URL: `${tsaUrl}/trust-list.jws`,
    TRUST_LIST_SIGNER: Buffer.from(trustListSigner).toString('base64'),
    SANDBOX_FOLDER: join(dataFolder, 'sandbox'),
    AUTHORITY_FOLDER: authorityFolder(dataFolder),
  }
}

/** Of everything, what one process reads: no other's keys or passwords. */
export function environmentFor(name: ProcessName, everything: Variables): Variables {
  const own = new Set(variablesOf(PARTS_OF[name]))
  return Object.fromEntries(Object.entries(everything).filter(([variable]) => own.has(variable)))
}

/** The part of the environment that is known once the servers answer. */
export function serversEnvironment(temporal: TemporalServer, s3: S3Server): Variables {
  return {
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    S3_ENDPOINT: s3.endpoint,
    S3_ACCESS_KEY: s3.accessKey,
    S3_SECRET_KEY: s3.secretKey,
    S3_REGION: s3.region,
  }
}
