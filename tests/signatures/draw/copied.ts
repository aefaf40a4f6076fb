import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'

/** The lines that a reader copies out of a PDF drawn here, by what the file itself says of its letters. */
export async function copiedFrom(pdf: Uint8Array): Promise<string> {
  const { catalog, context } = await PDFDocument.load(pdf, { updateMetadata: false })
  const pages = catalog.Pages().Kids().asArray()
  return pages.flatMap((ref) => copiedFromPage(context.lookup(ref, PDFDict))).join('\n')
}

function copiedFromPage(page: PDFDict): readonly string[] {
  const fonts = page.lookup(PDFName.of('Resources'), PDFDict).lookup(PDFName.of('Font'), PDFDict)
  const contents = page.lookup(PDFName.of('Contents'), PDFArray).lookup(0)
  const lines: string[] = []
  let letters = new Map<string, string>()
  for (const [, font, codes = ''] of textOf(contents).matchAll(/\/(\S+) \S+ Tf|<(\w+)> Tj/g)) {
    if (font === undefined) lines.push(codes.replace(/.{4}/g, (code) => letters.get(code) ?? '\ufffd'))
    else letters = lettersOf(fonts.lookup(PDFName.of(font), PDFDict))
  }
  return lines
}

/** The character of each code, in hex (ISO 32000-2 9.10.3). */
function lettersOf(font: PDFDict): Map<string, string> {
  const map = textOf(font.lookup(PDFName.of('ToUnicode')))
  const entries = Array.from(map.matchAll(/^<(\w{4})> <(\w+)>$/gm), ([, code = '', utf16 = '']) => {
    return [code, Buffer.from(utf16, 'hex').swap16().toString('utf16le')] as const
  })
  return new Map(entries)
}

function textOf(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('no stream stands where one is due')
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}
