import type { Actor } from '../domain/actor.ts'
import type { TransactionId } from '../domain/ids.ts'
import type { DossierStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { currentDocuments } from '../domain/transaction/document.ts'
import type { DossierDocument } from '../domain/transaction/document.ts'
import type { Dossier, Receipt } from '../domain/transaction/dossier.ts'

/** The dossier. Throws `transaction-not-found`. */
export async function dossierOf(dossiers: DossierStore, transactionId: TransactionId): Promise<Dossier> {
  const dossier = await dossiers.find(transactionId)
  if (dossier === undefined) throw notFound()
  return dossier
}

/** Who opened the dossier. Throws `transaction-not-found`. */
export async function notaryIdOf(dossiers: DossierStore, transactionId: TransactionId): Promise<Actor['id']> {
  const notaryId = await dossiers.notaryOf(transactionId)
  if (notaryId === undefined) throw notFound()
  return notaryId
}

function notFound(): Refusal {
  return new Refusal('transaction-not-found', 'There is no such transaction')
}

/**
 * Throws `not-authorised` for everyone but the notary of the dossier. Asked where the effect is, although the
 * API and the workflow asked before: an operator's tools reach the workflow without the API.
 */
export async function onlyItsNotary(
  dossiers: DossierStore,
  { transactionId, actor }: { readonly transactionId: TransactionId; readonly actor: Actor },
): Promise<void> {
  const notaryId = await notaryIdOf(dossiers, transactionId)
  if (actor.role !== 'notary' || actor.id !== notaryId) {
    throw new Refusal('not-authorised', 'This dossier belongs to another notary')
  }
}

/** The current deed. Throws `deed-missing`. */
export function deedOf(dossier: Dossier): DossierDocument {
  const deed = currentDocuments(dossier.documents).find((document) => document.slot === 'deed')
  if (deed === undefined) throw new Refusal('deed-missing', 'This dossier has no deed')
  return deed
}

/** The priority receipt. Its absence after lodging is a fault, never a refusal. */
export function receiptOf({ transactionId, receipt }: Dossier): Receipt {
  if (receipt === null) throw new Error(`${transactionId} was never lodged`)
  return receipt
}
