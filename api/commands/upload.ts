import type { Actor } from '../../domain/actor.ts'
import { askedIn } from '../../domain/exchange/asked.ts'
import type { PartyKey } from '../../domain/exchange/parties.ts'
import type { AsParty } from '../../domain/exchange/party-login.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Expected, ReceivedDocument } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { STAGES } from '../../domain/transaction/stages.ts'
import type { Commands, Incoming } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { dossierFor } from './ask.ts'
import { once } from './once.ts'

/** The largest document taken in. A signed deed with its plans is seldom over five megabytes. */
export const MAX_DOCUMENT_BYTES = 30 * 1024 * 1024

type Uploaded = Awaited<ReturnType<Commands['upload']>>

/** An upload by somebody who was let in. */
interface Upload {
  readonly dossier: Dossier
  readonly actor: Actor | AsParty
  /** Whose Idempotency-Key it is. */
  readonly actorId: string
  readonly key: string
  readonly slot: string
  /** The party of whom it must be asked; absent for the office. */
  readonly party?: PartyKey
}

/**
 * Authorise, spool, inspect, then store and record; the procedure need not know. Nothing is read of a stranger's
 * document, and nothing stays of one that is refused or breaks off.
 */
export function createUpload(deps: CommandDeps): Commands['upload'] {
  return async ({ actor, key }, id, slot, incoming) => {
    const dossier = await dossierFor(deps, actor, 'prepare a dossier', id)
    return await takeUpload(deps, { dossier, actor, actorId: actor.id, key, slot }, incoming)
  }
}

/** A deed is a PDF; every other document may be a photograph as well. */
export async function takeUpload(deps: CommandDeps, upload: Upload, incoming: Incoming): Promise<Uploaded> {
  const { dossier, actorId, key, slot } = upload
  const expect = slot === 'deed' ? 'pdf' : 'pdf-or-photo'
  return await withReceived(deps, incoming, expect, async (document) => {
    const what = ['upload', dossier.transactionId, slot, document.sha256]
    return await once(deps, { actorId, key, what }, async ({ again }) => {
      const kept = again ? await uploaded(deps, dossier.transactionId, slot, document) : undefined
      return kept ?? (await store(deps, upload, document))
    })
  })
}

async function store(
  deps: CommandDeps,
  { dossier, actor, slot, party }: Upload,
  document: ReceivedDocument,
): Promise<Uploaded> {
  const { transactionId, stage, notaryId, terms } = dossier
  if (STAGES[stage].waitsFor !== 'notary') {
    throw new Refusal('illegal-transition', `The transaction is ${stage}`, { from: stage })
  }
  const asked = askedIn(dossier).find((one) => one.slot === slot)
  if (asked === undefined || (party !== undefined && asked.of !== party)) {
    throw new Refusal('document-unknown', 'No document of this name is asked for', { slot })
  }
  const findings = slot === 'deed' ? await deps.preview(document, { notaryId, terms }) : []
  const ref = await deps.vault.put(document)
  const { mediaType } = document
  const upload = { transactionId, slot, ref, mediaType, findings, actor, at: deps.now() }
  return answerOf(await deps.stores.dossiers.addDocument(upload))
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
  expect: Expected,
  use: (document: ReceivedDocument) => Promise<Result>,
): Promise<Result> {
  const limits = {
    maxBytes: MAX_DOCUMENT_BYTES,
    expect,
    ...(declaredBytes !== undefined && { declaredBytes }),
  }
  if ((declaredBytes ?? 0) > MAX_DOCUMENT_BYTES) {
    throw new Refusal('document-too-large', 'The document is too large', { maxBytes: MAX_DOCUMENT_BYTES })
  }
  const document = await spool(source, limits)
  try {
    // A photograph is looked at by people alone, and is never shown within our origin.
    const wrong = document.mediaType === 'application/pdf' ? await inspect(document) : null
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
  slot: string,
  { sha256 }: ReceivedDocument,
): Promise<Uploaded | undefined> {
  const dossier = await stores.dossiers.find(id)
  const kept = dossier?.documents.findLast((one) => one.slot === slot && one.ref.sha256 === sha256)
  return kept && answerOf(kept)
}

function answerOf({ documentId, version, findings }: DossierDocument): Uploaded {
  return { documentId, version, findings }
}
