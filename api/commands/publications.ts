import { publicationOf } from '../../domain/publication/publication.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { notFound } from '../authorize.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { dossierFor } from './ask.ts'
import { nudge } from './nudge.ts'
import { once } from './once.ts'

type PublicationCommands = Pick<Commands, 'enterObjection' | 'objectToPublication' | 'endObjection'>

/** Objections to what is published: kept on record first; a transaction on hold then looks again. */
export function createPublicationCommands(deps: CommandDeps): PublicationCommands {
  const { publications } = deps.stores
  return {
    async enterObjection({ actor, key }, id, said) {
      await dossierFor(deps, actor, 'review cases', id)
      return await once(deps, { actorId: actor.id, key, what: ['objection', id, said] }, async (attempt) => {
        // Of the key, so that a repeat is the same objection.
        const objectionId = attempt.updateId.slice(0, 16)
        await publications.object({ transactionId: id, objectionId, ...said, actor, at: deps.now() })
        await nudge(deps, id)
        return { objectionId }
      })
    },
    async objectToPublication(id, key, said) {
      const dossier = await deps.stores.dossiers.find(id)
      // What was never published is nobody else's to know of, not even that it is there.
      if (!isPublished(dossier)) throw notFound()
      const asked = { actorId: `publication/${id}`, key, what: ['objection', id, said] }
      return await once(deps, asked, async (attempt) => {
        const objectionId = attempt.updateId.slice(0, 16)
        await publications.object({ transactionId: id, objectionId, ...said, actor: null, at: deps.now() })
        await nudge(deps, id)
        return { objectionId }
      })
    },
    async endObjection({ actor, key }, id, end) {
      await dossierFor(deps, actor, 'review cases', id)
      return await once(deps, { actorId: actor.id, key, what: ['objection-end', id, end] }, async () => {
        await publications.end({ transactionId: id, ...end, actor, at: deps.now() })
        await nudge(deps, id)
        return { objectionId: end.objectionId }
      })
    },
  }
}

function isPublished(dossier: Dossier | undefined): boolean {
  return dossier !== undefined && publicationOf(KINDS[dossier.kind], dossier.receipt) !== null
}
