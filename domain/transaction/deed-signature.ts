import type { PersonId } from '../ids.ts'
import type { Finding, Verdict } from '../verdict.ts'

/** One signature of a deed, in the order in which they were made. */
export interface DeedSignature {
  /** Everybody for whom its signer's certificate speaks. */
  readonly persons: readonly PersonId[]
  readonly isNotary: boolean
  readonly stands: Verdict
  /** The file was changed after it in a way that a signature does not allow. */
  readonly isVoid: boolean
}

/** Who signs a deed: a party, by his number, or its notary. */
export type SignatoryId = PersonId | 'notary'

/** Whether somebody has signed the file. "It cannot be told" is not "no". */
export type Signed = 'yes' | 'no' | 'cannot-tell'

/** Who has and who has not signed, as a finding keeps it; of whoever is in neither list it cannot be told. */
export interface Tally {
  readonly signed: string
  readonly unsigned: string
}

const TALLIED_BY = 'parties-sign'
const BETWEEN = ', '

/** By somebody's own signatures: one that stands is enough, as he may have signed again after a change. */
export function hasSigned(own: readonly DeedSignature[]): Signed {
  const sound = own.filter(({ isVoid }) => !isVoid)
  if (sound.some(({ stands }) => stands === 'passed')) return 'yes'
  return sound.some(({ stands }) => stands === 'indeterminate') ? 'cannot-tell' : 'no'
}

/** Those by which somebody signed, or another whose certificate speaks for him. */
export function signaturesOf(
  who: SignatoryId,
  signatures: readonly DeedSignature[],
): readonly DeedSignature[] {
  return signatures.filter(({ persons, isNotary }) => (who === 'notary' ? isNotary : persons.includes(who)))
}

/**
 * Who of the parties, and of the notary, has signed. A signature whose certificate names nobody may be anyone's: of
 * those without one of their own nothing can be told then.
 */
export function tallyOf(parties: readonly PersonId[], signatures: readonly DeedSignature[]): Tally {
  const isNameless = signatures.some(({ persons, isNotary }) => persons.length === 0 && !isNotary)
  const standing = (who: SignatoryId): Signed => {
    const own = signaturesOf(who, signatures)
    return own.length === 0 && isNameless ? 'cannot-tell' : hasSigned(own)
  }
  const all = [...parties, 'notary'] as const
  const who = (signed: Signed): string => all.filter((one) => standing(one) === signed).join(BETWEEN)
  return { signed: who('yes'), unsigned: who('no') }
}

/** Whether somebody has signed a deed, by what was found of it. Nothing is told by a file that could not be read. */
export function signedIn(findings: readonly Finding[], who: SignatoryId): Signed {
  const tally = findings.find(({ rule }) => rule === TALLIED_BY)?.detail
  const isIn = (list: keyof Tally): boolean =>
    String(tally?.[list] ?? '')
      .split(BETWEEN)
      .includes(who)
  if (isIn('signed')) return 'yes'
  return isIn('unsigned') && isReadable(findings) ? 'no' : 'cannot-tell'
}

/** Where a file cannot be read to its end, none of its revisions is counted. */
function isReadable(findings: readonly Finding[]): boolean {
  return !findings.some(({ rule, detail }) => rule === 'deed-structure-sound' && detail['revisions'] === 0)
}
