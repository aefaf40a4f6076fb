import type { Finding, Verdict } from '../verdict.ts'
import { hasSigned, signaturesOf, tallyOf } from './deed-signature.ts'
import type { DeedSignature } from './deed-signature.ts'
import type { KindRow } from './kinds/kind-row.ts'
import type { Party } from './party.ts'
import { partiesAs } from './sides.ts'
import type { Terms } from './terms.ts'

/** Every outcome of these rules, so that pages can explain each. Closed. */
export const SIGNING_CODES = [
  'parties-signed',
  'notary-attests-signatures',
  'ordered-by-court',
  'party-signature-missing',
  'party-signature-void',
  'party-signature-fails',
  'party-signature-open',
  'signed-in-order',
  'signed-out-of-order',
  'notary-signed-last',
  'signed-after-the-notary',
] as const

type SigningCode = (typeof SIGNING_CODES)[number]

const BASIS =
  'Notaries Act 2008 s. 14 (parties and notary sign once the deed is read out); Electronic Transactions Act 2000'

type SigningRow = Pick<KindRow, 'roles' | 'signing'>
type SigningTerms = Pick<Terms, 'parties' | 'order'>

/**
 * Those who sign, in the order of their roles. Who cannot is in the notary's statement instead; what a court has
 * ordered needs nobody's consent.
 */
export function signersOf({ roles }: SigningRow, terms: SigningTerms): readonly Party[] {
  if (terms.order !== undefined) return []
  const signing = roles.filter(({ signs }) => signs).flatMap(({ role }) => partiesAs(terms, role))
  return signing.filter(
    (party, i) => party.cannotSign === null && signing.findIndex(({ id }) => id === party.id) === i,
  )
}

/** Whether everybody signed who must, in their order, and the notary after them all. */
export function signingFindings(
  row: SigningRow,
  terms: SigningTerms,
  signatures: readonly DeedSignature[],
): readonly Finding[] {
  return [
    signedByParties(row, terms, signatures),
    ...signedInOrder(row, terms, signatures),
    ...notaryLast(signatures),
  ]
}

/** What is wrong with a party's signature, worst first. */
const FAULTS = [
  ['party-signature-missing', 'failed'],
  ['party-signature-void', 'failed'],
  ['party-signature-fails', 'failed'],
  ['party-signature-open', 'indeterminate'],
] as const satisfies readonly (readonly [SigningCode, Verdict])[]

function signedByParties(
  row: SigningRow,
  terms: SigningTerms,
  signatures: readonly DeedSignature[],
): Finding {
  const signers = signersOf(row, terms)
  const ids = signers.map(({ id }) => id)
  const tally = tallyOf(ids, signatures)
  if (terms.order !== undefined) {
    const { court, number, date } = terms.order
    return finding('parties-sign', 'passed', 'ordered-by-court', { court, number, date, ...tally })
  }
  const faults = signers.map((party) => ({ party, code: faultOf(row, signaturesOf(party.id, signatures)) }))
  const statements = terms.parties.flatMap(({ name, cannotSign }) =>
    cannotSign === null ? [] : [`${name}: ${cannotSign}`],
  )
  const detail = { signers: namesOf(signers), cannotSign: statements.join('; '), ...tally }
  for (const [code, verdict] of FAULTS) {
    const who = faults.filter((fault) => fault.code === code).map(({ party }) => party)
    if (who.length > 0) return finding('parties-sign', verdict, code, { ...detail, who: namesOf(who) })
  }
  const own = ids.every((id) => signaturesOf(id, signatures).length > 0)
  return finding('parties-sign', 'passed', own ? 'parties-signed' : 'notary-attests-signatures', detail)
}

function faultOf({ signing }: SigningRow, own: readonly DeedSignature[]): SigningCode | null {
  if (own.length === 0) return signing === 'all-sign' ? 'party-signature-missing' : null
  const signed = hasSigned(own)
  if (signed === 'yes') return null
  if (own.every(({ isVoid }) => isVoid)) return 'party-signature-void'
  return signed === 'cannot-tell' ? 'party-signature-open' : 'party-signature-fails'
}

/** Roles follow one another as in the row; within one role anybody may be first. Of several signatures the last counts. */
function signedInOrder(
  row: SigningRow,
  terms: SigningTerms,
  signatures: readonly DeedSignature[],
): readonly Finding[] {
  const signed = signersOf(row, terms)
    .map((party) => ({ party, at: signatures.findLastIndex(({ persons }) => persons.includes(party.id)) }))
    .filter(({ at }) => at >= 0)
  if (signed.length === 0) return []
  const early = signed.filter(({ party, at }, i) =>
    signed.slice(0, i).some((before) => before.party.role !== party.role && before.at > at),
  )
  const detail = { signers: namesOf(signed.map(({ party }) => party)) }
  if (early.length === 0) return [finding('parties-sign-in-order', 'passed', 'signed-in-order', detail)]
  const who = namesOf(early.map(({ party }) => party))
  return [finding('parties-sign-in-order', 'failed', 'signed-out-of-order', { ...detail, who })]
}

/** Whether the notary signed at all is another rule's question. */
function notaryLast(signatures: readonly DeedSignature[]): readonly Finding[] {
  if (!signatures.some(({ isNotary }) => isNotary)) return []
  const last = signatures.at(-1)?.isNotary === true
  const code = last ? 'notary-signed-last' : 'signed-after-the-notary'
  return [finding('notary-signs-last', last ? 'passed' : 'failed', code, { signatures: signatures.length })]
}

function namesOf(parties: readonly Party[]): string {
  return parties.map(({ name }) => name).join(', ')
}

function finding(rule: string, verdict: Verdict, code: SigningCode, detail: Finding['detail']): Finding {
  return { rule, verdict, code, basis: BASIS, detail }
}
