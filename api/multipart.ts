import type { Readable } from 'node:stream'
import busboy from 'busboy'
import type { Request, Response } from 'express'
import { Refusal } from '../domain/refusal.ts'
import { MAX_DOCUMENT_BYTES } from './commands/upload.ts'

/** A form with one document, as far as it has come in. */
interface MultipartForm {
  /** The fields that stood before the document; put every field there. */
  readonly fields: ReadonlyMap<string, string>
  readonly file: {
    readonly field: string
    /** Ends with the document; breaks when it does not arrive whole. */
    readonly source: AsyncIterable<Uint8Array>
  } | null
}

const LIMITS = { files: 1, fields: 10, parts: 12, fieldSize: 10_000, fileSize: MAX_DOCUMENT_BYTES + 1 }

/**
 * Reads a form up to its document and hands the document on as a stream, so that nothing waits in memory.
 * Throws `request-malformed` for what is no such form or has too many parts, and `document-incomplete` when the
 * sender stops before the document begins.
 */
export async function readMultipart(req: Request, res: Response): Promise<MultipartForm> {
  const parser = parserFor(req)
  const fields = new Map<string, string>()
  return await new Promise((resolve, reject) => {
    parser.on('field', (name, value) => fields.set(name, value))
    parser.on('file', (field, file) => {
      // At once, because a stream that fails before anybody reads it would end the process.
      file.on('error', () => undefined)
      resolve({ fields, file: { field, source: wholeFile(file) } })
    })
    parser.on('close', () => {
      resolve({ fields, file: null })
    })
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
      parser.on(limit, () => {
        reject(malformed('The form has too many parts'))
      })
    }
    // Stays after the promise is settled: an error event without a listener would end the process.
    parser.on('error', () => {
      reject(new Refusal('document-incomplete', 'The form did not arrive whole'))
    })
    feed(req, res, parser)
  })
}

function parserFor(req: Request): busboy.Busboy {
  if (!req.is('multipart/form-data')) throw malformed('Send a multipart form')
  try {
    return busboy({ headers: req.headers, limits: LIMITS })
  } catch {
    throw malformed('The form names no boundary')
  }
}

function feed(req: Request, res: Response, parser: busboy.Busboy): void {
  req.once('close', () => {
    // A sender who hangs up ends nothing: without this the parser would wait for ever.
    if (!req.complete) parser.destroy(new Error('The sender hung up'))
  })
  res.once('finish', () => {
    // Whatever was not read is dropped, or its sender would never hear the answer.
    req.unpipe(parser)
    req.resume()
  })
  req.pipe(parser)
}

type FileStream = Readable & { readonly truncated?: boolean }

async function* wholeFile(file: FileStream): AsyncGenerator<Uint8Array> {
  for await (const piece of file.iterator({ destroyOnReturn: false })) yield piece as Uint8Array
  // Beyond its limit the parser cuts off without an error.
  if (file.truncated) {
    throw new Refusal('document-too-large', 'The document is too large', { maxBytes: MAX_DOCUMENT_BYTES })
  }
}

function malformed(message: string): Refusal {
  return new Refusal('request-malformed', message)
}
