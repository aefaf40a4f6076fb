import { dryRun } from '../../domain/dry-run/dry-run.ts'
import type { DryRun } from '../../domain/dry-run/dry-run.ts'
import type { Pin } from '../../domain/ids.ts'
import type { Stores } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Standing } from '../../domain/register/change.ts'
import type { ParcelRecord } from '../../domain/register/title.ts'
import { currentDocuments } from '../../domain/transaction/document.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { STAGES } from '../../domain/transaction/stages.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { dossierFor } from './ask.ts'
import { once } from './once.ts'

/** Tries the dossier as it stands, and keeps what was said to be held against the examination that may follow. */
export function createDryRun(deps: CommandDeps): Commands['dryRun'] {
  return async ({ actor, key }, id) => {
    const dossier = await dossierFor(deps, actor, 'prepare a dossier', id)
    return await once(deps, { actorId: actor.id, key, what: ['dry-run', id] }, async ({ updateId }) => {
      const { stage } = dossier
      if (STAGES[stage].waitsFor !== 'notary') {
        throw new Refusal('illegal-transition', `The transaction is ${stage}`, { from: stage })
      }
      const run = await tried(deps, dossier)
      return deps.stores.dryRuns.record({ transactionId: id, runId: updateId, actorId: actor.id, run })
    })
  }
}

async function tried({ stores, examine, now }: CommandDeps, dossier: Dossier): Promise<DryRun> {
  const { transactionId, documents, terms } = dossier
  const deed = currentDocuments(documents).find(({ slot }) => slot === 'deed')
  const [standing, holder, deedFindings] = await Promise.all([
    standingOf(stores, terms),
    stores.dossiers.holderOf(transactionId),
    deed === undefined ? [] : examine(deed.ref, dossier),
  ])
  return dryRun({ dossier, standing, holder: holder ?? null, deedFindings, at: now() })
}

async function standingOf(stores: Stores, { pin, counterpart }: Terms): Promise<Standing> {
  const other = counterpart === null ? null : parcelAt(stores, counterpart)
  const [parcel, exchanged] = await Promise.all([parcelAt(stores, pin), other])
  return { parcel, counterpart: exchanged }
}

async function parcelAt({ register }: Stores, pin: Pin): Promise<ParcelRecord> {
  const parcel = await register.find(pin)
  if (parcel === undefined) {
    throw new Refusal('pin-unknown', 'No parcel of the register has this PIN', { pin })
  }
  return parcel
}
