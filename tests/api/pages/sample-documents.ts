/** A PDF as small as one can be taken for. */
export const PDF: Uint8Array = Buffer.from('%PDF-1.7\n% a page\n%%EOF\n')
export const NOT_PDF: Uint8Array = Buffer.from('hello, not a document')
