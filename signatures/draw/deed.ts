import type { PDFPage } from 'pdf-lib'
import { actOf, deedClauses, type Clause } from './deed-clauses.ts'
import type { DeedData } from './deed-data.ts'
import {
  newCanvas,
  newPage,
  PAGE_HEIGHT,
  PAGE_WIDTH,
  saveCanvas,
  type Canvas,
  type Faces,
} from './document.ts'
import { longDate } from './format.ts'
import { GREY, INK, NAVY, PALE } from './palette.ts'
import { drawJustified, drawLine, widthOf, wrap, type Style } from './text.ts'

const LEFT = 84
const RIGHT = PAGE_WIDTH - 64
const WIDTH = RIGHT - LEFT
const MIDDLE = (LEFT + RIGHT) / 2
const TOP = PAGE_HEIGHT - 84
const BOTTOM = 96
const LEADING = 16.5

interface Pen {
  readonly canvas: Canvas
  page: PDFPage
  y: number
}

/**
 * Draws a deed as a notary's office would type it, A4, in French with English headings, ready to be
 * signed. The same data give the same bytes.
 */
export async function drawDeed(data: DeedData, faces: Faces): Promise<Uint8Array> {
  const act = actOf(data.kind).fr
  const facts = {
    title: `${act}, répertoire ${data.repertory}`,
    author: data.notary.name,
    subject: `Parcelle ${data.parcel.pin}`,
    at: data.at,
  }
  const canvas = await newCanvas(facts, faces, data)
  const pen: Pen = { canvas, page: newPage(canvas), y: TOP }
  drawHead(pen, data)
  for (const [index, clause] of deedClauses(data).entries()) drawClause(pen, clause, index + 1)
  drawSignatories(pen, data)
  numberPages(canvas, data)
  return saveCanvas(canvas)
}

function drawHead(pen: Pen, { notary, repertory, date, place, kind }: DeedData): void {
  const { fonts } = pen.canvas
  const act = actOf(kind)
  centre(pen, notary.name, { font: fonts.bold, size: 15, color: NAVY }, 17)
  centre(pen, `Notaire · ${notary.office}`, { font: fonts.italic, size: 11, color: GREY }, 22)
  line(pen, NAVY, 1)
  pen.y -= 34
  centre(pen, act.fr, { font: fonts.regular, size: 28, color: INK }, 19)
  centre(pen, act.en, { font: fonts.italic, size: 13, color: GREY }, 24)
  const reference = `Répertoire No ${repertory}  ·  ${place}, le ${longDate(date, 'fr')}`
  centre(pen, reference, { font: fonts.bold, size: 10.5, color: INK }, 30)
  paragraph(
    pen,
    `Par-devant ${notary.name}, notaire à ${place}, République de Maurice, soussigné, ont comparu\u00a0:`,
  )
}

function drawClause(pen: Pen, { title, english, paragraphs }: Clause, number: number): void {
  const { fonts } = pen.canvas
  pen.y -= 9
  turnPage(pen, 4 * LEADING)
  const heading: Style = { font: fonts.bold, size: 12.5, color: NAVY }
  const numbered = `${number}.  ${title}`
  drawLine(pen.page, numbered, LEFT, pen.y, heading)
  drawLine(pen.page, english, LEFT + widthOf(numbered, heading) + 8, pen.y, {
    font: fonts.italic,
    size: 10.5,
    color: GREY,
  })
  pen.y -= LEADING + 2
  for (const text of paragraphs) paragraph(pen, text)
}

function paragraph(pen: Pen, text: string): void {
  const style: Style = { font: pen.canvas.fonts.regular, size: 11.5, color: INK }
  const lines = wrap(text, style, WIDTH)
  for (const [i, words] of lines.entries()) {
    turnPage(pen, LEADING)
    if (i < lines.length - 1) drawJustified(pen.page, words, LEFT, pen.y, WIDTH, style)
    else drawLine(pen.page, words, LEFT, pen.y, style)
    pen.y -= LEADING
  }
  pen.y -= 3
}

/** Ruled places for the parties and the notary, who sign on paper what they sign again electronically. */
function drawSignatories(pen: Pen, { roles, notary }: DeedData): void {
  const { fonts } = pen.canvas
  const names = new Set(roles.flatMap(({ people }) => people).map(({ name }) => name))
  const places = [...names, `${notary.name}, notaire`]
  const style: Style = { font: fonts.italic, size: 10, color: GREY }
  pen.y -= 12
  for (let i = 0; i < places.length; i += 2) {
    turnPage(pen, 52)
    pen.y -= 34
    for (const [column, place] of places.slice(i, i + 2).entries()) {
      const x = LEFT + column * (WIDTH / 2 + 10)
      const end = { x: x + WIDTH / 2 - 10, y: pen.y }
      pen.page.drawLine({ start: { x, y: pen.y }, end, thickness: 0.5, color: PALE })
      drawLine(pen.page, wrap(place, style, WIDTH / 2 - 10)[0] ?? '', x, pen.y - 13, style)
    }
    pen.y -= 18
  }
}

function numberPages({ document, fonts }: Canvas, { repertory, parcel }: DeedData): void {
  const pages = document.getPages()
  const style: Style = { font: fonts.italic, size: 9.5, color: GREY }
  for (const [i, page] of pages.entries()) {
    page.drawLine({ start: { x: LEFT, y: 66 }, end: { x: RIGHT, y: 66 }, thickness: 0.5, color: PALE })
    // The margin line tells a page of this deed from any sheet slipped in later.
    page.drawLine({
      start: { x: 66, y: 50 },
      end: { x: 66, y: PAGE_HEIGHT - 50 },
      thickness: 0.7,
      color: PALE,
    })
    drawLine(page, `Répertoire No ${repertory} · PIN ${parcel.pin}`, LEFT, 52, style)
    drawLine(page, `Page ${i + 1} sur ${pages.length}`, RIGHT, 52, style, 'right')
  }
}

function turnPage(pen: Pen, height: number): void {
  if (pen.y - height >= BOTTOM - LEADING) return
  pen.page = newPage(pen.canvas)
  pen.y = TOP
}

function centre(pen: Pen, text: string, style: Style, leading: number): void {
  drawLine(pen.page, text, MIDDLE, pen.y, style, 'center')
  pen.y -= leading
}

function line(pen: Pen, color: Style['color'], thickness: number): void {
  const y = pen.y + 8
  pen.page.drawLine({ start: { x: LEFT, y }, end: { x: RIGHT, y }, thickness, color })
}
