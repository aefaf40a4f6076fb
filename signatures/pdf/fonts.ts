import { entryOf, isName, type PdfDict } from './values.ts'
import { dictAt, type RevisionView } from './view.ts'

/** Where a font program may stand (ISO 32000-2 table 120). */
const PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3']
/** Drawn by the file itself, or made of other fonts, which are looked at too. */
const WITHOUT_PROGRAM = ['Type3', 'Type0']

/** Fonts whose letters each reader draws as he sees fit. Answers where their dictionaries stand. */
export function fontsNotEmbedded(view: RevisionView, reachable: ReadonlySet<number>): readonly number[] {
  const places: number[] = []
  for (const number of reachable) {
    const font = view.objectAt(number)
    if (font?.kind === 'dict' && isName(entryOf(font, 'Type'), 'Font') && !isEmbedded(view, font)) {
      places.push(font.start)
    }
  }
  return places
}

function isEmbedded(view: RevisionView, font: PdfDict): boolean {
  const subtype = view.resolve(entryOf(font, 'Subtype'))
  if (WITHOUT_PROGRAM.some((name) => isName(subtype, name))) return true
  const descriptor = dictAt(view, font, 'FontDescriptor')
  return descriptor !== undefined && PROGRAMS.some((key) => embeds(view, descriptor, key))
}

function embeds(view: RevisionView, descriptor: PdfDict, key: string): boolean {
  return view.resolve(entryOf(descriptor, key)).kind === 'stream'
}
