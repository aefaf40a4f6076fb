import { createHash } from 'node:crypto'
import { transactionIdFrom } from '../../domain/ids.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import { localDateAt } from '../../domain/time.ts'
import { onlyAfterDeath } from '../../domain/transaction/check-terms.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { lodge, withdraw } from '../../workflows/messages.ts'
import { authorize } from '../authorize.ts'
import type { Commands, Request } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { ask, dossierFor } from './ask.ts'
import { dayIn, notPast } from './day.ts'
import { nudge } from './nudge.ts'
import { once } from './once.ts'

type DossierCommands = Pick<Commands, 'open' | 'amend' | 'judge' | 'lodge' | 'withdraw'>

/** What a notary does to his dossier, but for the documents' bytes. */
export function createDossierCommands(deps: CommandDeps): DossierCommands {
  return {
    open: opening(deps),
    async amend({ actor, key }, id, terms) {
      await dossierFor(deps, actor, 'change a dossier', id)
      return await once(deps, { actorId: actor.id, key, what: ['amend', id, terms] }, async () => {
        await deps.stores.dossiers.amend({ transactionId: id, actor, terms, at: deps.now() })
        return { stage: 'returned' }
      })
    },
    judge: judging(deps),
    async lodge({ actor, key }, id) {
      await dossierFor(deps, actor, 'change a dossier', id)
      return await once(deps, { actorId: actor.id, key, what: ['lodge', id] }, (attempt) =>
        ask(deps, id, attempt, {
          update: lodge,
          argument: { actor },
          // After a return the receipt stands, but says nothing of the deed that was to be lodged anew.
          settled: ({ receipt, returned }) => (receipt && !returned ? { receipt } : undefined),
        }),
      )
    },
    async withdraw({ actor, key }, id, reason) {
      await dossierFor(deps, actor, 'change a dossier', id)
      if (reason.trim() === '') throw new Refusal('reason-missing', 'Say why the transaction is withdrawn')
      return await once(deps, { actorId: actor.id, key, what: ['withdraw', id, reason] }, (attempt) =>
        ask(deps, id, attempt, {
          update: withdraw,
          argument: { actor, reason },
          settled: ({ stage }) => (stage === 'withdrawn' ? { stage } : undefined),
        }),
      )
    },
  }
}

/** The id comes of actor and key, so that a repeat whose first answer was lost is the same transaction. */
export function transactionIdOf({ actor, key }: Request): TransactionId {
  return transactionIdFrom(
    createHash('sha256')
      .update(JSON.stringify(['open', actor.id, key]))
      .digest(),
  )
}

function opening(deps: CommandDeps): Commands['open'] {
  const { stores, workflows } = deps
  return async (request, terms) => {
    const { actor, key } = request
    authorize(actor, 'open a dossier', null)
    onlyAfterDeath(terms, localDateAt(deps.now()))
    const transactionId = transactionIdOf(request)
    return await once(deps, { actorId: actor.id, key, what: ['open', terms] }, async ({ updateId }) => {
      // The record first: a procedure that has ended must not be started again for a repeat.
      const opened = await stores.dossiers.find(transactionId)
      if (opened !== undefined) return { transactionId, stage: opened.stage }
      if ((await stores.register.find(terms.pin)) === undefined) {
        throw new Refusal('pin-unknown', 'No parcel of the register has this PIN', { pin: terms.pin })
      }
      const { stage } = await workflows.open(transactionId, updateId, { actor, terms })
      return { transactionId, stage }
    })
  }
}

function judging(deps: CommandDeps): Commands['judge'] {
  return async ({ actor, key }, id, { documentId, accepted, reason, validUntil = null }) => {
    const dossier = await dossierFor(deps, actor, 'change a dossier', id)
    const document = dossier.documents.find((one) => one.documentId === documentId)
    if (document === undefined) {
      throw new Refusal('document-unknown', 'The transaction has no such document')
    }
    if (!accepted && (reason ?? '').trim() === '') {
      throw new Refusal('reason-missing', 'Say why the document is refused')
    }
    const { stage } = dossier
    const ends = dayIn(validUntil)
    const judgement = {
      transactionId: id,
      documentId,
      accepted,
      reason,
      actor,
      at: deps.now(),
      validUntil: ends,
    }
    const what = ['judge', id, documentId, accepted, reason, ends]
    return await once(deps, { actorId: actor.id, key, what }, async ({ again }) => {
      if (!again) notPast(ends, judgement.at)
      if (!(again && isJudged(document, accepted))) await deps.stores.dossiers.judgeDocument(judgement)
      await tellOfReminders(deps, judgement)
      return { stage }
    })
  }
}

/** A document that ends is reminded of before, and one that was refused is waited for anew: due from now on. */
async function tellOfReminders(
  deps: CommandDeps,
  { transactionId, documentId }: { readonly transactionId: TransactionId; readonly documentId: string },
): Promise<void> {
  const dossier = await deps.stores.dossiers.find(transactionId)
  const document = dossier?.documents.find((one) => one.documentId === documentId)
  if (document?.status === 'refused' || document?.validUntil != null) await nudge(deps, transactionId)
}

/** What an earlier attempt may have done, whatever has become of the transaction since. */
function isJudged({ status }: DossierDocument, accepted: boolean): boolean {
  return status === (accepted ? 'accepted' : 'refused')
}
