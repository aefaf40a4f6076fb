import type { Stores, Vault } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { DocumentRef } from '../domain/transaction/document.ts'
import type { DossierExtract } from '../domain/transaction/dossier.ts'
import type { DocumentActivities, Step } from './contract.ts'
import { deedOf, extractOf } from './dossier-of.ts'
import { sealOnceAccepted } from './sealing.ts'
import type { SealingDeps } from './sealing.ts'

/** Draws the certificate of a registered transaction, not signed yet. */
export type CertificateDrawer = (dossier: DossierExtract) => Promise<Uint8Array>

export interface CertificateDeps extends SealingDeps {
  readonly stores: Pick<Stores, 'dossiers' | 'registrations'>
  readonly vault: Vault
  readonly drawCertificate: CertificateDrawer
  /** For how long deed and certificate are locked after registration, in milliseconds. */
  readonly retention: number
}

interface Certification {
  sealCertificate(input: Step): Promise<DocumentRef>
  lockDocuments(input: Step): Promise<void>
}

const REASON = 'Registration of a land transaction'

/** What is missing is done, side by side, and neither waits for the other to succeed; then the delivery is recorded. */
export function createCertificateActivities(deps: CertificateDeps): Pick<DocumentActivities, 'deliver'> {
  const certification = createCertification(deps)
  return {
    async deliver(step) {
      const outcomes = await Promise.allSettled([
        certification.sealCertificate(step),
        certification.lockDocuments(step),
      ])
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
      await deps.stores.registrations.recordDelivery(step.transactionId, step.at)
    },
  }
}

export function createCertification(deps: CertificateDeps): Certification {
  const { stores, vault, drawCertificate, retention } = deps
  return {
    async sealCertificate({ transactionId, at }) {
      const dossier = await extractOf(stores.dossiers, transactionId)
      if (dossier.certificate !== null) return dossier.certificate.ref
      const until = later(registeredAt(dossier), retention)
      const { bytes, basis } = await sealOnceAccepted(await drawCertificate(dossier), deps, {
        at,
        reason: REASON,
      })
      const document = await vault.putBytes(bytes, until)
      // Two attempts may have sealed at once, each with other bytes; the record keeps the first.
      return stores.registrations.recordCertificate(transactionId, { ...basis, document }, at)
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
