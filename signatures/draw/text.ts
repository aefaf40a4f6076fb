import {
  beginText,
  endText,
  moveText,
  PDFHexString,
  setCharacterSpacing,
  setFillingColor,
  setFontAndSize,
  showText,
  type Color,
  type PDFOperator,
  type PDFPage,
} from 'pdf-lib'
import { hexOf } from './character-map.ts'
import type { Font } from './embed-face.ts'

export interface Style {
  readonly font: Font
  readonly size: number
  readonly color: Color
  /** Space between letters, in points. */
  readonly tracking?: number
}

type Align = 'left' | 'center' | 'right'

/**
 * Breaks at spaces, never at those that do not break, so that no line is wider than `width`; a word that is too
 * wide by itself is cut.
 */
export function wrap(text: string, style: Style, width: number): readonly string[] {
  const space = widthOf(' ', style)
  const lines: string[] = []
  let line: string[] = []
  let used = 0
  for (const word of text.split(/[ \n\t]+/).flatMap((long) => cut(long, style, width))) {
    const needed = widthOf(word, style)
    if (line.length > 0 && used + space + needed > width) {
      lines.push(line.join(' '))
      line = []
    }
    used = line.length === 0 ? needed : used + space + needed
    line.push(word)
  }
  return [...lines, line.join(' ')].filter((whole) => whole !== '')
}

function cut(word: string, style: Style, width: number): readonly string[] {
  if (widthOf(word, style) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const letter of lettersOf(word)) {
    const needed = widthOf(letter, style)
    if (piece !== '' && used + needed > width) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += letter
    used += needed
  }
  return [...pieces, piece]
}

export function widthOf(text: string, { font, size, tracking = 0 }: Style): number {
  const letters = lettersOf(text)
  const thousandths = letters.reduce((sum, letter) => sum + font.face.letterOf(letter).width, 0)
  return (thousandths * size) / 1000 + tracking * Math.max(0, letters.length - 1)
}

/** One line, its baseline at `y`. `x` is the left edge, the middle or the right edge, as `align` says. */
export function drawLine(
  page: PDFPage,
  text: string,
  x: number,
  y: number,
  style: Style,
  align: Align = 'left',
): void {
  const { font, size, color, tracking = 0 } = style
  const left = align === 'left' ? x : x - widthOf(text, style) / (align === 'center' ? 2 : 1)
  const codes = lettersOf(text).map((letter) => hexOf(font.face.letterOf(letter).id))
  page.pushOperators(
    beginText(),
    inkOf(color),
    setFontAndSize(font.key, size),
    setCharacterSpacing(tracking),
    moveText(left, y),
    showText(PDFHexString.of(codes.join(''))),
    endText(),
  )
}

const inks = new WeakMap<Color, PDFOperator>()

/** The numbers of the few colours are written out once, for all lines of all documents. */
function inkOf(color: Color): PDFOperator {
  const known = inks.get(color) ?? setFillingColor(color)
  inks.set(color, known)
  return known
}

/** One line stretched to `width` by its spaces. */
export function drawJustified(
  page: PDFPage,
  line: string,
  x: number,
  y: number,
  width: number,
  style: Style,
): void {
  const words = line.split(' ')
  const ink = words.reduce((sum, word) => sum + widthOf(word, style), 0)
  const space = words.length > 1 ? (width - ink) / (words.length - 1) : 0
  let at = x
  for (const word of words) {
    drawLine(page, word, at, y, style)
    at += widthOf(word, style) + space
  }
}

/** One entry a character, with its accents: typefaces have letters, not their parts. */
function lettersOf(text: string): readonly string[] {
  return Array.from(text.normalize('NFC'))
}
