import { PDFName, PDFNumber, PDFString, type PDFDocument, type PDFRef } from 'pdf-lib'
import type { Face } from './face.ts'
import { PackedStream } from './packed-stream.ts'

/** A face inside one document. */
export interface Font {
  readonly face: Face
  readonly ref: PDFRef
  /** The name by which the document's pages call it. */
  readonly key: PDFName
}

/** Letters beyond the standard Latin ones: ISO 32000-2, table 121. */
const SYMBOLIC = 4

/** Puts the face into the document, as a composite font whose codes are its letters' numbers: ISO 32000-2, 9.7. */
export function embedFace({ context }: PDFDocument, face: Face, key: string): Font {
  const { name } = face
  const descendant = context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: name, CIDToGIDMap: 'Identity' },
      CIDSystemInfo: {
        Registry: PDFString.of('Adobe'),
        Ordering: PDFString.of('Identity'),
        Supplement: 0,
      },
      FontDescriptor: descriptorOf(context, face),
      W: [0, widthsOf(face)],
    }),
  )
  const characters = new PackedStream(context.obj({ Filter: 'FlateDecode' }), face.characters)
  const ref = context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H' },
      DescendantFonts: [descendant],
      ToUnicode: context.register(characters),
    }),
  )
  return { face, ref, key: PDFName.of(key) }
}

const written = new WeakMap<Face, PDFNumber[]>()

/** The numbers of a thousand letters are written out once, for all documents: that is a third of a page's drawing. */
function widthsOf(face: Face): PDFNumber[] {
  const known = written.get(face)
  if (known !== undefined) return known
  const widths = face.widths.map((width) => PDFNumber.of(width))
  written.set(face, widths)
  return widths
}

function descriptorOf(context: PDFDocument['context'], { name, metrics, file, fileLength }: Face): PDFRef {
  const outlines = new PackedStream(context.obj({ Filter: 'FlateDecode', Length1: fileLength }), file)
  return context.register(
    context.obj({
      ...{ Type: 'FontDescriptor', FontName: name, Flags: SYMBOLIC, StemV: 0 },
      FontBBox: [...metrics.box],
      ItalicAngle: metrics.italicAngle,
      Ascent: metrics.ascent,
      Descent: metrics.descent,
      CapHeight: metrics.capHeight,
      FontFile2: context.register(outlines),
    }),
  )
}
