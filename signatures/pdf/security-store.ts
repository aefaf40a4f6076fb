import { UnlawfulChange, type Comparison, type Pair } from './comparison-state.ts'
import { admitNewObjects, isNew } from './new-objects.ts'
import { entryOf, NULL, type PdfValue } from './values.ts'
import { sameEntry } from './xref.ts'

/** Of the document security store (ETSI EN 319 142-1 5.4.2; ISO 32000-2 12.8.4.3). */
const STORE_KEYS: readonly string[] = ['Type', 'VRI', 'Certs', 'OCSPs', 'CRLs']
/** The store, its VRI, one entry of that, and its lists. */
const STORE_DEPTH = 3

/**
 * The store may appear, grow and be written anew. What it held should stay, and newer evidence may take its place
 * (ETSI EN 319 142-1 5.4.1); verification reads the older stores too. It may not disappear. @throws UnlawfulChange
 */
export function checkSecurityStore(comparison: Comparison, { before, after }: Pair): void {
  if (before.kind === 'null' && after.kind === 'null') return
  const older = comparison.before.resolve(before)
  const newer = comparison.after.resolve(after)
  if (newer.kind !== 'dict') throw new UnlawfulChange('OTHER')
  if ([...newer.entries.keys()].some((key) => !STORE_KEYS.includes(key))) throw new UnlawfulChange('OTHER')
  const known = comparison.explained.size
  admitContainer(comparison, before, after, 0)
  if (comparison.explained.size > known) comparison.lawful.add('LTA')
  else if (older !== newer) comparison.lawful.add('REMARK')
}

/**
 * The store, its lists and its VRI entries may be objects of their own and be rewritten in place; whatever hangs
 * on them must be new or untouched.
 */
function admitContainer(comparison: Comparison, before: PdfValue, after: PdfValue, depth: number): void {
  claimInPlace(comparison, before, after)
  const older = comparison.before.resolve(before)
  const newer = comparison.after.resolve(after)
  if (newer.kind !== 'dict' || depth > STORE_DEPTH) {
    admitNewObjects(comparison, newer, 'OTHER')
    return
  }
  for (const [key, value] of newer.entries) {
    const counterpart = older.kind === 'dict' ? entryOf(older, key) : NULL
    admitContainer(comparison, counterpart, value, depth + 1)
  }
}

function claimInPlace(comparison: Comparison, before: PdfValue, after: PdfValue): void {
  if (after.kind !== 'ref') return
  const inPlace = before.kind === 'ref' && before.number === after.number
  const touched = !sameEntry(comparison.before.entryAt(after.number), comparison.after.entryAt(after.number))
  if (touched && (inPlace || isNew(comparison, after))) comparison.explained.add(after.number)
}
