import type { CertificateDrawer } from '../../activities/certificate.ts'
import type { ReceiptDrawer } from '../../activities/receipt.ts'
import type { Stores } from '../../domain/ports.ts'
import { certificateDrawer } from './certificate-drawer.ts'
import { drawingFaces } from './fonts.ts'
import { receiptDrawer } from './receipt-drawer.ts'

interface DrawersDeps {
  readonly stores: Pick<Stores, 'register' | 'notaries'>
  /** Where anyone can check a document. */
  readonly verifyAt: string
}

/** All that the office draws and seals, with one type face. */
export async function drawersOf(
  deps: DrawersDeps,
): Promise<{ readonly drawCertificate: CertificateDrawer; readonly drawReceipt: ReceiptDrawer }> {
  const faces = await drawingFaces()
  return {
    drawCertificate: certificateDrawer({ ...deps, faces }),
    drawReceipt: receiptDrawer({ ...deps, faces }),
  }
}
