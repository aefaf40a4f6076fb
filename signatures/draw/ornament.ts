import {
  drawObject,
  PDFName,
  type PDFContext,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
  type RGB,
} from 'pdf-lib'
import { deflateSync } from 'node:zlib'
import { PAGE_HEIGHT, PAGE_WIDTH } from './document.ts'
import { waveOf, type Rosette } from './guilloche.ts'
import { PackedStream } from './packed-stream.ts'
import { GHOST, GOLD } from './palette.ts'

/** Draws the ornament on one of the document's pages. */
export type Ornament = (page: PDFPage) => void

/** Rosettes inside one another, all with so many waves in a turn. */
interface Wheel {
  /** Of the form that draws one wave of each. */
  readonly name: string
  readonly waves: number
  readonly color: RGB
  /** Where its middle stands on the page, half-way across. */
  readonly height: number
  readonly rosettes: readonly Rosette[]
}

const THIRDS = [0, 1, 2].map((i) => (i * 2 * Math.PI) / 3)
const EMBLEM = { color: GOLD, height: PAGE_HEIGHT - 74 }

const WHEELS: readonly Wheel[] = [
  {
    ...{ name: 'Watermark', waves: 30, color: GHOST, height: 350 },
    rosettes: [0, 1, 2, 3, 4, 5, 6, 7].map((i) => ({
      radius: 150 + 3 * i,
      swing: 22,
      phase: (i * Math.PI) / 4,
    })),
  },
  {
    ...{ ...EMBLEM, name: 'Rim', waves: 16 },
    rosettes: THIRDS.map((phase) => ({ radius: 15.5, swing: 3.4, phase })),
  },
  {
    ...{ ...EMBLEM, name: 'Core', waves: 12 },
    rosettes: THIRDS.map((phase) => ({ radius: 8, swing: 2.2, phase })),
  },
]

/** Compressed once, for all documents. */
const WAVES = WHEELS.map(({ name, waves, rosettes }) => {
  const lines = rosettes.map((rosette) => lineThrough(waveOf(rosette, waves)))
  return { name, packed: deflateSync(lines.join('\n')) }
})
const WHOLE = deflateSync(['0.5 w 1 J', ...WHEELS.map(turned)].join('\n'))

const KEY = PDFName.of('Ornament')

/**
 * Puts the ornament into the document, once for all its pages: ISO 32000-2, 8.10 (form XObjects). Of its thousands of
 * strokes the file holds one wave a wheel, which is drawn turned on and on.
 */
export function embedOrnament({ context }: PDFDocument): Ornament {
  const waves = Object.fromEntries(WAVES.map(({ name, packed }) => [name, embedForm(context, packed)]))
  const ref = embedForm(context, WHOLE, waves)
  return (page) => {
    page.node.setXObject(KEY, ref)
    page.pushOperators(drawObject(KEY))
  }
}

/** Around the corner of the page, where a wave is drawn before it is moved, as well as on the page. */
const BOX = [-PAGE_WIDTH, -PAGE_HEIGHT, PAGE_WIDTH, PAGE_HEIGHT]

/** @param called the forms that it draws, by the names by which it calls them */
function embedForm(
  context: PDFContext,
  packed: Uint8Array,
  called: Readonly<Record<string, PDFRef>> = {},
): PDFRef {
  const form = context.obj({
    ...{ Type: 'XObject', Subtype: 'Form', Filter: 'FlateDecode', BBox: BOX },
    Resources: { XObject: called },
  })
  return context.register(new PackedStream(form, packed))
}

/** All of its waves, clockwise. */
function turned({ name, waves, color: { red, green, blue }, height }: Wheel): string {
  const angle = (2 * Math.PI) / waves
  const [cos, sin] = [Math.cos(angle).toFixed(6), Math.sin(angle).toFixed(6)]
  const wave = `/${name} Do ${cos} ${sin} -${sin} ${cos} 0 0 cm`
  const middle = `1 0 0 -1 ${PAGE_WIDTH / 2} ${height} cm`
  const all = Array.from({ length: waves }, () => wave)
  return [`q ${red} ${green} ${blue} RG`, middle, ...all, 'Q'].join('\n')
}

function lineThrough(corners: ReturnType<typeof waveOf>): string {
  const steps = corners.map(({ x, y }, i) => `${x.toFixed(2)} ${y.toFixed(2)} ${i === 0 ? 'm' : 'l'}`)
  return `${steps.join('\n')} S`
}
