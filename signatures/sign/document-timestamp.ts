import type { TimestampAuthority } from '../../domain/ports.ts'
import type { BaseFile } from './base-file.ts'
import { appendPlaceholder, digestAround, filled } from './placeholder.ts'
import { timestampDictionary } from './signature-dictionary.ts'
import { signatureFieldObjects } from './signature-field.ts'
import { stampedWithRoom } from './timestamp-room.ts'

/**
 * The file with a document timestamp over all that is in it, as an incremental update (ETSI EN 319 142-1 5.4.3,
 * ISO 32000-2 12.8.5). A certification allows it, whatever its level (ISO 32000-2 table 257).
 * @param room octets left for the token at first
 * @throws SigningError, and whatever the authority throws
 */
export async function withDocumentTimestamp(
  base: BaseFile,
  timestamps: TimestampAuthority,
  room: number,
): Promise<Uint8Array> {
  const signature = { kind: 'ref', number: base.nextNumber, generation: 0 } as const
  const field = signatureFieldObjects(base, { namedAfter: 'Timestamp' }, signature)
  const { bytes } = await stampedWithRoom(room, async (octets) => {
    const placeholder = appendPlaceholder(base, timestampDictionary(octets), field)
    const token = await timestamps.stamp(digestAround(placeholder, 'sha256'))
    return { token, fill: () => filled(placeholder, token) }
  })
  return bytes
}
