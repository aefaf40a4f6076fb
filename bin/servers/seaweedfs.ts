import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serverEnvironment } from './environment.ts'
import type { S3Start } from './minio.ts'
import { SEAWEEDFS } from './programs.ts'
import type { ServerCommand } from './server-process.ts'
import type { Workbench } from './workbench.ts'

/** Its parts talk to each other over ports of their own; only the S3 one is of use to us. */
const INNER_PORTS = [
  'master.port',
  'master.port.grpc',
  'volume.port',
  'volume.port.grpc',
  'filer.port',
  'filer.port.grpc',
  's3.port.grpc',
]
const FIRST_INNER_PORT = 19_333
// Its parts stop one after the other: 16 s measured.
const GRACE_MS = 30_000
// What we do not use is off; alone, it need not wait ten seconds and more for an election.
const SETTINGS = [
  '-s3.port.iceberg=0',
  '-s3.port.lance=0',
  '-s3.autoCreateBucket=false',
  // Volumes are made as they are needed, small: the default number is used up by a few buckets.
  '-volume.max=0',
  '-master.volumeSizeLimitMB=64',
  '-master.telemetry=false',
  '-master.electionTimeout=1s',
  '-volume.preStopSeconds=0',
]

/** SeaweedFS with its S3 gateway, all its parts in one process. */
export async function seaweedfsCommand({ env, pickPort }: Workbench, start: S3Start): Promise<ServerCommand> {
  const { command, folder, logFolder, port, identity, ask } = start
  const data = join(folder, 'seaweedfs')
  await mkdir(data, { recursive: true, mode: 0o700 })
  const config = join(folder, 'seaweedfs.json')
  await writeFile(config, JSON.stringify(permissions(identity)), { mode: 0o600 })
  const ports: string[] = []
  for (const name of INNER_PORTS) ports.push(`-${name}=${await pickPort(FIRST_INNER_PORT)}`)
  const address = ['-ip=127.0.0.1', '-ip.bind=127.0.0.1', `-s3.port=${port}`]
  return {
    title: SEAWEEDFS.title,
    command,
    args: [
      'server',
      `-dir=${data}`,
      '-filer',
      '-s3',
      `-s3.config=${config}`,
      ...address,
      ...ports,
      ...SETTINGS,
    ],
    env: serverEnvironment(env, { HOME: folder }),
    logFile: join(logFolder, 'seaweedfs.log'),
    ask,
    graceMs: GRACE_MS,
  }
}

function permissions({ accessKey, secretKey }: S3Start['identity']): unknown {
  const actions = ['Admin', 'Read', 'Write', 'List', 'Tagging']
  return { identities: [{ name: 'registrar', credentials: [{ accessKey, secretKey }], actions }] }
}
