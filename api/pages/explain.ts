import type { Finding } from '../../domain/verdict.ts'
import type { Screened } from '../../domain/screening/rule.ts'
import type { Voice } from './render/show.ts'
import { parseInstant, parseLocalDate } from '../../domain/time.ts'
import type { Text } from '../../web/text/shape.ts'
import { wordsFor } from '../../web/text/words-for.ts'
import type { SlotTitles } from './slot-titles.ts'

type Words = Pick<Voice, 't' | 'f'>

/** A finding in words, for a template. */
interface Explained {
  readonly verdict: Finding['verdict']
  readonly title: string
  readonly advice: string | null
  /** The check of a document that decided, in words; null where none did. */
  readonly because: { readonly check: string; readonly reason: string } | null
  readonly code: string
  readonly basis: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
}

function explain(voice: Words, finding: Finding, titles: SlotTitles): Explained {
  const { t } = voice
  const { verdict, code, basis } = finding
  const known = wordsFor(t, code)
  return {
    ...{ verdict, code, basis },
    title: known?.title ?? `${t.findingFallback[verdict]}: ${finding.rule}`,
    advice: verdict === 'passed' ? null : (known?.advice ?? t.findingFallback.advice),
    because: verdict === 'passed' ? null : becauseOf(t, finding),
    facts: factsOf(voice, finding, titles),
  }
}

function becauseOf(t: Text, { detail }: Finding): Explained['because'] {
  const { check, offset, reason } = detail
  if (typeof check !== 'string' || typeof reason !== 'string') return null
  const place = typeof offset === 'number' ? String(offset) : null
  return { check: t.words.checkOf(check, place), reason: t.checks[reason] ?? reason }
}

export function explainFlag(
  voice: Words,
  flag: Screened,
  titles: SlotTitles,
): Explained & { readonly weight: Screened['weight'] } {
  return { ...explain(voice, flag, titles), weight: flag.weight }
}

/** A code of a finding or an officer's reason, in words. */
export function explainCode(t: Text, code: string): string {
  const reasons: Readonly<Record<string, string>> = t.reasons
  return reasons[code] ?? wordsFor(t, code)?.title ?? code
}

/** Findings apart: what wants attention, and what is in order. Documents are named by their titles, where these are known. */
export function explainAll(
  voice: Words,
  findings: readonly Finding[],
  titles: SlotTitles = {},
): {
  readonly open: readonly Explained[]
  readonly inOrder: readonly Explained[]
} {
  const explained = findings.map((finding) => explain(voice, finding, titles))
  return {
    open: explained.filter(({ verdict }) => verdict !== 'passed'),
    inOrder: explained.filter(({ verdict }) => verdict === 'passed'),
  }
}

/** Of interest to whoever wants to know why something failed, and to nobody when all is well. */
const TECHNICAL: ReadonlySet<string> = new Set([
  ...['sha256', 'bytes', 'revision', 'revisions', 'field', 'certificate', 'changes', 'coverage'],
  ...['expected', 'found', 'deed'],
])
/** Identity numbers, from which a list of those who sign is made; the names stand beside them. */
const NUMBERED: ReadonlySet<string> = new Set(['signed', 'unsigned'])
/** Told in a sentence of their own. */
const TOLD: ReadonlySet<string> = new Set(['check', 'offset', 'reason'])

function factsOf(voice: Words, { verdict, detail }: Finding, titles: SlotTitles): Explained['facts'] {
  return Object.entries(detail)
    .filter(([name, value]) => value !== null && value !== '' && !NUMBERED.has(name))
    .filter(([name]) => !(TOLD.has(name) && 'check' in detail))
    .filter(([name]) => verdict !== 'passed' || !TECHNICAL.has(name))
    .map(([name, value]) => ({
      name: voice.t.facts[name] ?? name,
      value: name === 'slot' ? titlesOf(String(value), titles) : plain(voice, value),
    }))
}

/** Several documents stand in one finding with commas between their slots; titles may have commas of their own. */
function titlesOf(slots: string, titles: SlotTitles): string {
  return slots
    .split(', ')
    .map((slot) => titles[slot] ?? slot)
    .join('; ')
}

function plain({ t, f }: Words, value: Finding['detail'][string]): string {
  const instant = parseInstant(String(value))
  if (instant !== undefined) return f.instant(instant)
  const day = parseLocalDate(String(value))
  if (day !== undefined) return f.day(day)
  if (typeof value === 'boolean') return value ? t.words.yes : t.words.no
  return t.factValues[String(value)] ?? String(value)
}
