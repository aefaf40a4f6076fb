import type { Sha256 } from '../../domain/ids.ts'
import type { IdempotencyStore, RefusalStore, Session, SessionStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { soon } from './state.ts'

/* What the edge keeps, each apart from the register. */

interface Claim {
  readonly fingerprint: Sha256
  readonly answer: { readonly status: number; readonly body: string } | null
}

export function createIdempotency(): IdempotencyStore {
  const claims = new Map<string, Claim>()
  const keyOf = (actorId: string, key: string): string => JSON.stringify([actorId, key])
  return {
    claim: (actorId, key, fingerprint) =>
      soon(() => {
        const earlier = claims.get(keyOf(actorId, key))
        if (earlier === undefined) {
          claims.set(keyOf(actorId, key), { fingerprint, answer: null })
          return { state: 'new' }
        }
        if (earlier.fingerprint !== fingerprint) {
          throw new Refusal('idempotency-key-reused', 'This Idempotency-Key was used for another request')
        }
        return earlier.answer === null ? { state: 'started' } : { state: 'done', ...earlier.answer }
      }),
    complete: (actorId, key, status, body) =>
      soon(() => {
        const claim = claims.get(keyOf(actorId, key))
        if (claim?.answer === null) claims.set(keyOf(actorId, key), { ...claim, answer: { status, body } })
      }),
  }
}

export function createRefusals(): RefusalStore {
  const codes: RefusalCode[] = []
  return {
    record: ({ code }) => soon(() => void codes.push(code)),
    count: (code) => soon(() => codes.filter((recorded) => recorded === code).length),
  }
}

export function createSessions(): SessionStore {
  const sessions = new Map<Sha256, Session>()
  return {
    create: (session) =>
      soon(() => {
        if (!sessions.has(session.idSha256)) sessions.set(session.idSha256, session)
      }),
    find: (idSha256) => soon(() => sessions.get(idSha256)),
    touch: (idSha256, at) =>
      soon(() => {
        const session = sessions.get(idSha256)
        if (session !== undefined && session.lastSeenAt < at) {
          sessions.set(idSha256, { ...session, lastSeenAt: at })
        }
      }),
    end: (idSha256) => soon(() => void sessions.delete(idSha256)),
  }
}
