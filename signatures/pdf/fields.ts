import { limitReached, PdfStructureError } from './error.ts'
import { LIMITS } from './limits.ts'
import { textOf } from './text.ts'
import { entryOf, isName, type PdfDict, type PdfValue } from './values.ts'
import { arrayAt, catalogOf, dictAt, type RevisionView } from './view.ts'

/** A terminal form field (ISO 32000-2 12.7.4), with what it inherits. */
export interface FormField {
  /** Fully qualified: the partial names joined by full stops. */
  readonly name: string
  readonly isSignature: boolean
  /** The unresolved /V; `null` when the field is empty. */
  readonly value: PdfValue
  readonly dict: PdfDict
}

interface Pending {
  readonly ref: PdfValue
  readonly depth: number
  readonly name: string
  readonly type: PdfValue
  readonly value: PdfValue
}

const NONE: PdfValue = { kind: 'null' }

/** Every terminal field of the form, in order. @throws PdfStructureError for a form that loops or is no form. */
export function formFields(view: RevisionView): readonly FormField[] {
  const form = dictAt(view, catalogOf(view), 'AcroForm')
  if (form === undefined) return []
  const pending = rootsOf(arrayAt(view, form, 'Fields')?.items ?? [])
  const seen = new Set<number>()
  const fields: FormField[] = []
  let scanned = 0
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const dict = fieldDict(view, next, seen)
    const here = inherit(dict, next)
    const items = arrayAt(view, dict, 'Kids')?.items ?? []
    // Many fields may share one long list of kids that are none.
    if ((scanned += items.length) > LIMITS.objects) throw limitReached(dict.start)
    const kids = items.filter((kid) => isField(view, kid))
    for (const ref of kids.toReversed()) pending.push({ ...here, ref, depth: next.depth + 1 })
    if (kids.length > 0) continue
    fields.push({ name: here.name, isSignature: isName(here.type, 'Sig'), value: here.value, dict })
  }
  return fields
}

function rootsOf(items: readonly PdfValue[]): Pending[] {
  return items.map((ref) => ({ ref, depth: 0, name: '', type: NONE, value: NONE })).reverse()
}

function fieldDict(view: RevisionView, { ref, depth }: Pending, seen: Set<number>): PdfDict {
  const dict = view.resolve(ref)
  if (ref.kind !== 'ref' || dict.kind !== 'dict' || seen.has(ref.number)) {
    throw new PdfStructureError('S6', 'form-malformed', dict.kind === 'dict' ? dict.start : 0)
  }
  if (depth > LIMITS.fieldDepth || seen.size >= LIMITS.objects) throw limitReached(dict.start)
  seen.add(ref.number)
  return dict
}

function inherit(dict: PdfDict, above: Pending): Omit<Pending, 'ref' | 'depth'> {
  const partial = entryOf(dict, 'T')
  const own = partial.kind === 'string' ? textOf(partial) : ''
  return {
    name: [above.name, own].filter((part) => part !== '').join('.'),
    type: dict.entries.get('FT') ?? above.type,
    value: dict.entries.get('V') ?? above.value,
  }
}

/** A kid with a partial name is a field; one without is only a widget of its parent. */
function isField(view: RevisionView, kid: PdfValue): boolean {
  const dict = view.resolve(kid)
  return dict.kind === 'dict' && dict.entries.has('T')
}
