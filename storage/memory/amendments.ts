import { partsLeft } from '../../domain/exchange/parties.ts'
import type { AmendTerms } from '../../domain/ports.ts'
import { unjudgedBy } from '../../domain/transaction/filing.ts'
import { amended } from '../amending.ts'
import { closeParts } from './exchange.ts'
import { append, mustFind } from './state.ts'
import type { State } from './state.ts'

export function amend(state: State, command: AmendTerms): void {
  const { transactionId, actor, at, terms } = command
  const dossier = mustFind(state, transactionId)
  const event = amended(dossier, command)
  if (event === null) return
  const earlier = state.amendments.get(transactionId) ?? []
  const amendment = { at, actorId: actor.id, before: dossier.terms, after: terms }
  state.amendments.set(transactionId, [...earlier, amendment])
  const unjudged = new Map(unjudgedBy(terms, dossier).map((document) => [document.documentId, document]))
  const documents = dossier.documents.map((document) => unjudged.get(document.documentId) ?? document)
  state.dossiers.set(transactionId, { ...dossier, terms, documents, assessment: null })
  append(state, transactionId, `terms-amended/${earlier.length + 1}`, event)
  closeParts(state, transactionId, partsLeft(dossier.terms, terms), { actor, at })
}
