import { join } from 'node:path'
import { Client } from 'minio'
import { findS3 } from './find-s3.ts'
import { minioCommand } from './minio.ts'
import { readIdentity, writeIdentity, type OwnS3Kind } from './s3-identity.ts'
import { seaweedfsCommand } from './seaweedfs.ts'
import { startServerProcess, type ServerProcess } from './server-process.ts'
import { reasonOf, ServerUnavailable } from './unavailable.ts'
import type { Workbench } from './workbench.ts'

/** How to reach an S3 server. */
interface S3Access {
  /** `http://127.0.0.1:9000` */
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
}

/** An S3 server that answers. */
export interface S3Server extends S3Access {
  readonly kind: OwnS3Kind | 'external'
  /** Our own process, or undefined where S3_ENDPOINT names a server of somebody else's. */
  readonly process: ServerProcess | undefined
}

interface S3Options {
  readonly folder: string
  readonly logFolder: string
  readonly port: number
}

const REGION = 'us-east-1'

/** Joins the server that S3_ENDPOINT names, or starts MinIO or SeaweedFS. @throws ServerUnavailable */
export async function startS3(bench: Workbench, options: S3Options): Promise<S3Server> {
  const endpoint = bench.env['S3_ENDPOINT']
  return endpoint ? useNamed(bench, endpoint) : startOwn(bench, options)
}

async function useNamed({ env, report }: Workbench, endpoint: string): Promise<S3Server> {
  const accessKey = env['S3_ACCESS_KEY']
  const secretKey = env['S3_SECRET_KEY']
  if (!accessKey || !secretKey) {
    throw new ServerUnavailable('S3_ENDPOINT is set: set S3_ACCESS_KEY and S3_SECRET_KEY too, or unset it.')
  }
  const access = { endpoint, accessKey, secretKey, region: env['S3_REGION'] ?? REGION }
  await askS3(access).catch((error: unknown) => {
    throw new ServerUnavailable(
      `S3_ENDPOINT names ${endpoint}, which cannot be used: ${reasonOf(error)}. ` +
        'Start that server, correct its keys, or unset the variable to have one started here.',
    )
  })
  report(`S3: ${endpoint} (S3_ENDPOINT)`)
  return { ...access, kind: 'external', process: undefined }
}

async function startOwn(bench: Workbench, { folder, logFolder, port: wanted }: S3Options): Promise<S3Server> {
  const identityFile = join(folder, 'identity.json')
  const known = await readIdentity(identityFile)
  const { kind, command } = await findS3(bench, known?.kind)
  const identity = known ?? (await writeIdentity(identityFile, kind))
  const port = await bench.pickPort(wanted)
  const { accessKey, secretKey } = identity
  const access = { endpoint: `http://127.0.0.1:${port}`, accessKey, secretKey, region: REGION }
  const start = { command, folder, logFolder, port, identity, ask: () => askS3(access) }
  const process = await startServerProcess(
    bench.leash,
    kind === 'minio' ? minioCommand(bench, start) : await seaweedfsCommand(bench, start),
  )
  bench.report(`S3: ${access.endpoint} (${command})`)
  return { ...access, kind, process }
}

/** A signed request, so that an answer means that the keys are right too. */
async function askS3({ endpoint, accessKey, secretKey, region }: S3Access): Promise<void> {
  const { protocol, hostname, port } = new URL(endpoint)
  const useSSL = protocol === 'https:'
  const client = new Client({
    endPoint: hostname,
    port: port ? Number(port) : useSSL ? 443 : 80,
    useSSL,
    accessKey,
    secretKey,
    region,
    // Whoever asks asks again: the client's own retries only print.
    retryOptions: { disableRetry: true },
  })
  await client.listBuckets()
}
