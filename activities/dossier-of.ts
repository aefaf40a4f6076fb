import type { TransactionId } from '../domain/ids.ts'
import type { DossierStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
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
