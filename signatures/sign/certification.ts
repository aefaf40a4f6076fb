import { formFields } from '../pdf/fields.ts'
import { asCount, entryOf, type PdfDict, type PdfRef, type PdfValue } from '../pdf/values.ts'
import { arrayAt, catalogOf, dictAt, type RevisionView } from '../pdf/view.ts'
import { SigningError } from './signing-error.ts'

/** DocMDP: nothing may change any more, further signatures included (ISO 32000-2 table 257). */
const NO_CHANGES = 1

/** @throws SigningError when the file was certified against any change: one more signature would break it. */
export function refuseIfSealed(view: RevisionView): void {
  const permissions = dictAt(view, catalogOf(view), 'Perms')
  const certification = permissions && dictAt(view, permissions, 'DocMDP')
  const references = (certification && arrayAt(view, certification, 'Reference')?.items) ?? []
  if (references.some((reference) => levelOf(view, view.resolve(reference)) === NO_CHANGES)) {
    throw new SigningError('changes-not-permitted', 'The file is certified against any change')
  }
}

/**
 * The catalog's /Perms for a certifying signature, which must be the first and the only one of its kind
 * (ISO 32000-2 12.8.2.2).
 * @throws SigningError
 */
export function certifyingPermissions(view: RevisionView, signature: PdfRef): PdfValue {
  const signed = formFields(view).some(
    (field) => field.isSignature && view.resolve(field.value).kind === 'dict',
  )
  if (signed || catalogOf(view).entries.has('Perms')) {
    throw new SigningError('already-signed', 'Only the first signature of a file can certify it')
  }
  return { kind: 'dict', entries: new Map([['DocMDP', signature]]), start: 0 }
}

function levelOf(view: RevisionView, reference: PdfValue): number | undefined {
  const parameters: PdfDict | undefined =
    reference.kind === 'dict' ? dictAt(view, reference, 'TransformParams') : undefined
  return parameters && asCount(view.resolve(entryOf(parameters, 'P')))
}
