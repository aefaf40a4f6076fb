import type { Stores } from '../../../domain/ports.ts'
import type { TransactionId } from '../../../domain/ids.ts'
import type { Instant, LocalDate } from '../../../domain/time.ts'
import { askedOf } from '../../../domain/transaction/kinds.ts'
import { uploadOf } from '../../storage/contract/world.ts'

export const NOTARY = { id: 'notary-1', role: 'notary' } as const

/**
 * Uploads everything that the dossier asks for, and judges it. Nothing, where there is no dossier.
 * @param validUntil the last day on which it all counts; null where it counts for ever
 */
export async function fileAll(
  { dossiers }: Pick<Stores, 'dossiers'>,
  transactionId: TransactionId,
  at: Instant,
  accepted = true,
  validUntil: LocalDate | null = null,
): Promise<void> {
  const dossier = await dossiers.find(transactionId)
  if (dossier === undefined) return
  for (const { slot } of askedOf(dossier.terms)) {
    const upload = { ...uploadOf(transactionId), slot, actor: NOTARY, at }
    const { documentId } = await dossiers.addDocument(upload)
    const judged = { transactionId, documentId, accepted, reason: 'illegible', actor: NOTARY }
    await dossiers.judgeDocument({ ...judged, validUntil, at })
  }
}
