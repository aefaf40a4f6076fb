import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Vault } from '../../domain/ports.ts'
import type { DocumentRef, MediaType } from '../../domain/transaction/document.ts'

const ENDINGS = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
} as const satisfies Readonly<Record<MediaType, string>>

/**
 * Streams a document to be saved, never shown within our origin: whatever it carries gets no power here.
 * Nothing is said before the vault has answered; when it fails midway the connection breaks, so that no half
 * document passes for a whole one.
 */
export async function sendDocument(
  res: Response,
  vault: Vault,
  ref: DocumentRef,
  name: string,
  mediaType: MediaType,
): Promise<void> {
  const bytes = await vault.open(ref)
  res.status(200).set({
    'Content-Type': mediaType,
    'Content-Length': String(ref.bytes),
    'Content-Disposition': `attachment; filename="${name}.${ENDINGS[mediaType]}"`,
    'Content-Security-Policy': 'sandbox',
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${ref.sha256}"`,
  })
  await pipeline(Readable.from(bytes, { objectMode: false }), res).catch((error: unknown) => {
    if (!leftEarly(error)) throw error
  })
}

/** The same for what the engine made itself. */
export function sendPdf(res: Response, vault: Vault, ref: DocumentRef, fileName: string): Promise<void> {
  return sendDocument(res, vault, ref, fileName.replace(/\.pdf$/, ''), 'application/pdf')
}

/** The reader went away; that is his right and no fault. */
function leftEarly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
