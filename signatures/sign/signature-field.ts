import { formFields } from '../pdf/fields.ts'
import { entryOf, type PdfDict, type PdfRef, type PdfValue } from '../pdf/values.ts'
import { arrayAt, catalogOf, dictAt, type RevisionView } from '../pdf/view.ts'
import { rootOf, type BaseFile } from './base-file.ts'
import { certifyingPermissions } from './certification.ts'
import { firstPageOf } from './first-page.ts'
import { refText, serialize, textString, withEntries } from './serialize.ts'
import type { SigningOptions } from './signer.ts'
import { SigningError } from './signing-error.ts'
import type { UpdatedObject } from './update.ts'

/** SignaturesExist and AppendOnly (ISO 32000-2 12.7.3). */
const SIG_FLAGS: PdfValue = { kind: 'number', value: 3, integer: true }

interface FieldOptions extends Pick<SigningOptions, 'fieldName' | 'certify'> {
  /** What a field without a name of its own is called before its number. */
  readonly namedAfter?: 'Signature' | 'Timestamp'
}

/**
 * The objects that put an invisible signature field into the file: the field, the page that lists it, the form,
 * and the catalog where it must change. The signature dictionary itself, at `signature`, is not among them.
 * @throws SigningError
 */
export function signatureFieldObjects(
  base: BaseFile,
  options: FieldOptions,
  signature: PdfRef,
): readonly UpdatedObject[] {
  const { view } = base
  const name = fieldNameFor(view, options)
  const field = reference(base.nextNumber + 1)
  const page = firstPageOf(view)
  const widget = `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${textString(name)} /F 132 /Rect [0 0 0 0] /P ${refText(page.ref)} /V ${refText(signature)} >>`
  return [
    { number: field.number, generation: 0, body: widget },
    appended(view, page, 'Annots', field),
    ...formObjects(base, options, { field, signature }),
  ]
}

interface Target {
  readonly ref: PdfRef
  readonly dict: PdfDict
}

interface Added {
  readonly field: PdfRef
  readonly signature: PdfRef
}

function formObjects(
  base: BaseFile,
  options: FieldOptions,
  { field, signature }: Added,
): readonly UpdatedObject[] {
  const { view } = base
  const catalog = { ref: rootOf(base), dict: catalogOf(view) }
  const formEntry = entryOf(catalog.dict, 'AcroForm')
  const form = dictAt(view, catalog.dict, 'AcroForm') ?? EMPTY_FORM
  const formRef = formEntry.kind === 'ref' ? formEntry : reference(base.nextNumber + 2)
  const fields = arrayAt(view, form, 'Fields')?.items ?? []
  const newForm = withEntries(form, {
    Fields: { kind: 'array', items: [...fields, field] },
    SigFlags: SIG_FLAGS,
  })
  const changes = {
    ...(formEntry.kind === 'ref' ? {} : { AcroForm: formRef }),
    ...(options.certify === undefined ? {} : { Perms: certifyingPermissions(view, signature) }),
  }
  const formObject = updated({ ref: formRef, dict: newForm })
  if (Object.keys(changes).length === 0) return [formObject]
  return [formObject, updated({ ref: catalog.ref, dict: withEntries(catalog.dict, changes) })]
}

const EMPTY_FORM: PdfDict = { kind: 'dict', entries: new Map(), start: 0 }

/** The array under `key` with one more reference: rewritten where it stands, alone or inside its dictionary. */
function appended(view: RevisionView, { ref, dict }: Target, key: string, item: PdfRef): UpdatedObject {
  const entry = entryOf(dict, key)
  const array: PdfValue = { kind: 'array', items: [...(arrayAt(view, dict, key)?.items ?? []), item] }
  if (entry.kind === 'ref') {
    return { number: entry.number, generation: entry.generation, body: serialize(array) }
  }
  return updated({ ref, dict: withEntries(dict, { [key]: array }) })
}

function fieldNameFor(view: RevisionView, { fieldName, namedAfter = 'Signature' }: FieldOptions): string {
  const taken = new Set(formFields(view).map(({ name }) => name))
  if (fieldName !== undefined && taken.has(fieldName)) {
    throw new SigningError('field-name-taken', `There is a field named ${fieldName} already`)
  }
  let number = 1
  while (taken.has(`${namedAfter}${number}`)) number += 1
  return fieldName ?? `${namedAfter}${number}`
}

function updated({ ref, dict }: Target): UpdatedObject {
  return { number: ref.number, generation: ref.generation, body: serialize(dict) }
}

function reference(number: number): PdfRef {
  return { kind: 'ref', number, generation: 0 }
}
