import type { Seal, Stores, Vault } from '../domain/ports.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { DocumentRef } from '../domain/transaction/document.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import type { DocumentActivities } from './contract.ts'
import { deedOf, dossierOf } from './dossier-of.ts'

/** Draws the certificate of a registered transaction and seals it: a signed PDF. */
export type CertificateMaker = (dossier: Dossier, seal: Seal, at: Instant) => Promise<Uint8Array>

export interface CertificateDeps {
  readonly stores: Pick<Stores, 'dossiers' | 'registrations'>
  readonly vault: Vault
  readonly seal: Seal
  readonly makeCertificate: CertificateMaker
  /** For how long deed and certificate are locked after registration, in milliseconds. */
  readonly retention: number
}

type CertificateActivities = Pick<DocumentActivities, 'sealCertificate' | 'lockDocuments'>

export function createCertificateActivities(deps: CertificateDeps): CertificateActivities {
  const { stores, vault, seal, makeCertificate, retention } = deps
  return {
    async sealCertificate({ transactionId, at }) {
      const dossier = await dossierOf(stores.dossiers, transactionId)
      if (dossier.certificate !== null) return dossier.certificate.ref
      const ref = await vault.putBytes(await makeCertificate(dossier, seal, at))
      await stores.registrations.recordCertificate(transactionId, ref, at)
      // Two attempts may have sealed at once, each with other bytes; the record keeps the first.
      return certificateOf(await dossierOf(stores.dossiers, transactionId))
    },
    async lockDocuments({ transactionId, at }) {
      const dossier = await dossierOf(stores.dossiers, transactionId)
      const until = later(at, retention)
      await Promise.all([vault.lock(deedOf(dossier).ref, until), vault.lock(certificateOf(dossier), until)])
    },
  }
}

function certificateOf({ transactionId, certificate }: Dossier): DocumentRef {
  if (certificate === null) throw new Error(`${transactionId} has no certificate yet`)
  return certificate.ref
}
