import { textOf } from './text.ts'
import { asCount, entryOf, isName, type PdfDict } from './values.ts'
import { arrayAt, dictAt, type RevisionView } from './view.ts'

/** 1 no change, 2 form filling and signing, 3 annotations too (ISO 32000-2 table 257). */
export type PermissionLevel = 1 | 2 | 3

/** Fields that may not change once a signature stands (ISO 32000-2 tables 237 and 259). */
export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude'
  /** Fully qualified names; a name covers the fields below it. */
  readonly fields: readonly string[]
}

/** What a signature allows to happen after it. */
export interface Permissions {
  /** The level of a certifying signature (12.8.2.2), null for an approval signature. */
  readonly certifies: PermissionLevel | null
  /** The level that its field's lock sets, null when none. */
  readonly tightens: PermissionLevel | null
  readonly locks: readonly FieldLock[]
}

/** Reads what the signature's references and its field's lock say. What cannot be understood is the strictest. */
export function permissionsOf(view: RevisionView, signature: PdfDict, field: PdfDict): Permissions {
  const references = (arrayAt(view, signature, 'Reference')?.items ?? []).map((item) => view.resolve(item))
  const transforms = references.filter((reference) => reference.kind === 'dict')
  const docMdp = transforms.filter((dict) => isMethod(view, dict, 'DocMDP'))
  const fieldMdp = transforms.filter((dict) => isMethod(view, dict, 'FieldMDP'))
  const lock = dictAt(view, field, 'Lock')
  const levels = docMdp.map((dict) => levelIn(view, dictAt(view, dict, 'TransformParams')) ?? 2)
  return {
    certifies: strictest(levels),
    tightens: lock === undefined ? null : levelIn(view, lock),
    locks: [...fieldMdp.map((dict) => dictAt(view, dict, 'TransformParams')), ...(lock ? [lock] : [])].map(
      (dict) => lockIn(view, dict),
    ),
  }
}

function isMethod(view: RevisionView, reference: PdfDict, method: string): boolean {
  return isName(view.resolve(entryOf(reference, 'TransformMethod')), method)
}

function strictest(levels: readonly PermissionLevel[]): PermissionLevel | null {
  return levels.reduce<PermissionLevel | null>(
    (least, level) => (least === null || level < least ? level : least),
    null,
  )
}

/** null when none is stated. An unknown level is taken as the strictest, since nothing later may loosen it. */
function levelIn(view: RevisionView, dict: PdfDict | undefined): PermissionLevel | null {
  const stated = dict === undefined ? undefined : view.resolve(entryOf(dict, 'P'))
  if (stated === undefined || stated.kind === 'null') return null
  const level = asCount(stated)
  return level === 2 || level === 3 ? level : 1
}

function lockIn(view: RevisionView, dict: PdfDict | undefined): FieldLock {
  const action = dict === undefined ? undefined : view.resolve(entryOf(dict, 'Action'))
  const names = dict === undefined ? [] : (arrayAt(view, dict, 'Fields')?.items ?? [])
  const fields = names
    .map((item) => view.resolve(item))
    .flatMap((name) => (name.kind === 'string' ? [textOf(name)] : []))
  if (names.length > MOST_NAMES) return EVERYTHING
  if (action?.kind === 'name' && (action.name === 'Include' || action.name === 'Exclude')) {
    return { action: action.name, fields }
  }
  return EVERYTHING
}

const EVERYTHING: FieldLock = { action: 'All', fields: [] }
/** A form with more fields than this is no deed; its lock is taken as one over everything. */
const MOST_NAMES = 1000

/** May a field of this name not change under the lock? */
export function isLocked({ action, fields }: FieldLock, name: string): boolean {
  if (action === 'All') return true
  const named = fields.some((field) => name === field || name.startsWith(`${field}.`))
  return action === 'Include' ? named : !named
}
