import type { Cache } from './cache.ts'
import type { Environment } from './environment.ts'
import type { Leash } from './leash.ts'
import type { PickPort } from './ports.ts'
import type { Progress } from './progress.ts'
import type { RunCommand } from './run-command.ts'

/** What finding, obtaining and starting any of the servers takes. */
export interface Workbench {
  readonly env: Environment
  readonly leash: Leash
  readonly run: RunCommand
  readonly cache: Cache
  readonly pickPort: PickPort
  readonly report: Progress
}
