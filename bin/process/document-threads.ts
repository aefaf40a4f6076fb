import { Worker } from 'node:worker_threads'
import type { DocumentInspector, DocumentVerifier } from '../../domain/ports.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import type { DocumentTask, Inspected, Verified } from './document-task.ts'
import { createThreadPool } from './thread-pool.ts'

/** Two documents of 30 MB at once, and a few that wait: more would only make all of them late. */
const THREADS = 2
const WAITING = 16
const DEADLINE_MS = 20_000
/** The heap of one thread; the document itself lies beside it. */
const HEAP_MB = 256

export interface DocumentThreads {
  readonly inspect: DocumentInspector
  readonly verify: DocumentVerifier
  close(): Promise<void>
}

/**
 * Inspects and verifies strangers' documents beside the event loop, in a bounded number of threads. What a
 * document does to its thread, be it a crash or an endless loop, is a fault of that one request. Throws
 * `Unavailable` when too many wait.
 */
export function createDocumentThreads(trust: Trust): DocumentThreads {
  const pool = createThreadPool<DocumentTask, Inspected | Verified>({
    ...{ start: startThread, threads: THREADS, waiting: WAITING, deadlineMs: DEADLINE_MS },
  })
  return {
    inspect: async ({ path }) => (await pool.run({ ask: 'inspect', path })) as Inspected,
    verify: async ({ path }, at) => (await pool.run({ ask: 'verify', path, trust, at })) as Verified,
    close: () => pool.close(),
  }
}

/** In a checkout the source, as this file runs; in a build, what was compiled beside it. */
function startThread(): Worker {
  const file = import.meta.url.endsWith('.ts') ? 'document-worker-source.js' : 'document-worker.js'
  return new Worker(new URL(`./${file}`, import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
}
