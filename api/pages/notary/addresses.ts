import type { TransactionId } from '../../../domain/ids.ts'

/** Where the notary finds a dossier. */
export function addressOf(id: TransactionId): string {
  return `/notary/transactions/${id}`
}
