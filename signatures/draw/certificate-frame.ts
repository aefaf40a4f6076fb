import type { PDFPage } from 'pdf-lib'
import { newPage, PAGE_HEIGHT, PAGE_WIDTH, type Canvas } from './document.ts'
import type { Ornament } from './ornament.ts'
import { GOLD, GREY, NAVY } from './palette.ts'
import { drawLine } from './text.ts'

export const MIDDLE = PAGE_WIDTH / 2
export const LEFT = 64
export const RIGHT = PAGE_WIDTH - LEFT

/** A page with its border, ornament and letterhead. Answers the height where the content may begin. */
export function framedPage(
  canvas: Canvas,
  drawOrnament: Ornament,
): { readonly page: PDFPage; readonly top: number } {
  const { fonts } = canvas
  const page = newPage(canvas)
  border(page, 26, 1.6)
  border(page, 31, 0.4)
  drawOrnament(page)
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
