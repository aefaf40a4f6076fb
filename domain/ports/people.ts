import type { Actor } from '../actor.ts'
import type { Sha256 } from '../ids.ts'
import type { Instant } from '../time.ts'

/** A browser's login. Only the SHA-256 of the cookie is kept. */
export interface Session {
  readonly idSha256: Sha256
  readonly actor: Actor
  readonly name: string
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
}

export interface SessionStore {
  create(session: Session): Promise<void>
  find(idSha256: Sha256): Promise<Session | undefined>
  touch(idSha256: Sha256, at: Instant): Promise<void>
  end(idSha256: Sha256): Promise<void>
}

/** A notary in office, and the certificate he signs with. */
export interface Notary {
  readonly id: string
  readonly name: string
  readonly certificateSha256: Sha256
}

export interface NotaryRoll {
  /** Key: notary id; enrolling again replaces the certificate. */
  enrol(notary: Notary): Promise<void>
  find(id: string): Promise<Notary | undefined>
}
