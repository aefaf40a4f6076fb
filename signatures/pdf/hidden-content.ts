import { entryOf, isName, type PdfDict } from './values.ts'
import { arrayAt, catalogOf, dictAt, type RevisionView } from './view.ts'

/**
 * Layers that are off when the file is opened, or that a reader switches by itself when it prints or zooms
 * (ISO 32000-2 8.11.4.3). Answers where the settings stand.
 */
export function hiddenContent(view: RevisionView): readonly number[] {
  const properties = dictAt(view, catalogOf(view), 'OCProperties')
  if (properties === undefined) return []
  const standard = dictAt(view, properties, 'D')
  const others = (arrayAt(view, properties, 'Configs')?.items ?? []).map((item) => view.resolve(item))
  return [standard, ...others].flatMap((settings) =>
    settings?.kind === 'dict' && hides(view, settings) ? [settings.start] : [],
  )
}

function hides(view: RevisionView, settings: PdfDict): boolean {
  const base = view.resolve(entryOf(settings, 'BaseState'))
  const off = arrayAt(view, settings, 'OFF')?.items ?? []
  const automatic = arrayAt(view, settings, 'AS')?.items ?? []
  return (base.kind !== 'null' && !isName(base, 'ON')) || off.length > 0 || automatic.length > 0
}
