import type { Change } from '../domain/register/change.ts'
import { placeOf } from '../domain/register/places.ts'
import type { Encumbrance, Title, Transcription } from '../domain/register/title.ts'
import type { TransactionId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'

/** The act that a change came about by: its place in the volumes, its moment and its transaction. */
interface Act {
  readonly transcription: Transcription
  readonly at: Instant
  readonly transactionId: TransactionId
}

/** The titles of a change as the register keeps them. */
export function titlesMade({ titles }: Change, { transcription, at, transactionId }: Act): readonly Title[] {
  return titles.map((title) => ({ ...title, transcription, registeredAt: at, transactionId }))
}

/** The inscriptions of a change as the register keeps them. */
export function inscriptionsMade({ inscriptions }: Change, { transcription }: Act): readonly Encumbrance[] {
  const inscription = placeOf(transcription)
  return inscriptions.map((one) => ({ ...one, inscription, erasedAt: null, erasedBy: null }))
}
