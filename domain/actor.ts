import type { Nic } from './ids.ts'

/** What a person may do here. A pay link or a party's link is a permission, not a role. */
export type Role = 'notary' | 'officer' | 'clerk' | 'owner'

/** Who acts. `id` is the subject that the identity provider vouches for; it is opaque and never a name. */
export interface Actor {
  readonly id: string
  readonly role: Role
  /** The notary for whom a clerk prepares dossiers. */
  readonly worksFor?: string
  /** The identity number by which an owner stands in the register. */
  readonly nic?: Nic
}

/** The notary in whose office somebody acts: himself, or the one he works for; undefined for anyone else. */
export function officeOf({ id, role, worksFor }: Actor): string | undefined {
  if (role === 'notary') return id
  return role === 'clerk' ? worksFor : undefined
}
