import type { DossierStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { TransactionActivities } from './contract.ts'
import { onlyItsNotary } from './dossier-of.ts'

type DossierActivities = Pick<
  TransactionActivities,
  | 'openDossier'
  | 'recordDocument'
  | 'judgeDocument'
  | 'lodgeDeed'
  | 'resubmitDeed'
  | 'enterStage'
  | 'returnToNotary'
  | 'endUnregistered'
>

/** What the notary does with his dossier, and where the procedure puts it. */
export function createDossierActivities({
  dossiers,
}: {
  readonly dossiers: DossierStore
}): DossierActivities {
  return {
    async openDossier(command) {
      if (command.actor.role !== 'notary') {
        throw new Refusal('not-authorised', 'Only a notary may open a dossier')
      }
      await dossiers.open(command)
    },
    async recordDocument({ transactionId, actor, at, ...document }) {
      await onlyItsNotary(dossiers, { transactionId, actor })
      const uploaded = { ...document, status: 'uploaded', reason: null, uploadedAt: at } as const
      await dossiers.addDocument(transactionId, uploaded, actor)
    },
    async judgeDocument(command) {
      await onlyItsNotary(dossiers, command)
      await dossiers.judgeDocument(command)
    },
    async lodgeDeed(command) {
      await onlyItsNotary(dossiers, command)
      return dossiers.lodge(command)
    },
    async resubmitDeed(command) {
      await onlyItsNotary(dossiers, command)
      await dossiers.resubmit(command)
    },
    enterStage: (command) => dossiers.enter(command),
    returnToNotary: (command) => dossiers.returnToNotary(command),
    endUnregistered: (command) => dossiers.end(command),
  }
}
