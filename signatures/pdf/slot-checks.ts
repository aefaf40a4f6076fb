import type { CheckFinding } from '../../certs/finding.ts'
import type { RevisionMap } from './revisions.ts'
import type { SignatureSlot } from './slot.ts'
import { isName, type PdfValue } from './values.ts'
import type { RevisionView } from './view.ts'

/** What must hold between the signatures of one file, and of signatures that no field shows (S6, S9, S11). */
export function checkSlots(
  map: RevisionMap,
  view: RevisionView,
  slots: readonly SignatureSlot[],
): readonly CheckFinding[] {
  return [...checkSharing(slots), ...checkCertification(slots), ...findUnreferenced(map, view, slots)]
}

/** One value, one field; and one signature a revision, since each covers all of the file but its own gap. */
function checkSharing(slots: readonly SignatureSlot[]): readonly CheckFinding[] {
  return slots.flatMap((slot, i): CheckFinding[] => {
    const earlier = slots.slice(0, i)
    const at = { offset: slot.offset, object: slot.object }
    if (earlier.some(({ object }) => object === slot.object)) {
      return [{ check: 'S6', level: 'FAIL', code: 'signature-shared-by-fields', at }]
    }
    const crowded = earlier.some(({ revision }) => revision === slot.revision)
    return crowded ? [{ check: 'S9', level: 'FAIL', code: 'two-signatures-in-a-revision', at }] : []
  })
}

/** Only the first signature may certify, so that no later one can loosen what it allowed (S11). */
function checkCertification(slots: readonly SignatureSlot[]): readonly CheckFinding[] {
  const findings: CheckFinding[] = []
  const [first, ...later] = slots
  for (const slot of later) {
    const at = { offset: slot.offset, object: slot.object }
    if (slot.certifies !== null) findings.push({ check: 'S11', level: 'FAIL', code: 'certified-later', at })
    if (first?.certifies === 1 && slot.kind === 'signature') {
      findings.push({ check: 'S11', level: 'FAIL', code: 'signed-against-certification', at })
    }
  }
  return findings
}

/** A signature dictionary that no field refers to is a leftover of a forgery, or the seed of one (S6). */
function findUnreferenced(
  { revisions, store }: RevisionMap,
  view: RevisionView,
  slots: readonly SignatureSlot[],
): readonly CheckFinding[] {
  const known = new Set(slots.map(({ object }) => object))
  const findings = new Map<number, CheckFinding>()
  for (const { number: revision, entries } of revisions) {
    for (const [number, entry] of entries) {
      // What a later revision lists anew is looked at there.
      if (known.has(number) || view.entryAt(number) !== entry) continue
      const located = store.locate(number, entry, revision)
      if (located === undefined || !looksSigned(located.value)) continue
      const at = { offset: located.place.start, object: number }
      findings.set(number, { check: 'S6', level: 'FAIL', code: 'signature-without-field', at })
    }
  }
  return [...findings.values()]
}

function looksSigned(value: PdfValue): boolean {
  if (value.kind !== 'dict') return false
  const type = value.entries.get('Type')
  const named = type !== undefined && (isName(type, 'Sig') || isName(type, 'DocTimeStamp'))
  return value.entries.has('ByteRange') || (named && value.entries.has('Contents'))
}
