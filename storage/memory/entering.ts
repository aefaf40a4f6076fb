import type { DossierStore } from '../../domain/ports.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import type { EventName } from '../../domain/transaction/history.ts'
import { append, hasHappened, moveTo, mustFind } from './state.ts'
import type { State } from './state.ts'

const ENTERED: ReadonlySet<string> = new Set(['examining', 'clearing', 'registering', 'closed'])

/** Answers the dossier as it stands then. */
export function enter(state: State, command: Parameters<DossierStore['enter']>[0]): Dossier {
  const { transactionId, stage, round, at } = command
  if (!ENTERED.has(stage)) throw new RangeError(`The stage ${stage} is entered by its own commit`)
  const dossier = mustFind(state, transactionId)
  const key = `${stage}/${round}`
  if (hasHappened(state, transactionId, key)) return dossier
  if (dossier.stage !== stage) moveTo(state, dossier, stage)
  append(state, transactionId, key, { at, event: stage as EventName, actorId: null, detail: { round } })
  return mustFind(state, transactionId)
}
