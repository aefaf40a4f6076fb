import { join } from 'node:path'
import { serverEnvironment } from './environment.ts'
import { MINIO } from './programs.ts'
import type { S3Identity } from './s3-identity.ts'
import type { ServerCommand } from './server-process.ts'
import type { Workbench } from './workbench.ts'

/** What starting either S3 server takes. */
export interface S3Start {
  readonly command: string
  readonly folder: string
  readonly logFolder: string
  readonly port: number
  readonly identity: S3Identity
  readonly ask: () => Promise<void>
}

/** MinIO on one folder: without its console, and keeping nothing in the user's home. */
export function minioCommand({ env }: Workbench, start: S3Start): ServerCommand {
  const { command, folder, logFolder, port, identity, ask } = start
  const address = ['--address', `127.0.0.1:${port}`, '--certs-dir', join(folder, 'certs')]
  return {
    title: MINIO.title,
    command,
    args: ['server', join(folder, 'minio'), ...address, '--quiet'],
    env: serverEnvironment(env, {
      HOME: folder,
      MINIO_ROOT_USER: identity.accessKey,
      MINIO_ROOT_PASSWORD: identity.secretKey,
      MINIO_BROWSER: 'off',
      MINIO_UPDATE: 'off',
    }),
    logFile: join(logFolder, 'minio.log'),
    ask,
  }
}
