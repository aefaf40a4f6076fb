import { personsCertified } from '../domain/people/certified.ts'
import type { BoundCertificate } from '../domain/people/roll.ts'
import type { DeedSignature } from '../domain/transaction/deed-signature.ts'
import type { Verdict } from '../domain/verdict.ts'
import { isLawful } from '../signatures/policy/lawful-changes.ts'
import type { DocumentVerdict, Indication, SignatureVerdict } from '../signatures/verdict.ts'

const STANDS: Readonly<Record<Indication, Verdict>> = {
  TOTAL_PASSED: 'passed',
  TOTAL_FAILED: 'failed',
  INDETERMINATE: 'indeterminate',
}

/** Signatures whose key and bytes hold: any other could name whom it likes. */
export function holding({ signatures }: DocumentVerdict): readonly SignatureVerdict[] {
  return signatures.filter(({ crypto }) => crypto?.digestOk === true && crypto.signatureOk === true)
}

/** Who signed the file, in the order in which they did. */
export function deedSignatures(
  verdict: DocumentVerdict,
  { certificates }: { readonly certificates: readonly BoundCertificate[] },
): readonly DeedSignature[] {
  return holding(verdict)
    .toSorted((a, b) => a.revision - b.revision)
    .map((signature) => ({
      persons: personsCertified(signature.signer?.subject ?? ''),
      isNotary: certificates.some(({ sha256 }) => sha256 === signature.signer?.certSha256),
      stands: STANDS[signature.indication],
      isVoid: isVoid(signature),
    }))
}

/** What was never evaluated may still be as it was. */
function isVoid({ coverage, changesAfter }: SignatureVerdict): boolean {
  if (coverage !== 'ENTIRE_FILE' && coverage !== 'ENTIRE_REVISION') return true
  return changesAfter !== null && !isLawful(changesAfter)
}
