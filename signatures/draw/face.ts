import fontkit, { type Font } from '@pdf-lib/fontkit'
import { deflateSync } from 'node:zlib'
import { characterMap } from './character-map.ts'
import { unhinted } from './unhinted.ts'

/** A letter of a face. */
interface Letter {
  /** Its number in the embedded file. */
  readonly id: number
  /** In thousandths of the type size. */
  readonly width: number
}

/**
 * A face read once, for any number of documents: what its letters measure, and the streams that go into each
 * document as they are. Letters stand side by side, without ligatures: a name is copied out of a page as it was
 * written.
 */
export interface Face {
  readonly name: string
  /** The letter for a character; the box that stands for it when the face has no such letter. */
  readonly letterOf: (character: string) => Letter
  /** By the numbers of the letters. */
  readonly widths: readonly number[]
  readonly metrics: FaceMetrics
  /** TrueType, compressed, with the outlines of those letters alone. */
  readonly file: Uint8Array
  /** How long the file is when it is not compressed. */
  readonly fileLength: number
  /** Which characters the numbers stand for, compressed. */
  readonly characters: Uint8Array
}

/** In thousandths of the type size. */
interface FaceMetrics {
  readonly box: readonly [number, number, number, number]
  readonly italicAngle: number
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
}

/** Characters, as pairs of a first and a last code point. */
export type Script = readonly (readonly [number, number])[]

/** The letters of French, and with them those of English, with their punctuation and the signs of money. */
export const FRENCH: Script = [
  [0x0020, 0x007e],
  ...Array.from('ÀÂÆÇÈÉÊËÎÏÔÙÛÜàâæçèéêëîïôùûüÿŒœŸ\u00a0«»°²³·¼½¾§£', alone),
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
]

/** The Latin script in full, in which the register is kept, with its punctuation and the signs of money. */
export const LATIN: Script = [
  [0x0020, 0x024f],
  [0x1e00, 0x1eff],
  [0x2000, 0x20cf],
  [0x2113, 0x2122],
]
/** Marks the embedded file as a part of the whole font: ISO 32000-2, 9.9.2. */
const SUBSET_TAG = 'LETTRS+'

/** Reads the letters of a script out of a TrueType file: a tenth of a second's work. @throws Error when it cannot be read */
export async function readFace(bytes: Uint8Array, script: Script): Promise<Face> {
  const font = fontkit.create(bytes)
  const subset = font.createSubset()
  const scaled = thousandths(font)
  const widths = [scaled(font.getGlyph(0).advanceWidth)]
  const letters = new Map<number, Letter>()
  for (const codePoint of font.characterSet.filter((one) => isOf(script, one))) {
    const glyph = font.glyphForCodePoint(codePoint)
    const letter = { id: subset.includeGlyph(glyph), width: scaled(glyph.advanceWidth) }
    widths[letter.id] = letter.width
    letters.set(codePoint, letter)
  }
  const box: Letter = { id: 0, width: widths[0] ?? 0 }
  const file = unhinted(await encoded(subset))
  return {
    name: SUBSET_TAG + (font.postscriptName ?? 'Face'),
    letterOf: (character) => letters.get(character.codePointAt(0) ?? 0) ?? box,
    widths,
    metrics: metricsOf(font),
    file: deflateSync(file),
    fileLength: file.byteLength,
    characters: deflateSync(characterMap(letters)),
  }
}

function alone(letter: string): Script[number] {
  const codePoint = letter.codePointAt(0) ?? 0
  return [codePoint, codePoint]
}

/** Whether the script has all of the text's characters, accents put onto their letters. */
export function canWrite(script: Script, text: string): boolean {
  return Array.from(text.normalize('NFC')).every((one) => isOf(script, one.codePointAt(0) ?? 0))
}

function isOf(script: Script, codePoint: number): boolean {
  return script.some(([first, last]) => first <= codePoint && codePoint <= last)
}

function thousandths({ unitsPerEm }: Font): (units: number) => number {
  return (units) => Math.round((units * 1000) / unitsPerEm)
}

function metricsOf(font: Font): FaceMetrics {
  const scaled = thousandths(font)
  const { minX, minY, maxX, maxY } = font.bbox
  return {
    box: [scaled(minX), scaled(minY), scaled(maxX), scaled(maxY)],
    italicAngle: font.italicAngle,
    ascent: scaled(font.ascent),
    descent: scaled(font.descent),
    capHeight: scaled(font.capHeight),
  }
}

function encoded(subset: ReturnType<Font['createSubset']>): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const parts: Uint8Array[] = []
    const stream = subset.encodeStream()
    stream.on('data', (part) => parts.push(part))
    stream.on('end', () => {
      resolve(Buffer.concat(parts))
    })
  })
}
