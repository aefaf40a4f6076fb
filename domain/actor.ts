/** What a person may do here. A pay link is a permission to pay, not a role. */
export type Role = 'notary' | 'officer'

/** Who acts. `id` is the subject that the identity provider vouches for; it is opaque and never a name. */
export interface Actor {
  readonly id: string
  readonly role: Role
}
