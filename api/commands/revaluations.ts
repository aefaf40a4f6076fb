import { Refusal } from '../../domain/refusal.ts'
import { decideObjection, objectToClaim, reopenDuty } from '../../workflows/messages.ts'
import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { ask, dossierFor } from './ask.ts'
import { once } from './once.ts'
import { noticeBehind } from './payments.ts'

type RevaluationCommands = Pick<Commands, 'reopen' | 'object' | 'objectAsPayer' | 'decideObjection'>

/** The duty after registration: claimed by an officer, objected to by whoever pays, decided by another officer. */
export function createRevaluationCommands(deps: CommandDeps): RevaluationCommands {
  return {
    async reopen({ actor, key }, id, claim) {
      await dossierFor(deps, actor, 'reopen a duty', id)
      if (claim.reasons.length === 0) throw new Refusal('reason-missing', 'Say why the value differs')
      return await once(deps, { actorId: actor.id, key, what: ['reopen', id, claim] }, (attempt) =>
        ask(deps, id, attempt, {
          update: reopenDuty,
          argument: { actor, ...claim },
          settled: ({ stage }) => (stage === 'revaluation' ? { stage } : undefined),
        }),
      )
    },
    async object({ actor, key }, id, grounds) {
      await dossierFor(deps, actor, 'change a dossier', id)
      mustSayWhy(grounds)
      return await once(deps, { actorId: actor.id, key, what: ['object', id, grounds] }, (attempt) =>
        ask(deps, id, attempt, {
          update: objectToClaim,
          argument: { actor, grounds },
          settled: ({ stage }) => (stage === 'objection' ? { stage } : undefined),
        }),
      )
    },
    async objectAsPayer(payCode, key, grounds) {
      const { noticeId, transactionId } = await noticeBehind(deps, payCode)
      mustSayWhy(grounds)
      const asked = { actorId: `notice/${noticeId}`, key, what: ['object', noticeId, grounds] }
      return await once(deps, asked, (attempt) =>
        ask(deps, transactionId, attempt, { update: objectToClaim, argument: { actor: null, grounds } }),
      )
    },
    decideObjection: deciding(deps),
  }
}

/** Who may decide after whom, the domain judges in the commit. */
function deciding(deps: CommandDeps): Commands['decideObjection'] {
  return async ({ actor, key }, id, decision) => {
    await dossierFor(deps, actor, 'reopen a duty', id)
    mustSayWhy(decision.note)
    return await once(deps, { actorId: actor.id, key, what: ['decide-objection', id, decision] }, (attempt) =>
      ask(deps, id, attempt, {
        update: decideObjection,
        argument: { actor, ...decision },
        async settled({ stage }) {
          const found = await deps.stores.revaluations.find(id)
          return found?.decision?.officerId === actor.id ? { stage } : undefined
        },
      }),
    )
  }
}

function mustSayWhy(text: string): void {
  if (text.trim() === '') throw new Refusal('reason-missing', 'Say why')
}
