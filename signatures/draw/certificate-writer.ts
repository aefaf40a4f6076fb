import type { PDFPage } from 'pdf-lib'
import type { Bilingual } from './certificate-data.ts'
import { framedPage, LEFT, MIDDLE, RIGHT, rule } from './certificate-frame.ts'
import type { Canvas } from './document.ts'
import { embedOrnament } from './ornament.ts'
import { GREY, INK, NAVY, TINT } from './palette.ts'
import { drawLine, widthOf, wrap, type Style } from './text.ts'

/** Writes from the top downwards and turns the page, with its frame, when there is no room left. */
export interface CertificateWriter {
  readonly canvas: Canvas
  readonly styles: Styles
  page(): PDFPage
  /** The height of the next line's baseline, after making sure that `height` points are free below. */
  room(height: number): number
  /** Moves down. */
  down(points: number): void
}

interface Styles {
  readonly value: Style
  readonly strong: Style
  readonly label: Style
  readonly gloss: Style
}

/** Above the seal and the verification line of the last page. */
const BOTTOM = 150
export const ROW = 16
const COLUMN = 150

export function certificateWriter(canvas: Canvas): CertificateWriter {
  const { fonts } = canvas
  const ornament = embedOrnament(canvas.document)
  let { page, top: y } = framedPage(canvas, ornament)
  return {
    canvas,
    styles: {
      value: { font: fonts.regular, size: 11, color: INK },
      strong: { font: fonts.bold, size: 11, color: INK },
      label: { font: fonts.bold, size: 10.5, color: NAVY },
      gloss: { font: fonts.italic, size: 9.5, color: GREY },
    },
    page: () => page,
    room: (height) => {
      if (y - height < BOTTOM) ({ page, top: y } = framedPage(canvas, ornament))
      return y
    },
    down: (points) => {
      y -= points
    },
  }
}

/** `Parcelle / Parcel` over a rule. */
export function section(writer: CertificateWriter, title: Bilingual): void {
  writer.down(9)
  const y = writer.room(3 * ROW)
  const { label, gloss } = writer.styles
  const heading: Style = { ...label, size: 10, tracking: 1.2 }
  drawLine(writer.page(), title.fr.toUpperCase(), LEFT, y, heading)
  drawLine(writer.page(), title.en, RIGHT, y, gloss, 'right')
  rule(writer.page(), y - 5)
  writer.down(ROW + 4.5)
}

/** A label in both languages and, beside it, what the register says. Long values take more lines. */
export function fact(writer: CertificateWriter, label: Bilingual, value: string, strong = false): void {
  const style = strong ? writer.styles.strong : writer.styles.value
  const lines = wrap(value, style, RIGHT - LEFT - COLUMN)
  const y = writer.room(ROW * lines.length)
  bilingual(writer, label, LEFT, y)
  for (const [i, line] of lines.entries()) drawLine(writer.page(), line, LEFT + COLUMN, y - i * ROW, style)
  writer.down(ROW * Math.max(1, lines.length))
}

/** A label to the left, an amount to the right. */
export function amount(writer: CertificateWriter, label: Bilingual, value: string, strong = false): void {
  const y = writer.room(ROW)
  if (strong) {
    writer
      .page()
      .drawRectangle({ x: LEFT - 6, y: y - 4.5, width: RIGHT - LEFT + 12, height: ROW, color: TINT })
  }
  bilingual(writer, label, LEFT, y)
  drawLine(writer.page(), value, RIGHT, y, strong ? writer.styles.strong : writer.styles.value, 'right')
  writer.down(ROW)
}

/** Cells of one table row, each `[text, left edge, width]`; the row is as high as its highest cell. */
export function row(writer: CertificateWriter, cells: readonly (readonly [string, number, number])[]): void {
  const { value } = writer.styles
  const columns = cells.map(([text, x, width]) => ({ x, lines: wrap(text, value, width) }))
  const height = ROW * Math.max(1, ...columns.map(({ lines }) => lines.length))
  const y = writer.room(height)
  for (const { x, lines } of columns) {
    for (const [i, line] of lines.entries()) drawLine(writer.page(), line, x, y - i * ROW, value)
  }
  writer.down(height)
}

export function centred(writer: CertificateWriter, text: string, style: Style, leading: number): void {
  for (const line of wrap(text, style, RIGHT - LEFT)) {
    drawLine(writer.page(), line, MIDDLE, writer.room(leading), style, 'center')
    writer.down(leading)
  }
}

function bilingual(writer: CertificateWriter, { fr, en }: Bilingual, x: number, y: number): void {
  const { label, gloss } = writer.styles
  drawLine(writer.page(), fr, x, y, label)
  drawLine(writer.page(), en, x + widthOf(fr, label) + 5, y, gloss)
}
