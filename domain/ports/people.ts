import type { Actor } from '../actor.ts'
import type { Sha256 } from '../ids.ts'
import type { Office } from '../people/roll.ts'
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

/** A notary on the roll: his office and the certificates he signs with. */
export interface Notary extends Office {
  readonly id: string
  readonly name: string
}

export interface NotaryRoll {
  /**
   * Enters a notary on the roll, or gives him another certificate, which takes the place of the one before from
   * `at` on. Key: notary and certificate: the one that counts already stays as it was bound.
   */
  enrol(enrolment: {
    readonly id: string
    readonly name: string
    readonly certificateSha256: Sha256
    readonly at: Instant
  }): Promise<void>
  /** Key: notary. His commission and suspensions are from now on as they are given. Refuses `not-authorised`. */
  amend(id: string, office: Pick<Office, 'commission' | 'suspensions'>): Promise<void>
  find(id: string): Promise<Notary | undefined>
}
