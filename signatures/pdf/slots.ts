import type { CheckFinding } from '../../certs/finding.ts'
import { checkGap, closes, coverageOf, readByteRange, type ByteRange } from './byte-range.ts'
import { permissionsOf } from './certification.ts'
import { limitReached } from './error.ts'
import { formFields, type FormField } from './fields.ts'
import { LIMITS } from './limits.ts'
import type { RevisionMap } from './revisions.ts'
import { checkSlots } from './slot-checks.ts'
import type { SignatureSlot, SlotsRead } from './slot.ts'
import { dateOf } from './text.ts'
import { entryOf, type PdfDict } from './values.ts'
import { lastViewOf, viewOf, type RevisionView } from './view.ts'
import { sameEntry } from './xref.ts'

const ACCEPTED_SUBFILTERS: Readonly<Record<SignatureSlot['kind'], readonly string[]>> = {
  signature: ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'],
  timestamp: ['ETSI.RFC3161'],
}

/** Finds every signature field that holds a value and checks the place it stands in (S6–S9, S11). @throws PdfStructureError */
export function readSlots(map: RevisionMap): SlotsRead {
  const view = lastViewOf(map)
  const fields = formFields(view).filter(({ isSignature, value }) => isSignature && value.kind !== 'null')
  if (fields.length > LIMITS.signatures) throw limitReached(0)
  const findings: CheckFinding[] = []
  const slots: SignatureSlot[] = []
  for (const field of fields) {
    const slot = readSlot(map, view, field)
    if ('check' in slot) findings.push(slot)
    else slots.push(slot)
  }
  slots.sort((a, b) => a.revision - b.revision)
  return { slots, findings: [...findings, ...checkSlots(map, view, slots)] }
}

function readSlot(map: RevisionMap, view: RevisionView, field: FormField): SignatureSlot | CheckFinding {
  const { value } = field
  const entry = value.kind === 'ref' ? view.entryAt(value.number) : undefined
  const dict = view.resolve(value)
  // The gap is found in the file's own bytes, so the dictionary must stand there, uncompressed, as an object.
  if (value.kind !== 'ref' || entry?.kind !== 'offset' || dict.kind !== 'dict') {
    return { check: 'S6', level: 'FAIL', code: 'signature-not-an-object', at: { offset: field.dict.start } }
  }
  const place = { object: value.number, offset: entry.offset, revision: revisionAt(map, entry.offset) }
  const covered = readCovered(map, dict, entry.offset)
  return {
    ...place,
    field: field.name,
    kind: kindOf(dict),
    subFilter: nameOf(dict, 'SubFilter'),
    byteRange: covered.byteRange,
    contents: covered.contents,
    coverage:
      covered.byteRange === null ? 'UNCLEAR' : coverageOf(covered.byteRange, map.bytes, map.revisions),
    claimedTime: claimedTimeOf(dict),
    ...permissionsOf(view, dict, field.dict),
    findings: [
      ...checkDictionary(dict, entry.offset),
      ...covered.findings,
      ...checkHome(map, view, place, covered.byteRange),
    ],
  }
}

function revisionAt({ revisions }: RevisionMap, offset: number): number {
  return revisions.find(({ start, end }) => offset >= start && offset < end)?.number ?? revisions.length
}

type Covered = Pick<SignatureSlot, 'byteRange' | 'contents' | 'findings'>

/** The ranges that are signed and the signature between them, each null when it is not as it must be (S7, S8). */
function readCovered({ bytes }: RevisionMap, dict: PdfDict, offset: number): Covered {
  const byteRange = readByteRange(entryOf(dict, 'ByteRange'), bytes.length) ?? null
  const contents = entryOf(dict, 'Contents')
  const fail = (code: string): Covered => {
    return { byteRange, contents: null, findings: [{ check: 'S7', level: 'FAIL', code, at: { offset } }] }
  }
  if (byteRange === null) return fail('byte-range-malformed')
  if (contents.kind !== 'string' || contents.bytes.length === 0) return fail('contents-missing')
  const findings = checkGap(bytes, byteRange, contents)
  return { byteRange, contents: findings.length === 0 ? contents.bytes : null, findings }
}

function kindOf(dict: PdfDict): SignatureSlot['kind'] {
  return nameOf(dict, 'Type') === 'DocTimeStamp' ? 'timestamp' : 'signature'
}

function nameOf(dict: PdfDict, key: string): string {
  const value = entryOf(dict, key)
  return value.kind === 'name' ? value.name : ''
}

function claimedTimeOf(dict: PdfDict): SignatureSlot['claimedTime'] {
  const value = entryOf(dict, 'M')
  return value.kind === 'string' ? (dateOf(value) ?? null) : null
}

function checkDictionary(dict: PdfDict, offset: number): readonly CheckFinding[] {
  const findings: CheckFinding[] = []
  const fail = (code: string): void =>
    void findings.push({ check: 'S6', level: 'FAIL', code, at: { offset } })
  const type = entryOf(dict, 'Type')
  if (type.kind !== 'null' && !['Sig', 'DocTimeStamp'].includes(nameOf(dict, 'Type'))) {
    fail('signature-type-refused')
  }
  if (nameOf(dict, 'Filter') === '') fail('filter-missing')
  if (!ACCEPTED_SUBFILTERS[kindOf(dict)].includes(nameOf(dict, 'SubFilter'))) fail('subfilter-refused')
  return findings
}

/** The signature covers all of its revision, and stands today as it stood then (S9). */
function checkHome(
  map: RevisionMap,
  view: RevisionView,
  { object, offset, revision }: Pick<SignatureSlot, 'object' | 'offset' | 'revision'>,
  byteRange: ByteRange | null,
): readonly CheckFinding[] {
  const home = viewOf(map, revision)
  const end = byteRange === null ? 0 : byteRange[2] + byteRange[3]
  const isLast = revision === map.revisions.length
  const covered = isLast ? end === map.bytes.length : closes(end, home.revision, map.bytes)
  const findings: CheckFinding[] = []
  if (!covered) {
    findings.push({ check: 'S9', level: 'FAIL', code: 'revision-not-covered', at: { offset: end } })
  }
  if (!sameEntry(home.entryAt(object), view.entryAt(object))) {
    findings.push({
      check: 'S9',
      level: 'FAIL',
      code: 'signature-dictionary-replaced',
      at: { offset, object },
    })
  }
  return findings
}
