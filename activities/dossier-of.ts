import type { TransactionId } from '../domain/ids.ts'
import type { DossierStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { DocumentRef, DossierDocument } from '../domain/transaction/document.ts'
import type { DossierExtract, Receipt } from '../domain/transaction/dossier.ts'

/** What the engine's steps ask of the dossier. Throws `transaction-not-found`. */
export async function extractOf(
  dossiers: DossierStore,
  transactionId: TransactionId,
): Promise<DossierExtract> {
  const extract = await dossiers.extract(transactionId)
  if (extract === undefined) throw notFound()
  return extract
}

/** All documents of the dossier, which the extract leaves aside. Throws `transaction-not-found`. */
export async function documentsOf(
  dossiers: Pick<DossierStore, 'find'>,
  transactionId: TransactionId,
): Promise<readonly DossierDocument[]> {
  const dossier = await dossiers.find(transactionId)
  if (dossier === undefined) throw notFound()
  return dossier.documents
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

function notFound(): Refusal {
  return new Refusal('transaction-not-found', 'There is no such transaction')
}
