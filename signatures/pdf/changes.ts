import { compareAll } from './comparison.ts'
import { UnlawfulChange, type Comparison, type Pair, type Realm, type Role } from './comparison-state.ts'
import { limitReached } from './error.ts'
import { reachableObjects } from './reachable.ts'
import type { RevisionMap } from './revisions.ts'
import { entryOf, isName, type PdfValue } from './values.ts'
import { viewOf, type RevisionView } from './view.ts'
import { sameEntry } from './xref.ts'

/** What happened to a document since it was signed. Only the first three are lawful for a deed (S10). */
export type ChangesAfter = 'NONE' | 'LTA' | 'SIGNATURE' | Realm

/**
 * Compares the state that was signed with the state of today, by resolved objects: the security store may grow,
 * document timestamps and further invisible signatures may be added, and nothing else may differ (S10). Form
 * filling and annotations are refused whatever the document's own permissions say.
 * @throws PdfStructureError when an object cannot be read
 */
export function changesSince(map: RevisionMap, revision: number): ChangesAfter {
  if (revision === map.revisions.length) return 'NONE'
  const before = viewOf(map, revision)
  const after = viewOf(map, map.revisions.length)
  const comparison: Comparison = {
    ...{ before, after },
    pending: trailerPairs(before, after),
    compared: new Set(),
    explained: new Set(),
    lawful: new Set(),
    effort: map.effort,
  }
  try {
    compareAll(comparison)
    refuseUnexplained(map, comparison)
  } catch (error) {
    if (error instanceof UnlawfulChange) return error.realm
    throw error
  }
  return reportOf(comparison)
}

/** A producer's remarks come with the change he makes; nobody has a reason to make them alone. */
function reportOf({ lawful }: Comparison): ChangesAfter {
  if (lawful.has('SIGNATURE')) return 'SIGNATURE'
  if (lawful.has('LTA')) return 'LTA'
  return lawful.has('REMARK') ? 'OTHER' : 'NONE'
}

function trailerPairs(before: RevisionView, after: RevisionView): Pair[] {
  const pair = (key: string, role: Role): Pair => ({
    before: entryOf(before.revision.trailer, key),
    after: entryOf(after.revision.trailer, key),
    ...{ role, realm: 'OTHER' },
  })
  return [pair('Root', 'catalog'), pair('Info', 'information')]
}

/** An object that was changed or added, that no lawful change accounts for, and that the document of today uses. */
function refuseUnexplained(map: RevisionMap, comparison: Comparison): void {
  const { before, after } = comparison
  const suspects = new Set<number>()
  for (const { entries } of map.revisions.slice(before.revision.number)) {
    for (const number of entries.keys()) {
      if (!isExplained(comparison, number) && !isPlumbing(after.objectAt(number))) suspects.add(number)
    }
  }
  if (suspects.size > 0) refuseUsed(comparison, suspects)
}

function isExplained({ before, after, compared, explained }: Comparison, number: number): boolean {
  if (compared.has(number) || explained.has(number)) return true
  const [then, now] = [before.entryAt(number), after.entryAt(number)]
  return sameEntry(then, now) || (isFree(then) && isFree(now))
}

/**
 * Signing software leaves objects behind that nothing refers to, and frees what a renewed store no longer holds.
 * They are no part of the document (ISO 32000-2 7.7.1), and a later update that used one would be seen as the change
 * that it is; a clerk hears of them by S12.
 */
function refuseUsed({ after, effort }: Comparison, suspects: ReadonlySet<number>): void {
  const used = reachableObjects(after)
  if ((effort.comparisons -= used.size) < 0) throw limitReached(0)
  if ([...suspects].some((number) => used.has(number))) throw new UnlawfulChange('OTHER')
}

function isFree(entry: ReturnType<RevisionView['entryAt']>): boolean {
  return entry === undefined || entry.kind === 'free'
}

/** Cross-reference and object streams carry the update; nothing in the document refers to them. */
function isPlumbing(value: PdfValue | undefined): boolean {
  if (value?.kind !== 'stream') return false
  const type = entryOf(value.dict, 'Type')
  return isName(type, 'XRef') || isName(type, 'ObjStm')
}
