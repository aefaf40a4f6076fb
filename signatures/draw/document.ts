import { PDFContentStream, PDFDocument, type PDFPage } from 'pdf-lib'
import { deflateSync } from 'node:zlib'
import type { Instant } from '../../domain/time.ts'
import { embedFace, type Font } from './embed-face.ts'
import { canWrite, FRENCH, LATIN, readFace, type Face, type Script } from './face.ts'
import { PackedStream } from './packed-stream.ts'

/** The three cuts of the type face. */
interface Cuts<Cut> {
  readonly regular: Cut
  readonly italic: Cut
  readonly bold: Cut
}

/**
 * Read once a process. They are embedded, so that a page looks the same everywhere and always; most documents need no
 * letters but the French ones, and are a third smaller for it.
 */
export interface Faces {
  readonly french: Cuts<Face>
  /** Read when a document first needs them. */
  readonly latin: () => Promise<Cuts<Face>>
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
export async function readFaces(files: Cuts<Uint8Array>): Promise<Faces> {
  let latin: Promise<Cuts<Face>> | undefined
  return {
    french: await readCuts(files, FRENCH),
    latin: () => (latin ??= readCuts(files, LATIN)),
  }
}

async function readCuts({ regular, italic, bold }: Cuts<Uint8Array>, script: Script): Promise<Cuts<Face>> {
  return {
    regular: await readFace(regular, script),
    italic: await readFace(italic, script),
    bold: await readFace(bold, script),
  }
}

/** An empty document with its fonts, which have the letters of all that `content` says. */
export async function newCanvas(facts: DocumentFacts, faces: Faces, content: unknown): Promise<Canvas> {
  const inFrench = canWrite(FRENCH, JSON.stringify(content))
  const { regular, italic, bold } = inFrench ? faces.french : await faces.latin()
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
  return document.save({
    ...{ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false },
    // Without the pauses that keep a browser's page alive: each takes as long as drawing a document.
    objectsPerTick: Infinity,
  })
}

/** The library would pack what the pages show in JavaScript, in several times the time. */
function packPages({ context }: PDFDocument): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFContentStream)) continue
    const packed = deflateSync(Buffer.from(object.getContentsString(), 'latin1'))
    context.assign(ref, new PackedStream(context.obj({ Filter: 'FlateDecode' }), packed))
  }
}
