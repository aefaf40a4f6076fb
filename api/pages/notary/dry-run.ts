import type { Request, RequestHandler, Response } from 'express'
import { apart, foretell } from '../../../domain/dry-run/dry-run.ts'
import type { DryRun } from '../../../domain/dry-run/dry-run.ts'
import { STAGES } from '../../../domain/transaction/stages.ts'
import type { Finding } from '../../../domain/verdict.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { transactionIn } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { explainAll } from '../explain.ts'
import { formOf, keyIn } from '../form.ts'
import { actorAs, OFFICE } from '../guard.ts'
import type { FieldMessage, Renderer, Voice } from '../render/show.ts'
import { slotTitles } from '../slot-titles.ts'
import type { SlotTitles } from '../slot-titles.ts'
import { TAGS } from '../tags.ts'
import { addressOf } from './addresses.ts'

interface DryRunPage {
  readonly ask: RequestHandler
  readonly run: RequestHandler
}

/** What lodging would bring, as it was said last; and the button that asks anew. */
export function createDryRunPage(deps: ApiDeps, { show, voiceOf }: Renderer): DryRunPage {
  const showLast = async (req: Request, res: Response, errors: readonly FieldMessage[]): Promise<void> => {
    const actor = actorAs(OFFICE, req, res)
    if (actor === undefined) return
    const id = transactionIn(req)
    const dossier = await dossierFor(deps, actor, 'prepare a dossier', id)
    const run = await deps.stores.dryRuns.latest(id)
    const voice = voiceOf(req)
    show(req, res, {
      template: 'notary/dry-run',
      title: voice.t.dryRun.title,
      address: `${addressOf(id)}/dry-run`,
      errors,
      data: {
        ...{ id, address: addressOf(id), tags: TAGS },
        mayRun: STAGES[dossier.stage].waitsFor === 'notary',
        run: run && viewOf(voice, run, slotTitles(dossier, voice.language)),
      },
    })
  }
  return {
    ask: (req, res) => showLast(req, res, []),
    run: answering(
      deps,
      async (req, res) => {
        const actor = actorAs(OFFICE, req, res)
        if (actor === undefined) return
        const id = transactionIn(req)
        await deps.commands.dryRun({ actor, key: keyIn(formOf(req)) }, id)
        res.redirect(303, `${addressOf(id)}/dry-run`)
      },
      (req, res, refusal) => showLast(req, res, [messageFor(voiceOf(req), refusal, 'dry-run')]),
    ),
  }
}

function viewOf(voice: Voice, run: DryRun, titles: SlotTitles): object {
  const { errors, warnings, inOrder } = apart(run)
  const explained = (findings: readonly Finding[]): ReturnType<typeof explainAll> =>
    explainAll(voice, findings, titles)
  return {
    ...{ at: run.at, assessment: run.assessment, surcharge: run.surcharge, foretold: foretell(run) },
    errors: explained(errors).open,
    warnings: explained(warnings).open,
    inOrder: explained(inOrder).inOrder,
  }
}
