import { asCount, entryOf, isName, type PdfDict } from './values.ts'
import { arrayAt, dictAt, type RevisionView } from './view.ts'

/**
 * The level of a certifying signature (ISO 32000-2 12.8.2.2): 1 no change, 2 form filling and signing, 3
 * annotations too; 2 when it names none. null when the signature does not certify.
 */
export function certificationLevel(view: RevisionView, signature: PdfDict): 1 | 2 | 3 | null {
  const references = arrayAt(view, signature, 'Reference')?.items ?? []
  for (const reference of references) {
    const dict = view.resolve(reference)
    if (dict.kind !== 'dict' || !isName(view.resolve(entryOf(dict, 'TransformMethod')), 'DocMDP')) continue
    const parameters = dictAt(view, dict, 'TransformParams')
    const level = parameters === undefined ? undefined : asCount(view.resolve(entryOf(parameters, 'P')))
    // An unknown level is taken as the strictest, since nothing later may loosen it.
    if (level === undefined) return 2
    return level === 2 || level === 3 ? level : 1
  }
  return null
}
