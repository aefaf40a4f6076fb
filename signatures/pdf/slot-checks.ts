import type { CheckFinding } from '../../certs/finding.ts'
import { isLocked, type PermissionLevel } from './certification.ts'
import type { RevisionMap } from './revisions.ts'
import type { SignatureSlot } from './slot.ts'
import { entryOf, isName, type PdfValue } from './values.ts'
import { catalogOf, dictAt, type RevisionView } from './view.ts'

/** What must hold between the signatures of one file, and of signatures that no field shows (S6, S9, S11). */
export function checkSlots(
  map: RevisionMap,
  view: RevisionView,
  slots: readonly SignatureSlot[],
): readonly CheckFinding[] {
  return [
    ...checkSharing(slots),
    ...checkPermissions(slots),
    ...checkCatalog(view, slots),
    ...findUnreferenced(map, view, slots),
  ]
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

/**
 * Only the first signature may certify; a level that was set may be tightened later and never loosened; and no
 * field changes that an earlier signature locked (S11; ISO 32000-2 12.8.2.2, 12.8.2.4). Document timestamps are
 * allowed under every level.
 */
function checkPermissions(slots: readonly SignatureSlot[]): readonly CheckFinding[] {
  const findings: CheckFinding[] = []
  let level: PermissionLevel | null = null
  for (const [i, slot] of slots.entries()) {
    const at = { offset: slot.offset, object: slot.object }
    const codes = permissionFaults(slot, slots.slice(0, i), level)
    findings.push(...codes.map((code): CheckFinding => ({ check: 'S11', level: 'FAIL', code, at })))
    level = strictestOf(level, strictestOf(slot.certifies, slot.tightens))
  }
  return findings
}

/** @param level the strictest that the signatures before this one set */
function permissionFaults(
  { kind, field, certifies, tightens }: SignatureSlot,
  earlier: readonly SignatureSlot[],
  level: PermissionLevel | null,
): readonly string[] {
  const own = strictestOf(certifies, tightens)
  const faults: readonly (readonly [boolean, string])[] = [
    [earlier.length > 0 && certifies !== null, 'certified-later'],
    [kind === 'signature' && level === 1, 'signed-against-certification'],
    [
      kind === 'signature' && earlier.some(({ locks }) => locks.some((lock) => isLocked(lock, field))),
      'signed-against-lock',
    ],
    [level !== null && own !== null && own > level, 'permission-loosened'],
  ]
  return faults.flatMap(([found, code]) => (found ? [code] : []))
}

function strictestOf(a: PermissionLevel | null, b: PermissionLevel | null): PermissionLevel | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

/** The catalog names the certifying signature too; it may name no other (ISO 32000-2 table 263). */
function checkCatalog(view: RevisionView, slots: readonly SignatureSlot[]): readonly CheckFinding[] {
  const permissions = dictAt(view, catalogOf(view), 'Perms')
  const named = permissions === undefined ? undefined : entryOf(permissions, 'DocMDP')
  if (named === undefined || named.kind === 'null') return []
  const [first] = slots
  const same = named.kind === 'ref' && named.number === first?.object && first.certifies !== null
  return same ? [] : [{ check: 'S11', level: 'FAIL', code: 'certification-elsewhere' }]
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
