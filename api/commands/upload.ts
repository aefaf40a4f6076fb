import type { ReceivedDocument } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import type { DocumentSlot } from '../../domain/transaction/kinds/asking.ts'
import { askedOf } from '../../domain/transaction/kinds.ts'
import { STAGES } from '../../domain/transaction/stages.ts'
import type { Commands, Incoming } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { dossierFor } from './ask.ts'
import { once } from './once.ts'

/** The largest document taken in. A signed deed with its plans is seldom over five megabytes. */
export const MAX_DOCUMENT_BYTES = 30 * 1024 * 1024

/**
 * Authorise, spool, inspect, then store and record; the procedure need not know. Nothing is read of a stranger's
 * document, and nothing stays of one that is refused or breaks off.
 */
export function createUpload(deps: CommandDeps): Commands['upload'] {
  return async ({ actor, key }, id, slot, incoming) => {
    const { stage, notaryId, terms } = await dossierFor(deps, actor, 'change a dossier', id)
    if (!askedOf(terms).some((asked) => asked.slot === slot)) {
      throw new Refusal('document-unknown', 'No document of this name is asked for', { slot })
    }
    return await withReceived(deps, incoming, async (document) => {
      const what = ['upload', id, slot, document.sha256]
      return await once(deps, { actorId: actor.id, key, what }, async (attempt) => {
        const kept = attempt.again ? await uploaded(deps, id, slot, document) : undefined
        if (kept !== undefined) return kept
        if (STAGES[stage].waitsFor !== 'notary') {
          throw new Refusal('illegal-transition', `The transaction is ${stage}`, { from: stage })
        }
        const findings = slot === 'deed' ? await deps.preview(document, { notaryId, terms }) : []
        const ref = await deps.vault.put(document)
        const upload = { transactionId: id, slot, ref, findings, actor, at: deps.now() }
        return answerOf(await deps.stores.dossiers.addDocument(upload))
      })
    })
  }
}

const WHAT_IS_WRONG = {
  'document-empty': 'The document has no content',
  'document-truncated': 'The document is cut off: its end is missing',
  'document-encrypted': 'The document is encrypted; the register keeps only what it can read',
  'document-not-pdf': 'The document is not a PDF',
} as const satisfies Partial<Record<RefusalCode, string>>

/**
 * Takes a document in and hands it on, then removes the private file whatever happened. Refuses what the
 * spool refuses, and `document-truncated`, `document-encrypted`.
 */
export async function withReceived<Result>(
  { spool, inspect }: Pick<CommandDeps, 'spool' | 'inspect'>,
  { source, declaredBytes }: Incoming,
  use: (document: ReceivedDocument) => Promise<Result>,
): Promise<Result> {
  const limits = { maxBytes: MAX_DOCUMENT_BYTES, ...(declaredBytes !== undefined && { declaredBytes }) }
  if ((declaredBytes ?? 0) > MAX_DOCUMENT_BYTES) {
    throw new Refusal('document-too-large', 'The document is too large', { maxBytes: MAX_DOCUMENT_BYTES })
  }
  const document = await spool(source, limits)
  try {
    const wrong = await inspect(document)
    if (wrong !== null) throw new Refusal(wrong, WHAT_IS_WRONG[wrong])
    return await use(document)
  } finally {
    await document.remove()
  }
}

/** What an earlier attempt with these very bytes left in the record, whatever has become of the transaction. */
async function uploaded(
  { stores }: CommandDeps,
  id: TransactionId,
  slot: DocumentSlot,
  { sha256 }: ReceivedDocument,
): Promise<Uploaded | undefined> {
  const dossier = await stores.dossiers.find(id)
  const kept = dossier?.documents.findLast((one) => one.slot === slot && one.ref.sha256 === sha256)
  return kept && answerOf(kept)
}

type Uploaded = Awaited<ReturnType<Commands['upload']>>

function answerOf({ documentId, version, findings }: DossierDocument): Uploaded {
  return { documentId, version, findings }
}
