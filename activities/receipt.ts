import type { Stores, Vault } from '../domain/ports.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { DocumentRef } from '../domain/transaction/document.ts'
import type { DossierExtract, Receipt } from '../domain/transaction/dossier.ts'
import type { DocumentActivities } from './contract.ts'
import { extractOf, receiptOf } from './dossier-of.ts'
import { sealOnceAccepted } from './sealing.ts'
import type { SealingDeps } from './sealing.ts'

/** Draws the priority receipt of a lodged transaction, not signed yet. */
export type ReceiptDrawer = (
  dossier: Pick<DossierExtract, 'transactionId' | 'terms' | 'notaryId'>,
  receipt: Receipt,
) => Promise<Uint8Array>

export interface ReceiptDeps extends SealingDeps {
  readonly stores: Pick<Stores, 'dossiers'>
  readonly vault: Vault
  readonly drawReceipt: ReceiptDrawer
  /** For how long the receipt is locked after the lodging, in milliseconds. */
  readonly retention: number
}

const REASON = 'Receipt of a lodged deed'

export interface Receipts extends Pick<DocumentActivities, 'sealReceipt'> {
  /** The same as `sealReceipt` where the dossier was just read. */
  readonly sealReceiptOf: (dossier: DossierExtract, at: Instant) => Promise<DocumentRef>
}

export function createReceiptActivities(deps: ReceiptDeps): Receipts {
  const { stores, vault, drawReceipt, retention } = deps
  const receipts: Receipts = {
    async sealReceipt({ transactionId, at }) {
      return receipts.sealReceiptOf(await extractOf(stores.dossiers, transactionId), at)
    },
    async sealReceiptOf(dossier, at) {
      if (dossier.receiptDocument !== null) return dossier.receiptDocument.ref
      const receipt = receiptOf(dossier)
      const drawn = await drawReceipt(dossier, receipt)
      const { bytes, basis } = await sealOnceAccepted(drawn, deps, { at, reason: REASON })
      const document = await vault.putBytes(bytes, later(receipt.at, retention))
      // Two attempts may have sealed at once, each with other bytes; the record keeps the first.
      return stores.dossiers.recordReceipt(dossier.transactionId, { ...basis, document }, at)
    },
  }
  return receipts
}
