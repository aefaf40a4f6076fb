import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { Judgement } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { actOn } from './act.ts'
import { recordJudged } from './evidence.ts'
import { receiptDocumentFrom } from './extracts.ts'
import type { DossierRow } from './rows.ts'

/** The sealed receipt and the judgement that let it go out, in one commit. */
export function recordReceipt(
  knex: Knex,
  transactionId: TransactionId,
  judgement: Judgement,
  at: Instant,
): Promise<DocumentRef> {
  const ref = judgement.document
  return actOn(knex, transactionId, async (trx, dossier) => {
    const recorded = receiptDocumentFrom(dossier)
    if (recorded !== null) return recorded.ref
    if (dossier.receipt_number === null) {
      throw new Refusal('illegal-transition', 'Only what is lodged has a receipt')
    }
    await trx<DossierRow>('dossier').where({ transaction_id: transactionId }).update({
      receipt_sha256: ref.sha256,
      receipt_bytes: ref.bytes,
      receipt_key: ref.key,
      receipt_version_id: ref.versionId,
      receipt_sealed_at: at,
    })
    await recordJudged(trx, transactionId, { ...judgement, purpose: 'receipt', round: 1 })
    return ref
  })
}
