import type { DossierStore } from '../domain/ports.ts'
import type { TransactionActivities } from './contract.ts'
import { untilWhen } from './terms.ts'

type DossierActivities = Pick<
  TransactionActivities,
  'openDossier' | 'lodgeDeed' | 'resubmitDeed' | 'enterStage' | 'returnToNotary' | 'endUnregistered'
>

/** What the notary does with his dossier, and where the procedure puts it. */
export function createDossierActivities({
  dossiers,
}: {
  readonly dossiers: DossierStore
}): DossierActivities {
  return {
    async openDossier(command) {
      const until = untilWhen('preparation', command.at, command.within)
      await dossiers.open({ ...command, until })
      return until
    },
    lodgeDeed: (command) => dossiers.lodge(command),
    resubmitDeed: (command) => dossiers.resubmit(command),
    enterStage: (command) => dossiers.enter(command),
    async returnToNotary(command) {
      const until = untilWhen('correction', command.at, command.within)
      await dossiers.returnToNotary({ ...command, until })
      return until
    },
    endUnregistered: (command) => dossiers.end(command),
  }
}
