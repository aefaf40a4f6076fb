import type { CheckFinding } from '../../certs/finding.ts'
import { formFields } from './fields.ts'
import { hiddenContent } from './hidden-content.ts'
import { annotationsOverContent } from './page-annotations.ts'
import { fontsNotEmbedded } from './fonts.ts'
import type { Located } from './object-store.ts'
import { reachableObjects } from './reachable.ts'
import type { RevisionMap } from './revisions.ts'
import { asCount, entryOf, isName, type PdfValue } from './values.ts'
import { lastViewOf, type RevisionView } from './view.ts'

/**
 * What a later update could turn against the reader (row S12): objects that wait unused, values and notes over
 * the text, hidden layers, fonts that each reader chooses for himself. Harmless in most documents, so these warn;
 * a deed as its notary made it has none. One finding a kind.
 * @throws PdfStructureError
 */
export function findPrepared(map: RevisionMap): readonly CheckFinding[] {
  const view = lastViewOf(map)
  const reachable = reachableObjects(view)
  return [
    ...found('unreachable-object', unreachable(map, view, reachable)),
    ...found('form-field', otherFields(view)),
    ...found('annotation-over-content', annotationsOverContent(view, reachable)),
    ...found('hidden-content', hiddenContent(view)),
    ...found('font-not-embedded', fontsNotEmbedded(view, reachable)),
  ]
}

/** Where something of the kind was found, byte offsets. */
type Places = readonly number[]

function found(code: string, [first, ...more]: Places): readonly CheckFinding[] {
  if (first === undefined) return []
  return [{ check: 'S12', level: 'WARN', code, at: { offset: first }, detail: String(more.length + 1) }]
}

function otherFields(view: RevisionView): Places {
  return formFields(view)
    .filter(({ isSignature }) => !isSignature)
    .map(({ dict }) => dict.start)
}

function unreachable(
  { store, revisions }: RevisionMap,
  view: RevisionView,
  reachable: ReadonlySet<number>,
): Places {
  const places: number[] = []
  const carriers = new Set<number>()
  for (const { number: revision, entries } of revisions) {
    for (const [number, entry] of entries) {
      // What a later revision lists anew is looked at there.
      if (reachable.has(number) || view.entryAt(number) !== entry) continue
      const located = store.locate(number, entry, revision)
      if (located === undefined || isPlumbing(located.value)) continue
      for (const offset of carriersFrom(located)) carriers.add(offset)
      places.push(located.place.start)
    }
  }
  return places.filter((place) => !carriers.has(place))
}

/** Nothing refers to cross-reference and object streams, and nothing can be shown of a null. */
function isPlumbing(value: PdfValue): boolean {
  if (value.kind !== 'stream') return value.kind === 'null'
  const type = entryOf(value.dict, 'Type')
  return isName(type, 'XRef') || isName(type, 'ObjStm')
}

/**
 * Nothing leads to a linearization dictionary, which stands in the file's first kilobyte, and it leads to its
 * hint streams by their offsets alone (annex F).
 */
function carriersFrom({ value, place }: Located): readonly number[] {
  const stands = value.kind === 'dict' && value.entries.has('Linearized') && place.start < FIRST_BYTES
  if (!stands) return []
  const hints = entryOf(value, 'H')
  const offsets = hints.kind === 'array' ? hints.items.filter((_, i) => i % 2 === 0).map(asCount) : []
  return [place.start, ...offsets.filter((offset) => offset !== undefined)]
}

const FIRST_BYTES = 1024
