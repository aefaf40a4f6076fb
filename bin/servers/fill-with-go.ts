import { join } from 'node:path'
import type { Fill } from './cache.ts'
import type { Environment } from './environment.ts'
import { MINIO, MINIO_MODULE, MINIO_SUM } from './programs.ts'
import { withTicks, type Progress } from './progress.ts'
import type { RunCommand } from './run-command.ts'

interface GoDeps {
  readonly run: RunCommand
  readonly env: Environment
  readonly report: Progress
}

/** Builds MinIO from its pinned sources. Go checks the sums of what they need; ours of the sources is checked first. */
export function fillWithGo({ run, env, report }: GoDeps): Fill {
  return async (folder) => {
    await run('go', ['version'], { env }).catch(() => {
      throw new Error('Go is not installed')
    })
    const settings = {
      ...env,
      GOBIN: join(folder, 'bin'),
      GOFLAGS: '',
      GOWORK: 'off',
      GOOS: undefined,
      GOARCH: undefined,
      CGO_ENABLED: '0',
    }
    const module = `${MINIO_MODULE}@${MINIO.version}`
    report('Building MinIO with Go, once, about 2½ minutes')
    const build = async (): Promise<void> => {
      const fetched = await run('go', ['mod', 'download', '-json', module], { env: settings, cwd: folder })
      if (!fetched.includes(MINIO_SUM)) throw new Error("MinIO's sources do not have the pinned sum")
      await run('go', ['install', '-ldflags=-s -w', module], { env: settings, cwd: folder })
    }
    await withTicks(report, 'building MinIO', build())
  }
}
