import type { RefusalCode, RefusalDetail } from '../../domain/refusal.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Sha256 } from '../../domain/ids.ts'
import type { CommandDeps } from '../deps.ts'
import { digestOf } from '../digest.ts'
import { PROBLEMS } from '../problem.ts'

/** What is asked, by whom, under which key. */
interface Asked {
  readonly actorId: string
  readonly key: string
  /** Command, object and arguments as plain values in a fixed order: the same request has the same. */
  readonly what: readonly unknown[]
}

/** How this attempt relates to the earlier ones. */
export interface Attempt {
  readonly updateId: Sha256
  /** The same was asked before and no answer is on record: it may or may not have had its effect. */
  readonly again: boolean
}

/**
 * Runs a command once for its key. A repeat gets the stored answer, be it a yes or a no; one that overlaps
 * the first goes on beside it, because the same update id lets the procedure act once and answer both. A fault
 * is not an answer and is not stored.
 *
 * Throws `idempotency-key-reused` when the key came with another request before.
 */
export async function once<Answer>(
  { stores: { idempotency }, now }: Pick<CommandDeps, 'stores' | 'now'>,
  { actorId, key, what }: Asked,
  run: (attempt: Attempt) => Promise<Answer>,
): Promise<Answer> {
  const claimed = await idempotency.claim(actorId, key, digestOf(...what), now())
  if (claimed.state === 'done') return replay(claimed) as Answer
  try {
    const answer = await run({ updateId: digestOf(actorId, key), again: claimed.state === 'started' })
    await idempotency.complete(actorId, key, 200, JSON.stringify(answer))
    return answer
  } catch (error) {
    if (error instanceof Refusal) await idempotency.complete(actorId, key, ...stored(error))
    throw error
  }
}

interface StoredRefusal {
  readonly code: RefusalCode
  readonly message: string
  readonly detail: RefusalDetail
}

function stored({ code, message, detail }: Refusal): [status: number, body: string] {
  return [PROBLEMS[code].status, JSON.stringify({ code, message, detail } satisfies StoredRefusal)]
}

function replay({ status, body }: { readonly status: number; readonly body: string }): unknown {
  if (status === 200) return JSON.parse(body)
  const { code, message, detail } = JSON.parse(body) as StoredRefusal
  throw new Refusal(code, message, detail)
}
