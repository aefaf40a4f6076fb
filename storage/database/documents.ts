import type { Knex } from 'knex'
import { partiesOf } from '../../domain/exchange/parties.ts'
import { documentRefused } from '../../domain/exchange/letters.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { AddDocument, JudgeDocument } from '../../domain/ports.ts'
import { slotOf } from '../../domain/transaction/document.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { judged, versionOf } from '../../domain/transaction/filing.ts'
import { onlyItsNotary } from '../../domain/transaction/its-notary.ts'
import { actOn } from './act.ts'
import { documentRow } from './document-rows.ts'
import { append } from './history.ts'
import { enqueue } from './outbox.ts'
import type { DocumentRow } from './rows.ts'
import { standingOf, writerOn } from './standing.ts'

export function addDocument(knex: Knex, command: AddDocument): Promise<DossierDocument> {
  const { transactionId, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    const { party, actorId } = await writerOn(trx, dossier, actor, at)
    const { isNew, document } = versionOf(await standingOf(trx, dossier, command.slot), command, party)
    if (!isNew) return document
    const { documentId, slot, version, ref } = document
    await trx<DocumentRow>('document').insert(documentRow(transactionId, document))
    await append(trx, transactionId, `document/${slot}/${version}`, {
      at,
      event: 'document-uploaded',
      actorId,
      detail: { documentId, slot, version, sha256: ref.sha256 },
    })
    return document
  })
}

export function judgeDocument(knex: Knex, judgement: JudgeDocument): Promise<void> {
  const { transactionId, documentId, accepted, actor, at } = judgement
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsNotary(dossier.notary_id, actor)
    const standing = await standingOf(trx, dossier, slotOf(documentId))
    const { isNew, document, asked } = judged(standing, judgement)
    if (!isNew) return
    await putJudgement(trx, transactionId, document)
    const { slot, version, reason, validUntil } = document
    await append(trx, transactionId, `judged/${documentId}/${at}`, {
      at,
      event: accepted ? 'document-accepted' : 'document-refused',
      actorId: actor.id,
      detail: { documentId, slot, version, reason, validUntil },
    })
    const party = partiesOf(standing.terms).find(({ key }) => key === asked?.of)
    if (accepted || asked === undefined || party === undefined) return
    await enqueue(trx, documentRefused({ transactionId, at, party, asked, document }))
  })
}

/** How a document stands judged from now on, within a commit. */
export async function putJudgement(
  trx: Knex.Transaction,
  transaction_id: TransactionId,
  { documentId: document_id, status, reason, judgedAt, validUntil }: DossierDocument,
): Promise<void> {
  await trx<DocumentRow>('document')
    .where({ document_id, transaction_id })
    .update({ status, reason, judged_at: judgedAt, valid_until: validUntil })
}
