import { conclude } from '../domain/verdict.ts'
import type { Finding, Verdict } from '../domain/verdict.ts'
import type { Sha256 } from '../domain/ids.ts'
import type { JudgedAs } from '../domain/ports.ts'
import type { Transcription } from '../domain/register/title.ts'
import type { Instant } from '../domain/time.ts'
import type { Incoming } from './commands.ts'
import { withReceived } from './commands/upload.ts'
import type { ApiDeps } from './deps.ts'

/** What can be said of a document that anyone shows us. */
export interface Verification {
  readonly sha256: Sha256
  readonly bytes: number
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** What the register knows of a document with this digest: no names, no price. Null when it knows none. */
  readonly register: {
    readonly as: JudgedAs
    readonly registeredAt: Instant | null
    readonly transcription: Transcription | null
  } | null
}

/** Checks a document and keeps nothing of it. Refuses what an upload refuses. */
export async function verifyDocument(
  deps: Pick<ApiDeps, 'spool' | 'inspect' | 'verify' | 'stores' | 'now'>,
  incoming: Incoming,
): Promise<Verification> {
  return await withReceived(deps, incoming, 'pdf', async (document) => {
    const findings = await deps.verify(document)
    const known = await deps.stores.dossiers.findByDocument(document.sha256)
    const { sha256, bytes } = document
    return {
      ...{ sha256, bytes, verdict: conclude(findings), findings },
      register:
        known === undefined
          ? null
          : {
              as: known.as,
              registeredAt: known.dossier.registeredAt,
              transcription: known.dossier.transcription,
            },
    }
  })
}
