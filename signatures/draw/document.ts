import { PDFContentStream, PDFDocument, type PDFPage } from 'pdf-lib'
import { deflateSync } from 'node:zlib'
import type { Instant } from '../../domain/time.ts'
import { embedFace, type Font } from './embed-face.ts'
import { canWrite, LATIN, readFace, WESTERN, type Face } from './face.ts'
import { PackedStream } from './packed-stream.ts'

/** The three cuts of the type face. */
interface Cuts<Cut> {
  readonly regular: Cut
  readonly italic: Cut
  readonly bold: Cut
}

/**
 * Read once at start. They are embedded, so that a page looks the same everywhere and always; most documents need
 * no letters but the Western ones, and are a fifth smaller for it.
 */
export interface Faces {
  readonly western: Cuts<Face>
  readonly latin: Cuts<Face>
}

export interface Canvas {
  readonly document: PDFDocument
  readonly fonts: Cuts<Font>
}

/** A4 in points. */
export const PAGE_WIDTH = 595.28
export const PAGE_HEIGHT = 841.89

interface DocumentFacts {
  readonly title: string
  readonly author: string
  readonly subject: string
  /** Stands as the file's creation date: the same facts give the same bytes. */
  readonly at: Instant
}

/** Reads TrueType files. @throws Error when one cannot be read */
export async function readFaces({ regular, italic, bold }: Cuts<Uint8Array>): Promise<Faces> {
  const cutsIn = async (script: typeof LATIN): Promise<Cuts<Face>> => ({
    regular: await readFace(regular, script),
    italic: await readFace(italic, script),
    bold: await readFace(bold, script),
  })
  return { western: await cutsIn(WESTERN), latin: await cutsIn(LATIN) }
}

/** An empty document with its fonts, which have the letters of all that `content` says. */
export async function newCanvas(facts: DocumentFacts, faces: Faces, content: unknown): Promise<Canvas> {
  const { regular, italic, bold } = canWrite(WESTERN, JSON.stringify(content)) ? faces.western : faces.latin
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(facts.title, { showInWindowTitleBar: true })
  document.setAuthor(facts.author)
  document.setSubject(facts.subject)
  document.setLanguage('fr-MU')
  document.setCreationDate(new Date(facts.at))
  document.setModificationDate(new Date(facts.at))
  const fonts = {
    regular: embedFace(document, regular, 'Regular'),
    italic: embedFace(document, italic, 'Italic'),
    bold: embedFace(document, bold, 'Bold'),
  }
  return { document, fonts }
}

/** One more page, on which the fonts are known. */
export function newPage({ document, fonts }: Canvas): PDFPage {
  const page = document.addPage([PAGE_WIDTH, PAGE_HEIGHT])
  for (const { key, ref } of [fonts.regular, fonts.italic, fonts.bold]) page.node.setFontDictionary(key, ref)
  return page
}

/** Plain objects and a cross-reference table: what signers and verifiers of every age understand. */
export function saveCanvas({ document }: Canvas): Promise<Uint8Array> {
  packPages(document)
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}

/** The library would pack what the pages show in JavaScript, in several times the time. */
function packPages({ context }: PDFDocument): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFContentStream)) continue
    const packed = deflateSync(Buffer.from(object.getContentsString(), 'latin1'))
    context.assign(ref, new PackedStream(context.obj({ Filter: 'FlateDecode' }), packed))
  }
}
