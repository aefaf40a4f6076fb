import busboy from 'busboy'
import type { Request } from 'express'
import type { Readable } from 'node:stream'
import { Refusal } from '../../domain/refusal.ts'
import type { Incoming } from '../commands.ts'
import type { Form } from './form.ts'

/** A form with one file, which has not been read yet. The fields before the file are known. */
interface FormWithFile {
  readonly form: Form
  readonly incoming: Incoming
}

const LIMITS = { files: 1, fields: 5, parts: 6, fieldSize: 1_000 } as const

/**
 * Reads a multipart form up to its file (RFC 7578) and hands the file on as a stream: nothing is held in
 * memory, and whoever reads it sets its limit. Throws `request-malformed` when there is none.
 */
export async function readMultipart(req: Request): Promise<FormWithFile> {
  const parser = parserFor(req)
  const fields = new Map<string, readonly string[]>()
  return await new Promise((resolve, reject) => {
    const malformed = (): void => {
      reject(new Refusal('request-malformed', 'The form cannot be read'))
    }
    parser.on('field', (name, value) => fields.set(name, [...(fields.get(name) ?? []), value]))
    parser.on('file', (_name, file) => {
      resolve({ form: fields, incoming: { source: drainedAfter(file, req) } })
    })
    parser.on('error', malformed)
    parser.on('close', malformed)
    // A sender who goes away leaves the parser waiting for ever unless it is told.
    req.on('aborted', () => parser.destroy(new Error('The sender went away')))
    req.pipe(parser)
  })
}

function parserFor(req: Request): busboy.Busboy {
  try {
    return busboy({ headers: req.headers, limits: LIMITS, defParamCharset: 'utf8' })
  } catch {
    throw new Refusal('request-malformed', 'Send the form as multipart/form-data')
  }
}

/** When the reader has had enough, the rest of the request is let go by, or its answer could not go out. */
async function* drainedAfter(file: Readable, req: Request): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of file) yield piece as Uint8Array
  } finally {
    req.unpipe()
    req.resume()
  }
}
