import type { PDFPage } from 'pdf-lib'
import { PAGE_HEIGHT, PAGE_WIDTH, type Canvas } from './document.ts'
import { rosettePath, type Rosette } from './guilloche.ts'
import { GHOST, GOLD, GREY, NAVY } from './palette.ts'
import { drawLine } from './text.ts'

export const MIDDLE = PAGE_WIDTH / 2
export const LEFT = 64
export const RIGHT = PAGE_WIDTH - LEFT

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

/** A page with its border, ornament and letterhead. Answers the height where the content may begin. */
export function framedPage({ document, fonts }: Canvas): { readonly page: PDFPage; readonly top: number } {
  const page = document.addPage([PAGE_WIDTH, PAGE_HEIGHT])
  border(page, 26, 1.6)
  border(page, 31, 0.4)
  ornament(page, WATERMARK, 350, { color: GHOST, width: 0.5 })
  ornament(page, EMBLEM, PAGE_HEIGHT - 74, { color: GOLD, width: 0.5 })
  const head = { font: fonts.bold, size: 9.5, color: NAVY, tracking: 2.1 }
  drawLine(page, 'RÉPUBLIQUE DE MAURICE', MIDDLE, PAGE_HEIGHT - 112, head, 'center')
  const office = { font: fonts.italic, size: 10.5, color: GREY }
  const name = 'Registrar-General’s Department · Conservation des hypothèques'
  drawLine(page, name, MIDDLE, PAGE_HEIGHT - 127, office, 'center')
  return { page, top: PAGE_HEIGHT - 166 }
}

export function rule(page: PDFPage, y: number, width = 0.6): void {
  page.drawLine({ start: { x: LEFT, y }, end: { x: RIGHT, y }, thickness: width, color: GOLD })
}

function border(page: PDFPage, inset: number, width: number): void {
  page.drawRectangle({
    ...{ x: inset, y: inset, width: PAGE_WIDTH - 2 * inset, height: PAGE_HEIGHT - 2 * inset },
    borderColor: width > 1 ? NAVY : GOLD,
    borderWidth: width,
  })
}

function ornament(
  page: PDFPage,
  lines: readonly Rosette[],
  y: number,
  { color, width }: { readonly color: typeof GOLD; readonly width: number },
): void {
  for (const line of lines) {
    page.drawSvgPath(rosettePath(line), { x: MIDDLE, y, borderColor: color, borderWidth: width })
  }
}
