import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Vault } from '../../domain/ports.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'

/**
 * Streams a document to be saved, never shown within our origin: whatever it carries gets no power here.
 * Nothing is said before the vault has answered; when it fails midway the connection breaks, so that no half
 * document passes for a whole one.
 */
export async function sendPdf(
  res: Response,
  vault: Vault,
  ref: DocumentRef,
  fileName: string,
): Promise<void> {
  const bytes = await vault.open(ref)
  res.status(200).set({
    'Content-Type': 'application/pdf',
    'Content-Length': String(ref.bytes),
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Content-Security-Policy': 'sandbox',
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${ref.sha256}"`,
  })
  await pipeline(Readable.from(bytes, { objectMode: false }), res).catch((error: unknown) => {
    if (!leftEarly(error)) throw error
  })
}

/** The reader went away; that is his right and no fault. */
function leftEarly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
