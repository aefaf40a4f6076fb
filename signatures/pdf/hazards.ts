import type { CheckFinding } from '../../certs/finding.ts'
import type { RevisionMap } from './revisions.ts'
import type { PdfDict, PdfValue } from './values.ts'

/** What a deed has no use for, and what could change or carry away what its reader sees (S5). */
const HAZARDOUS_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['JavaScript', 'javascript'],
  ['Launch', 'launch-action'],
  ['SubmitForm', 'submit-action'],
  ['ImportData', 'submit-action'],
  ['ResetForm', 'submit-action'],
  ['Hide', 'hide-action'],
  ['SetOCGState', 'hide-action'],
])

const HAZARDOUS_KEYS: ReadonlyMap<string, string> = new Map([
  ['JS', 'javascript'],
  ['XFA', 'xfa-form'],
  ['EmbeddedFiles', 'embedded-file'],
  ['EF', 'embedded-file'],
])

/** Looks through every object of every revision, so that nothing dormant is missed. One finding a kind. */
export function findHazards({ revisions, store }: RevisionMap): readonly CheckFinding[] {
  const found = new Map<string, CheckFinding>()
  for (const { number: revision, entries } of revisions) {
    for (const [number, entry] of entries) {
      const located = store.locate(number, entry, revision)
      if (located === undefined) continue
      for (const code of hazardsIn(located.value)) {
        const at = { offset: located.place.start, object: number }
        if (!found.has(code)) found.set(code, { check: 'S5', level: 'FAIL', code, at })
      }
    }
  }
  return [...found.values()]
}

const NO_HAZARDS: readonly string[] = []

/** Depth is bounded by the parser. Almost every object holds none, and is stepped through without a list. */
function hazardsIn(value: PdfValue): readonly string[] {
  if (value.kind === 'dict') return hazardsInDict(value)
  if (value.kind === 'stream') return hazardsInDict(value.dict)
  if (value.kind !== 'array') return NO_HAZARDS
  let codes = NO_HAZARDS
  for (const item of value.items) codes = joined(codes, hazardsIn(item))
  return codes
}

function hazardsInDict({ entries }: PdfDict): readonly string[] {
  let codes = NO_HAZARDS
  for (const [key, value] of entries) {
    const code = hazardOf(key, value)
    if (code !== undefined) codes = [...codes, code]
    if (HOLDS_OTHERS.has(value.kind)) codes = joined(codes, hazardsIn(value))
  }
  return codes
}

const HOLDS_OTHERS: ReadonlySet<PdfValue['kind']> = new Set(['dict', 'array'])

function hazardOf(key: string, value: PdfValue): string | undefined {
  if (key === 'S') return value.kind === 'name' ? HAZARDOUS_ACTIONS.get(value.name) : undefined
  return HAZARDOUS_KEYS.get(key)
}

function joined(codes: readonly string[], more: readonly string[]): readonly string[] {
  if (more.length === 0) return codes
  return codes.length === 0 ? more : [...codes, ...more]
}
