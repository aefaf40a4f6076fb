import { Refusal } from '../../domain/refusal.ts'
import { extend } from '../../workflows/messages.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { ask, dossierFor } from './ask.ts'
import { once } from './once.ts'

/** Asks for more time, or grants it. How much there is, the domain decides in the commit. */
export function createExtension(deps: CommandDeps): Commands['extend'] {
  return async ({ actor, key }, id, { lastDay, reason }) => {
    await dossierFor(deps, actor, 'extend a deadline', id)
    if (reason.trim() === '') throw new Refusal('reason-missing', 'Say why more time is needed')
    return await once(deps, { actorId: actor.id, key, what: ['extend', id, lastDay, reason] }, (attempt) =>
      ask(deps, id, attempt, {
        update: extend,
        argument: { actor, lastDay, reason },
        async settled() {
          const all = await deps.stores.deadlines.of(id)
          const his = all.findLast((set) => set.by?.id === actor.id && set.reason === reason)
          return his && { until: his.until }
        },
      }),
    )
  }
}
