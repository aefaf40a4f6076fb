import type { Seal, Stores, Vault } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { DossierExtract } from '../domain/transaction/dossier.ts'
import type { DocumentActivities } from './contract.ts'
import { deedOf, extractOf } from './dossier-of.ts'

/** Draws the certificate of a registered transaction and seals it: a signed PDF. */
export type CertificateMaker = (dossier: DossierExtract, seal: Seal, at: Instant) => Promise<Uint8Array>

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
      const dossier = await extractOf(stores.dossiers, transactionId)
      if (dossier.certificate !== null) return dossier.certificate.ref
      const until = later(registeredAt(dossier), retention)
      const ref = await vault.putBytes(await makeCertificate(dossier, seal, at), until)
      // Two attempts may have sealed at once, each with other bytes; the record keeps the first.
      return stores.registrations.recordCertificate(transactionId, ref, at)
    },
    async lockDocuments({ transactionId }) {
      const dossier = await extractOf(stores.dossiers, transactionId)
      // The certificate was stored locked.
      await vault.lock(deedOf(dossier), later(registeredAt(dossier), retention))
    },
  }
}

/** Throws `illegal-transition` for what is not registered. */
function registeredAt({ registeredAt: at }: DossierExtract): Instant {
  if (at === null) throw new Refusal('illegal-transition', 'Only what is registered is certified')
  return at
}
