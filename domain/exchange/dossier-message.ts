import { Refusal } from '../refusal.ts'
import type { Instant } from '../time.ts'
import type { PartyKey } from './parties.ts'

/** On which side of a conversation somebody stands: the notary with his clerks, or the party. */
export type Side = 'office' | 'party'

/** One message between the notary and one party, on the dossier. Written once, never changed. */
export interface DossierMessage {
  /** Counts up within the dossier. */
  readonly n: number
  /** With whom the notary writes: nobody else reads it. */
  readonly party: PartyKey
  readonly from: Side
  readonly text: string
  readonly at: Instant
  /** Whether the other side has seen it. */
  readonly read: boolean
}

const MAX_MESSAGE_LENGTH = 4_000

/** The text as it is kept. Throws `message-unfit` for one that is empty or longer than 4,000 characters. */
export function messageText(text: string): string {
  const kept = text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim()
  if (kept !== '' && kept.length <= MAX_MESSAGE_LENGTH) return kept
  throw new Refusal('message-unfit', 'A message has between 1 and 4,000 characters')
}
