import type { Sha256 } from '../ids.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Instant } from '../time.ts'

/** What an earlier request with the same key came to. */
export type Claimed =
  | { readonly state: 'new' }
  | { readonly state: 'started' }
  | { readonly state: 'done'; readonly status: number; readonly body: string }

export interface IdempotencyStore {
  /** Key: actor and key. Refuses `idempotency-key-reused` when the fingerprint differs. */
  claim(actorId: string, key: string, fingerprint: Sha256, at: Instant): Promise<Claimed>
  complete(actorId: string, key: string, status: number, body: string): Promise<void>
}

/** The record of a refusal is all the trace that a bad request leaves. */
export interface RefusalStore {
  record(refusal: {
    readonly at: Instant
    readonly code: RefusalCode
    readonly actorId: string | null
    readonly route: string
    readonly transactionId: string | null
  }): Promise<void>
  count(code: RefusalCode): Promise<number>
}
