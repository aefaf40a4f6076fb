import { signedIn } from './deed-signature.ts'
import type { Signed } from './deed-signature.ts'
import type { DossierDocument } from './document.ts'
import { KINDS } from './kinds.ts'
import type { Party } from './party.ts'
import { signersOf } from './signing.ts'
import type { Terms } from './terms.ts'

/** One who signs a deed, and whether he has. */
export interface Signatory {
  /** Counts from 1. Those with the same turn may sign before or after one another. */
  readonly turn: number
  /** Null: the notary. */
  readonly party: Party | null
  /** His signature has to be in the file; else the notary may answer for it in the deed. */
  readonly must: boolean
  /** Null while there is no deed. */
  readonly signed: Signed | null
}

/**
 * Everybody who signs a deed on these terms, in their order, the notary last; and what was found of each when the
 * deed was uploaded. Who cannot sign is not among them. Notaries Act 2008 s. 14.
 */
export function signatoriesOf(
  terms: Terms,
  deed: Pick<DossierDocument, 'findings'> | null,
): readonly Signatory[] {
  const row = KINDS[terms.kind]
  const signers = signersOf(row, terms)
  const turns = [...new Set(signers.map(({ role }) => role))]
  const parties = signers.map((party) => ({
    turn: turns.indexOf(party.role) + 1,
    party,
    must: row.signing === 'all-sign',
    signed: deed && signedIn(deed.findings, party.id),
  }))
  const notary = { turn: turns.length + 1, party: null, must: true }
  return [...parties, { ...notary, signed: deed && signedIn(deed.findings, 'notary') }]
}
