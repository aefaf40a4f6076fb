import type { Cache, Fill } from './cache.ts'
import type { Program } from './programs.ts'
import type { Progress } from './progress.ts'
import { reasonOf } from './unavailable.ts'

/** The program in the cache, or every reason why it could not be put there. */
type Obtained = { readonly file: string } | { readonly reasons: readonly string[] }

interface ObtainDeps {
  readonly cache: Cache
  readonly report: Progress
}

/** Tries each way in turn to put the pinned version into the cache. */
export async function obtain(
  program: Program,
  ways: readonly Fill[],
  { cache, report }: ObtainDeps,
): Promise<Obtained> {
  const reasons: string[] = []
  for (const fill of ways) {
    try {
      const file = await cache.keep(program, fill)
      report(`${program.title} ${program.version} is in the cache: ${file}`)
      return { file }
    } catch (error) {
      reasons.push(reasonOf(error))
    }
  }
  return { reasons }
}
