import { UnlawfulChange, type Comparison, type Realm } from './comparison-state.ts'
import type { PdfRef, PdfValue } from './values.ts'

/** Was this number without an object when the document was signed? */
export function isNew(comparison: Comparison, ref: PdfRef): boolean {
  const entry = comparison.before.entryAt(ref.number)
  return entry === undefined || entry.kind === 'free'
}

/**
 * Marks everything that hangs on a lawfully new value as explained. What existed at signing is left alone: it
 * must be equal wherever the signed document shows it, and being named by a new object excuses nothing.
 */
export function admitNewObjects(comparison: Comparison, root: PdfValue, realm: Realm): void {
  const pending: PdfValue[] = [root]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.kind === 'ref') {
      if (!isNew(comparison, value) || comparison.explained.has(value.number)) continue
      comparison.explained.add(value.number)
      const target = comparison.after.objectAt(value.number)
      if (target === undefined) throw new UnlawfulChange(realm)
      pending.push(target)
    }
    for (const child of childrenOf(value)) pending.push(child)
  }
}

/** What stands directly in a value: items, entries, the entries of a stream's dictionary. */
export function childrenOf(value: PdfValue): Iterable<PdfValue> {
  if (value.kind === 'array') return value.items
  if (value.kind === 'stream') return value.dict.entries.values()
  return value.kind === 'dict' ? value.entries.values() : []
}
