import { UnlawfulChange, type Comparison, type Realm } from './comparison-state.ts'
import { admitNewObjects, isNew } from './new-objects.ts'
import { entryOf, isName, type PdfDict, type PdfRef, type PdfValue } from './values.ts'
import { arrayAt } from './view.ts'

/** What a field that is only a signature has (ISO 32000-2 tables 226, 235 and 166). No action, no value of another kind. */
const FIELD_KEYS: readonly string[] = [
  ...['FT', 'T', 'TU', 'Ff', 'V', 'Kids', 'Parent', 'SV', 'Lock'],
  ...['Type', 'Subtype', 'Rect', 'F', 'P', 'AP', 'MK', 'DA', 'DR', 'StructParent', 'NM', 'M'],
]

/** A field added after signing must be a signature field that shows nothing. @throws UnlawfulChange */
export function admitNewSignatureField(comparison: Comparison, ref: PdfRef, realm: Realm): void {
  const field = comparison.after.resolve(ref)
  if (field.kind !== 'dict') throw new UnlawfulChange(realm)
  const widgetOfNewField = isWidgetOfNewField(comparison, field)
  const isField = isName(entryOf(field, 'FT'), 'Sig') && !field.entries.has('Parent')
  if (!isField && !widgetOfNewField) throw new UnlawfulChange(realm)
  if (!showsNothing(comparison, field)) throw new UnlawfulChange(realm)
  refuseVisibleKids(comparison, field, realm)
  if (isField) admitNewSignature(comparison, field, entryOf(field, 'V'))
  admitNewObjects(comparison, ref, realm)
}

/** The value must be a signature made since, in an object of its own, in a field that shows nothing. @throws UnlawfulChange */
export function admitNewSignature(comparison: Comparison, field: PdfDict, value: PdfValue): void {
  const signature = comparison.after.resolve(value)
  if (value.kind !== 'ref' || signature.kind !== 'dict' || !isNew(comparison, value)) {
    throw new UnlawfulChange('FORM')
  }
  if (!signature.entries.has('ByteRange') || !showsNothing(comparison, field)) {
    throw new UnlawfulChange('FORM')
  }
  comparison.lawful.add(isName(entryOf(signature, 'Type'), 'DocTimeStamp') ? 'LTA' : 'SIGNATURE')
  admitNewObjects(comparison, value, 'FORM')
}

function isWidgetOfNewField(comparison: Comparison, widget: PdfDict): boolean {
  const parent = entryOf(widget, 'Parent')
  if (parent.kind !== 'ref' || !isNew(comparison, parent) || widget.entries.has('FT')) return false
  const field = comparison.after.resolve(parent)
  return field.kind === 'dict' && isName(entryOf(field, 'FT'), 'Sig')
}

function refuseVisibleKids(comparison: Comparison, field: PdfDict, realm: Realm): void {
  for (const kid of arrayAt(comparison.after, field, 'Kids')?.items ?? []) {
    const widget = comparison.after.resolve(kid)
    const fresh = kid.kind === 'ref' && isNew(comparison, kid)
    if (!fresh || widget.kind !== 'dict' || widget.entries.has('T') || !showsNothing(comparison, widget)) {
      throw new UnlawfulChange(realm)
    }
  }
}

/** A rectangle without area is invisible whatever its appearance (ISO 32000-2 12.7.5.5); hidden flags can be turned. */
function showsNothing(comparison: Comparison, field: PdfDict): boolean {
  if ([...field.entries.keys()].some((key) => !FIELD_KEYS.includes(key))) return false
  const rect = arrayAt(comparison.after, field, 'Rect')
  if (rect === undefined) return !field.entries.has('Rect') && !field.entries.has('AP')
  const sides = rect.items.map((side) => (side.kind === 'number' ? side.value : Number.NaN))
  const [left = 0, bottom = 0, right = 0, top = 0] = sides
  return sides.length === 4 && (left === right || bottom === top)
}
