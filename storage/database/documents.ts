import type { Knex } from 'knex'
import type { Actor } from '../../domain/actor.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { DossierStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { onlyItsNotary } from '../../domain/transaction/its-notary.ts'
import { actOn } from './act.ts'
import { append, appendOnce } from './history.ts'
import { toJson } from './json.ts'
import type { DocumentRow } from './rows.ts'

export function addDocument(
  knex: Knex,
  transactionId: TransactionId,
  document: DossierDocument,
  actor: Actor,
): Promise<void> {
  const { documentId, slot, version, ref } = document
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsNotary(dossier.notary_id, actor)
    const isNew = await appendOnce(trx, transactionId, `document/${slot}/${version}`, {
      at: document.uploadedAt,
      event: 'document-uploaded',
      actorId: actor.id,
      detail: { documentId, slot, version, sha256: ref.sha256 },
    })
    if (isNew) await insertDocument(trx, transactionId, document)
  })
}

async function insertDocument(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  { documentId, slot, version, ref, status, reason, uploadedAt, findings }: DossierDocument,
): Promise<void> {
  await trx<DocumentRow>('document').insert({
    document_id: documentId,
    transaction_id: transactionId,
    slot,
    version,
    sha256: ref.sha256,
    bytes: ref.bytes,
    object_key: ref.key,
    object_version_id: ref.versionId,
    status,
    reason,
    uploaded_at: uploadedAt,
    findings: toJson(findings),
  })
}

type Judgement = Parameters<DossierStore['judgeDocument']>[0]

export function judgeDocument(knex: Knex, judgement: Judgement): Promise<void> {
  const { transactionId, documentId, accepted, reason, actor, at } = judgement
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsNotary(dossier.notary_id, actor)
    const [judged] = await trx<DocumentRow>('document')
      .where({ document_id: documentId, transaction_id: transactionId, status: 'uploaded' })
      .update({ status: statusOf(judgement), reason })
      .returning(['slot', 'version'])
    if (judged === undefined) {
      await judgedTheSame(trx, judgement)
      return
    }
    await append(trx, transactionId, `judged/${documentId}`, {
      at,
      event: accepted ? 'document-accepted' : 'document-refused',
      actorId: actor.id,
      detail: { documentId, slot: judged.slot, version: judged.version, reason },
    })
  })
}

/** Throws `document-unknown`, and `document-already-judged` unless it was judged like this before. */
async function judgedTheSame(trx: Knex.Transaction, judgement: Judgement): Promise<void> {
  const { transactionId, documentId, reason } = judgement
  const row = await trx<DocumentRow>('document')
    .where({ document_id: documentId, transaction_id: transactionId })
    .first('status', 'reason')
  if (row === undefined) throw new Refusal('document-unknown', 'The dossier has no such document')
  if (row.status !== statusOf(judgement) || row.reason !== reason) {
    throw new Refusal('document-already-judged', `The document has been ${row.status} already`)
  }
}

function statusOf({ accepted }: Judgement): 'accepted' | 'refused' {
  return accepted ? 'accepted' : 'refused'
}
