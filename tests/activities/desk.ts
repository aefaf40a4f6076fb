import { createExaminationActivities } from '../../activities/examination.ts'
import { refusingAsFailures } from '../../activities/failure.ts'
import { createDocumentActivities } from '../../activities/document-activities.ts'
import type { DocumentDeps } from '../../activities/document-activities.ts'
import type { DocumentActivities } from '../../activities/contract.ts'
import { parseSha256 } from '../../domain/ids.ts'
import type { Judged, ReceiptTimestamp } from '../../domain/ports.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { NOON } from '../certs/test-pki.ts'
import { must } from '../must.ts'
import { drawn, notary as signer, secondSigner } from '../signatures/sample.ts'
import { notary } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { judgeOf, sourceOf, timestamps } from './judges.ts'
import { openOffices } from './offices.ts'
import type { Offices } from './offices.ts'
import { createSmallVault } from './vault.ts'
import type { SmallVault } from './vault.ts'

export const RETENTION = 1_000
export const away = (): Promise<never> => Promise.reject(new Error('The authority is away'))

const his = must(parseSha256(signer.certificate.sha256))

/** Where the work on documents is done: a vault, an authority that stamps, and a notary on the roll. */
export interface Desk extends Offices {
  readonly vault: SmallVault
  /** Certificates drawn, and timestamps given, so far. */
  readonly counts: { made: number; stamped: number }
  documents(change?: Partial<DocumentDeps>): DocumentActivities
  examination(change?: Partial<DocumentDeps>): ReturnType<typeof createExaminationActivities>
  dossierOf(walk: Walk): Promise<Dossier>
  evidenceOf(walk: Walk): Promise<readonly Judged[]>
  timestampsOf(walk: Walk): Promise<readonly ReceiptTimestamp[]>
}

export async function openDesk(): Promise<Desk> {
  const offices = await openOffices()
  const { stores } = offices.world
  const vault = createSmallVault()
  const counts = { made: 0, stamped: 0 }
  await stores.notaries.enrol({ ...notary, name: 'Filao CASUARINA', certificateSha256: his, at: NOON })
  const deps: DocumentDeps = {
    ...{ stores, vault, seal: secondSigner, retention: RETENTION },
    ...{ ...sourceOf(), judge: judgeOf(), judgeOwn: judgeOf(), now: () => NOON, report: () => undefined },
    authority: {
      stamp(sha256) {
        counts.stamped += 1
        return timestamps.stamp(sha256)
      },
    },
    drawReceipt() {
      counts.made += 1
      return drawn()
    },
    drawCertificate() {
      counts.made += 1
      return drawn()
    },
  }
  return {
    ...offices,
    ...{ vault, counts },
    documents: (change = {}) => createDocumentActivities({ ...deps, ...change }),
    examination: (change = {}) => refusingAsFailures(createExaminationActivities({ ...deps, ...change })),
    dossierOf: async ({ transactionId }) => must(await stores.dossiers.find(transactionId)),
    evidenceOf: ({ transactionId }) => stores.evidence.of(transactionId),
    timestampsOf: ({ transactionId }) => stores.receiptTimestamps.of(transactionId),
  }
}
