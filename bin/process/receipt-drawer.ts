import type { ReceiptDrawer } from '../../activities/receipt.ts'
import type { Stores } from '../../domain/ports.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import type { Faces } from '../../signatures/draw/document.ts'
import { drawPriorityReceipt } from '../../signatures/draw/receipt.ts'

interface ReceiptDrawerDeps {
  readonly stores: Pick<Stores, 'notaries'>
  /** Where anyone can check a document. */
  readonly verifyAt: string
  readonly faces: Faces
}

/** Draws the priority receipt of a lodged transaction from the record. */
export function receiptDrawer({ stores, verifyAt, faces }: ReceiptDrawerDeps): ReceiptDrawer {
  return async ({ transactionId, terms, notaryId }, { number, at, deedSha256 }) => {
    const notary = await stores.notaries.find(notaryId)
    if (notary === undefined) throw new Error('The record of a lodging is not whole')
    return drawPriorityReceipt(
      {
        ...{ number, at, deedSha256, verifyAt, kind: KINDS[terms.kind].title },
        transaction: transactionId,
        pin: terms.pin,
        notary: notary.name,
      },
      faces,
    )
  }
}
