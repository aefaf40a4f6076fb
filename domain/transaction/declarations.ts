/* The words of a deed that are chosen from a list. */

export const RIGHTS = ['ownership', 'bare-ownership', 'usufruct'] as const

/** What passes or is charged: the whole right, or one of the two parts that a usufruct divides it into. */
export type Right = (typeof RIGHTS)[number]

/** What the parties declare to the tax office, or the notary to the Registrar, on top of the deed's terms. */
export const DECLARATIONS = [
  'first-time-buyer',
  'scheme',
  'to-descendant',
  'by-attorney',
  'new-building',
  'private-signature',
] as const

/**
 * - `first-time-buyer`: those who receive own no other immovable property (Registration Duty Act s. 27)
 * - `scheme`: residential property under a scheme open to non-citizens (IRS, RES, PDS, SCS, IHS, ground + 2)
 * - `to-descendant`: the gift goes to a descendant (Land (Duties and Taxes) Act s. 29)
 * - `by-attorney`: somebody signs under a power of attorney
 * - `new-building`: the deed covers a building put up since the last title
 * - `private-signature`: the parties drew the deed up among themselves, and the notary presents it
 */
export type Declaration = (typeof DECLARATIONS)[number]

export function declares(
  { declarations }: { readonly declarations: readonly Declaration[] },
  what: Declaration,
): boolean {
  return declarations.includes(what)
}
