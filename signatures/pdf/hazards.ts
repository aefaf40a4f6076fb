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

function hazardsIn(root: PdfValue): readonly string[] {
  const codes: string[] = []
  const pending: PdfValue[] = [root]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.kind === 'stream') pending.push(value.dict)
    if (value.kind === 'dict') codes.push(...hazardsOf(value))
    for (const child of childrenOf(value)) pending.push(child)
  }
  return codes
}

function childrenOf(value: PdfValue): Iterable<PdfValue> {
  if (value.kind === 'array') return value.items
  return value.kind === 'dict' ? value.entries.values() : []
}

function hazardsOf(dict: PdfDict): readonly string[] {
  const action = dict.entries.get('S')
  const codes = [...dict.entries.keys()].flatMap((key) => HAZARDOUS_KEYS.get(key) ?? [])
  const code = action?.kind === 'name' ? HAZARDOUS_ACTIONS.get(action.name) : undefined
  return code === undefined ? codes : [...codes, code]
}
