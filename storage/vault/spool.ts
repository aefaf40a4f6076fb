import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Expected, ReceivedDocument, SpooledDocument } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sha256In } from './digest.ts'
import { beginsAsKnown, beginsAsPdf, headOf, mediaTypeOf, whole, withinSize } from './upload-checks.ts'

export interface SpoolOptions {
  /** Made with access for this user alone. */
  readonly folder: string
  readonly maxBytes: number
  /** What the sender said it would be, when it said so. */
  readonly declaredBytes?: number
  /** Absent: whatever it is. */
  readonly expect?: Expected
}

/**
 * Streams an upload into a private file while hashing and counting it, in constant memory. Refuses
 * `document-too-large`, `document-empty`, `document-not-pdf`, `document-type-unknown` and `document-incomplete` as
 * early as it can tell; whatever goes wrong, the file is gone and the source is destroyed.
 */
export async function spool(
  source: AsyncIterable<Uint8Array>,
  options: SpoolOptions,
): Promise<ReceivedDocument> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 })
  const path = join(options.folder, randomUUID())
  const remove = (): Promise<void> => rm(path, { force: true })
  try {
    return { path, ...(await writeMeasured(path, checked(source, options))), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

function checked(source: AsyncIterable<Uint8Array>, options: SpoolOptions): AsyncIterable<Uint8Array> {
  const sized = withinSize(whole(source, options.declaredBytes), options.maxBytes)
  if (options.expect === undefined) return sized
  return options.expect === 'pdf' ? beginsAsPdf(sized) : beginsAsKnown(sized)
}

async function writeMeasured(
  path: string,
  source: AsyncIterable<Uint8Array>,
): Promise<Omit<SpooledDocument, 'path'> & Pick<ReceivedDocument, 'mediaType'>> {
  const hash = createHash('sha256')
  let bytes = 0
  let head = Buffer.alloc(0)
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      hash.update(piece)
      head = headOf(head, piece)
      bytes += piece.byteLength
      yield piece
    }
  }
  await writeFile(path, measured(), { flag: 'wx', mode: 0o600 })
  if (bytes === 0) throw new Refusal('document-empty', 'The document has no content')
  return { sha256: sha256In(hash), bytes, mediaType: mediaTypeOf(head) ?? 'application/pdf' }
}
