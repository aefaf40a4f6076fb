import type { EndObjection, EnterObjection } from '../domain/ports.ts'
import type { PublicObjection } from '../domain/publication/publication.ts'
import { Refusal } from '../domain/refusal.ts'
import { onlyOfficers } from './revaluation.ts'

/* What both keepers of the record ask before they enter an objection, and before they end it. */

/** Throws `not-authorised`, `reason-missing`. */
export function mayEnter(notaryId: string, { actor, objector, grounds }: EnterObjection): void {
  if (actor !== null) onlyOfficers(notaryId, actor)
  mustSay(objector, 'Say who objects')
  mustSay(grounds, 'Say why he objects')
}

/** Answers the objection. Throws `not-authorised`, `reason-missing`, `objection-unknown`. */
export function mayEnd(
  notaryId: string,
  { actor, note, objectionId }: EndObjection,
  objections: readonly PublicObjection[],
): PublicObjection {
  onlyOfficers(notaryId, actor)
  mustSay(note, 'Say by which letter or judgment it ended, or why it is set aside')
  const found = objections.find((one) => one.objectionId === objectionId)
  if (found !== undefined) return found
  throw new Refusal('objection-unknown', 'There is no such objection', { objectionId })
}

function mustSay(text: string, message: string): void {
  if (text.trim() === '') throw new Refusal('reason-missing', message)
}
