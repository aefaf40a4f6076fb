import { createArchiveActivities } from './archive.ts'
import type { ArchiveDeps } from './archive.ts'
import { createCertificateActivities } from './certificate.ts'
import type { CertificateDeps } from './certificate.ts'
import type { DocumentActivities } from './contract.ts'
import { createExaminationActivities } from './examination.ts'
import type { ExaminationDeps } from './examination.ts'
import { refusingAsFailures } from './failure.ts'
import { withFirstExamination } from './first-examination.ts'
import { createReceiptActivities } from './receipt.ts'
import type { ReceiptDeps } from './receipt.ts'

export type DocumentDeps = ExaminationDeps & ReceiptDeps & CertificateDeps & ArchiveDeps

/** What the documents worker offers. */
export function createDocumentActivities(deps: DocumentDeps): DocumentActivities {
  const { examineDossier, ...examination } = createExaminationActivities(deps)
  const { sealReceiptOf, ...receipts } = createReceiptActivities(deps)
  const { examineDeed } = examination
  return refusingAsFailures({
    ...examination,
    ...receipts,
    ...withFirstExamination(deps.stores.dossiers, { examineDeed, examineDossier, sealReceiptOf }),
    ...createCertificateActivities(deps),
    ...createArchiveActivities(deps),
  })
}
