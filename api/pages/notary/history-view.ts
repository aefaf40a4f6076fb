import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { partiesOf } from '../../../domain/exchange/parties.ts'
import { partyIn } from '../../../domain/exchange/party-link.ts'
import type { Amendment } from '../../../domain/ports.ts'
import { termsAt } from '../../../domain/transaction/amending.ts'
import type { EventName, HistoryEvent } from '../../../domain/transaction/history.ts'
import type { Text } from '../../../web/text/shape.ts'
import { explainCode } from '../explain.ts'
import type { Voice } from '../render/show.ts'
import { slotTitles } from '../slot-titles.ts'
import type { SlotTitles } from '../slot-titles.ts'

/** A line of the history in words. */
interface HistoryLine {
  readonly at: HistoryEvent['at']
  readonly what: string
  /** What more is to be said of it, already in words. */
  readonly more: string | null
  readonly who: string
}

/** A dossier with every correction of its terms, oldest first. */
interface Recorded extends Pick<Dossier, 'notaryId' | 'terms' | 'requests'> {
  readonly amendments: readonly Amendment[]
}

/** What happened, oldest first, and who did it: a party by the name that his part had at that moment. */
export function historyLines(
  { t, language }: Pick<Voice, 't' | 'language'>,
  { notaryId, terms, requests, amendments }: Recorded,
  viewerId: string,
  events: readonly HistoryEvent[],
): readonly HistoryLine[] {
  const slots = slotTitles({ terms, requests }, language)
  return events.map(({ at, event, actorId, detail }) => ({
    at,
    what: t.events[event],
    more: moreOf(t, slots, detail),
    who:
      partyName(termsAt(at, { terms, amendments }), actorId) ??
      whoIs(t, { event, actorId }, notaryId, viewerId),
  }))
}

function partyName(terms: Dossier['terms'], actorId: string | null): string | undefined {
  const key = actorId === null ? undefined : partyIn(actorId)
  return partiesOf(terms).find((party) => party.key === key)?.name
}

/** What only a notary's office does: if it was not the notary, it was his clerk. */
const OF_THE_OFFICE: ReadonlySet<EventName> = new Set<EventName>([
  ...(['opened', 'document-uploaded', 'document-requested', 'document-request-taken-back'] as const),
  ...(['party-link-made', 'party-link-revoked', 'party-contact-set', 'message-written'] as const),
])

function whoIs(
  t: Text,
  { event, actorId }: Pick<HistoryEvent, 'event' | 'actorId'>,
  notaryId: string,
  viewerId: string,
): string {
  const { byEngine, byYou, byNotary, byClerk, byOfficer } = t.notary.dossier
  if (actorId === null) return byEngine
  if (actorId === viewerId) return byYou
  if (actorId === notaryId) return byNotary
  return OF_THE_OFFICE.has(event) ? byClerk : byOfficer
}

function moreOf(t: Text, slots: SlotTitles, detail: HistoryEvent['detail']): string | null {
  const { slot, version, reason, reasons, codes, receipt, volume, number } = detail
  const { decision, outcome, grounds } = detail
  const said = [
    typeof slot === 'string'
      ? `${slots[slot] ?? slot}${typeof version === 'number' ? `, ${t.words.version(version)}` : ''}`
      : null,
    inWords(t, decision),
    inWords(t, outcome),
    inWords(t, reason),
    inWords(t, reasons),
    inWords(t, codes),
    typeof grounds === 'string' ? grounds : null,
    typeof receipt === 'string' ? receipt : null,
    typeof volume === 'string' ? `${volume}, ${String(number)}` : null,
  ].filter((part) => part !== null)
  return said.length === 0 ? null : said.join('. ')
}

/** Codes as they were joined for the record, each in words; free text stays as it was written. */
function inWords(t: Text, joined: unknown): string | null {
  if (typeof joined !== 'string' || joined === '') return null
  const parts = joined.split(', ')
  const known: Readonly<Record<string, string>> = {
    ...{ ...t.decisions, ...t.revaluation.reasons, ...t.revaluation.decided, ...t.publications.ends },
  }
  const words = parts.map((part) => known[part] ?? explainCode(t, part))
  return words.join('; ') === parts.join('; ') ? joined : words.join('; ')
}
