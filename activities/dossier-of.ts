import { papersEndedOn } from '../domain/exchange/ended.ts'
import type { EndingPaper } from '../domain/exchange/ended.ts'
import type { TransactionId } from '../domain/ids.ts'
import type { DossierStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { localDateAt } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { DocumentRef } from '../domain/transaction/document.ts'
import type { DossierExtract, Receipt } from '../domain/transaction/dossier.ts'

/** What the engine's steps ask of the dossier. Throws `transaction-not-found`. */
export async function extractOf(
  dossiers: DossierStore,
  transactionId: TransactionId,
): Promise<DossierExtract> {
  const extract = await dossiers.extract(transactionId)
  if (extract === undefined) throw new Refusal('transaction-not-found', 'There is no such transaction')
  return extract
}

/** The papers of the dossier that count no more at that moment. Throws `transaction-not-found`. */
export async function papersEndedIn(
  dossiers: DossierStore,
  transactionId: TransactionId,
  at: Instant,
): Promise<readonly EndingPaper[]> {
  const documents = await dossiers.documentsOf(transactionId)
  if (documents.every(({ validUntil }) => validUntil === null)) return []
  const { terms } = await extractOf(dossiers, transactionId)
  return papersEndedOn(localDateAt(at), terms, documents)
}

/** The newest deed. Throws `deed-missing`. */
export function deedOf({ deed }: DossierExtract): DocumentRef {
  if (deed === null) throw new Refusal('deed-missing', 'This dossier has no deed')
  return deed
}

/** The priority receipt. Its absence after lodging is a fault, never a refusal. */
export function receiptOf({ transactionId, receipt }: DossierExtract): Receipt {
  if (receipt === null) throw new Error(`${transactionId} was never lodged`)
  return receipt
}
