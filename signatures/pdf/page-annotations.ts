import { entryOf, isName, type PdfArray, type PdfDict, type PdfValue } from './values.ts'
import { arrayAt, dictAt, type RevisionView } from './view.ts'

/**
 * Annotations that show something of their own on a page: all but links, pop-ups, which belong to others, and the
 * widgets of signatures. Answers where they, or the pages that hold them, stand.
 */
export function annotationsOverContent(
  view: RevisionView,
  reachable: ReadonlySet<number>,
): readonly number[] {
  const places: number[] = []
  const seen = new Set<PdfArray>()
  for (const number of reachable) {
    const page = view.objectAt(number)
    if (page?.kind !== 'dict' || !isName(entryOf(page, 'Type'), 'Page')) continue
    const annotations = arrayAt(view, page, 'Annots')
    // Many pages may share one long list.
    if (annotations === undefined || seen.has(annotations)) continue
    seen.add(annotations)
    for (const item of annotations.items) {
      const annotation = view.resolve(item)
      if (annotation.kind === 'dict' && showsSomething(view, annotation)) places.push(annotation.start)
    }
  }
  return places
}

function showsSomething(view: RevisionView, annotation: PdfDict): boolean {
  const subtype = view.resolve(entryOf(annotation, 'Subtype'))
  if (isName(subtype, 'Link')) return annotation.entries.has('AP')
  if (isName(subtype, 'Popup')) return false
  return !isName(subtype, 'Widget') || !isName(fieldTypeOf(view, annotation), 'Sig')
}

/** A widget may leave the type to the field above it. */
function fieldTypeOf(view: RevisionView, widget: PdfDict): PdfValue {
  const own = entryOf(widget, 'FT')
  const parent = own.kind === 'null' ? dictAt(view, widget, 'Parent') : undefined
  return view.resolve(parent === undefined ? own : entryOf(parent, 'FT'))
}
