import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type PDFFont } from 'pdf-lib'
import type { Instant } from '../../domain/time.ts'

/** TrueType or OpenType files. They are embedded, so that the page looks the same everywhere and always. */
export interface FontBytes {
  readonly regular: Uint8Array
  readonly italic: Uint8Array
  readonly bold: Uint8Array
}

export interface Fonts {
  readonly regular: PDFFont
  readonly italic: PDFFont
  readonly bold: PDFFont
}

export interface Canvas {
  readonly document: PDFDocument
  readonly fonts: Fonts
}

/** A4 in points. */
export const PAGE_WIDTH = 595.28
export const PAGE_HEIGHT = 841.89

export interface DocumentFacts {
  readonly title: string
  readonly author: string
  readonly subject: string
  /** Stands as the file's creation date: the same facts give the same bytes. */
  readonly at: Instant
}

/** An empty document with its fonts. @throws Error when a font cannot be read */
export async function newCanvas(facts: DocumentFacts, bytes: FontBytes): Promise<Canvas> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.registerFontkit(fontkit)
  document.setTitle(facts.title, { showInWindowTitleBar: true })
  document.setAuthor(facts.author)
  document.setSubject(facts.subject)
  document.setLanguage('fr-MU')
  document.setCreationDate(new Date(facts.at))
  document.setModificationDate(new Date(facts.at))
  const embed = (font: Uint8Array): Promise<PDFFont> => document.embedFont(font, { subset: true })
  const fonts = {
    regular: await embed(bytes.regular),
    italic: await embed(bytes.italic),
    bold: await embed(bytes.bold),
  }
  return { document, fonts }
}

/** Plain objects and a cross-reference table: what signers and verifiers of every age understand. */
export function saveCanvas({ document }: Canvas): Promise<Uint8Array> {
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}
