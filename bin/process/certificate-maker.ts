import type { CertificateMaker } from '../../activities/certificate.ts'
import { signPdf } from '../../signatures/sign/sign-pdf.ts'
import { simple } from '../demo/papers.ts'

export async function certificateMaker(): Promise<CertificateMaker> {
  return async (dossier, seal, at) => signPdf(await simple([dossier.transactionId]), seal, { at })
}
