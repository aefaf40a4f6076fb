import type { Stores, Vault } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { DossierExtract } from '../domain/transaction/dossier.ts'
import type { DocumentActivities } from './contract.ts'
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

const REASON = 'Registration of a land transaction'

/** What is missing is done, side by side, and neither waits for the other to succeed; then the delivery is recorded. */
export function createCertificateActivities(deps: CertificateDeps): Pick<DocumentActivities, 'deliver'> {
  const { stores, vault, retention } = deps
  return {
    async deliver({ transactionId, at }) {
      const dossier = await extractOf(stores.dossiers, transactionId)
      const until = later(registeredAt(dossier), retention)
      const outcomes = await Promise.allSettled([
        sealCertificate(deps, dossier, { at, until }),
        vault.lock(deedOf(dossier), until),
      ])
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
      await stores.registrations.recordDelivery(transactionId, at)
    },
  }
}

/** @param until to when it is stored locked */
async function sealCertificate(
  deps: CertificateDeps,
  dossier: DossierExtract,
  { at, until }: { readonly at: Instant; readonly until: Instant },
): Promise<void> {
  if (dossier.certificate !== null) return
  const drawn = await deps.drawCertificate(dossier)
  const { bytes, basis } = await sealOnceAccepted(drawn, deps, { at, reason: REASON })
  const document = await deps.vault.putBytes(bytes, until)
  // Two attempts may have sealed at once, each with other bytes; the record keeps the first.
  await deps.stores.registrations.recordCertificate(dossier.transactionId, { ...basis, document }, at)
}

/** Throws `illegal-transition` for what is not registered. */
function registeredAt({ registeredAt: at }: DossierExtract): Instant {
  if (at === null) throw new Refusal('illegal-transition', 'Only what is registered is certified')
  return at
}
