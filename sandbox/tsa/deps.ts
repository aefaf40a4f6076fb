import type { Response } from 'express'
import type { Revocation } from '../../certs/authority/revocations.ts'
import type { AuthorityServices } from '../../certs/authority/services.ts'
import type { Instant } from '../../domain/time.ts'
import type { Switches } from './switches.ts'

export interface TsaDeps {
  readonly services: AuthorityServices
  readonly clock: () => Instant
  readonly switches: () => Switches
  /** Everything revoked, on record or by a switch. */
  readonly revocations: () => Promise<readonly Revocation[]>
}

/** What a client may send at most: questions are far smaller. */
export const LARGEST_QUESTION = '16kb'

/** Sends an answer, or its first half when the switch says so. */
export function answer(res: Response, type: string, bytes: Uint8Array, { malformed }: Switches): void {
  const sent = malformed ? bytes.subarray(0, bytes.length >> 1) : bytes
  res.type(type).set('Cache-Control', 'no-store').send(Buffer.from(sent))
}
