import { drawObject, PDFName, type PDFDocument, type PDFPage, type RGB } from 'pdf-lib'
import { deflateSync } from 'node:zlib'
import { PAGE_HEIGHT, PAGE_WIDTH } from './document.ts'
import { rosettePoints, type Rosette } from './guilloche.ts'
import { PackedStream } from './packed-stream.ts'
import { GHOST, GOLD } from './palette.ts'

/** Draws the ornament on one of the document's pages. */
export type Ornament = (page: PDFPage) => void

const MIDDLE = PAGE_WIDTH / 2

const WATERMARK: readonly Rosette[] = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => ({
  radius: 150 + 3 * i,
  swing: 22,
  petals: 30,
  phase: (i * Math.PI) / 4,
}))

const EMBLEM: readonly Rosette[] = [0, 1, 2].flatMap((i) => [
  { radius: 15.5, swing: 3.4, petals: 16, phase: (i * 2 * Math.PI) / 3 },
  { radius: 8, swing: 2.2, petals: 12, phase: (i * 2 * Math.PI) / 3 },
])

/** Thousands of strokes, the same on every page: drawn and compressed once, for all documents. */
const STROKES = deflateSync(
  [
    '0.5 w',
    stroking(GHOST),
    ...WATERMARK.map((line) => outline(line, 350)),
    stroking(GOLD),
    ...EMBLEM.map((line) => outline(line, PAGE_HEIGHT - 74)),
  ].join('\n'),
)

const KEY = PDFName.of('Ornament')

/** Puts the ornament into the document, once for all its pages: ISO 32000-2, 8.10 (form XObjects). */
export function embedOrnament({ context }: PDFDocument): Ornament {
  const form = context.obj({
    ...{ Type: 'XObject', Subtype: 'Form', Filter: 'FlateDecode' },
    BBox: [0, 0, PAGE_WIDTH, PAGE_HEIGHT],
    Resources: {},
  })
  const ref = context.register(new PackedStream(form, STROKES))
  return (page) => {
    page.node.setXObject(KEY, ref)
    page.pushOperators(drawObject(KEY))
  }
}

function stroking({ red, green, blue }: RGB): string {
  return `${red} ${green} ${blue} RG`
}

function outline(line: Rosette, height: number): string {
  const corners = rosettePoints(line).map(
    ({ x, y }) => `${(MIDDLE + x).toFixed(1)} ${(height - y).toFixed(1)}`,
  )
  return `${corners.map((corner, i) => `${corner} ${i === 0 ? 'm' : 'l'}`).join('\n')} s`
}
