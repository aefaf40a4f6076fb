import type { Finding, Verdict } from '../domain/verdict.ts'
import type { CheckFinding } from '../certs/finding.ts'
import { indicationOf, outcomeOf } from './policy/indication.ts'
import { isLawful } from './policy/lawful-changes.ts'
import type {
  Conclusion,
  DocumentVerdict,
  Indication,
  SignatureVerdict,
  TimestampVerdict,
} from './verdict.ts'

/** Every outcome of a rule about the deed file, so that pages can explain each. Closed. */
export const DEED_FINDING_CODES = [
  'deed-readable',
  'deed-ambiguous',
  'deed-unsigned',
  'deed-beyond-limits',
  'deed-could-change',
  'deed-proofs-unsettled',
  'signature-proven',
  'signature-disproven',
  'signature-open',
  'nothing-changed',
  'only-lawful-additions',
  'changed-after-signing',
  'changes-not-evaluated',
  'timestamp-proven',
  'timestamp-disproven',
  'timestamp-open',
  'signed-by-the-lodging-notary',
  'signed-by-another',
  'notary-certificate-not-enrolled',
] as const

type DeedFindingCode = (typeof DEED_FINDING_CODES)[number]

type Detail = Finding['detail']

const STRUCTURE_BASIS = 'ISO 32000-2:2020, 7.5 (file structure); deed profile S1–S6'
const SIGNATURE_BASIS = 'ETSI EN 319 102-1, 5.3; ETSI EN 319 142-1 (PAdES)'
const CHANGES_BASIS = 'ISO 32000-2:2020, 12.8; deed profile S9–S11'
const TIMESTAMP_BASIS = 'RFC 3161; ETSI EN 319 142-1, 5.4.3 (document timestamps); deed profile Z2'
const NOTARY_BASIS =
  'Notaries Act 2008 (deeds are drawn and signed by the notary); Electronic Transactions Act 2000'

const VERDICTS: Readonly<Record<Indication, Verdict>> = {
  TOTAL_PASSED: 'passed',
  TOTAL_FAILED: 'failed',
  INDETERMINATE: 'indeterminate',
}

/**
 * What anyone may ask of a signed document: is it sound, is each signature valid, is it unchanged, does each
 * timestamp hold? Together they conclude what the verdict does.
 */
export function signatureFindings(verdict: DocumentVerdict): readonly Finding[] {
  const { structure, signatures, timestamps } = verdict
  return [
    structureSound(verdict),
    ...signatures.map((signature) => signatureValid(signature, structure)),
    ...signatures.map((signature) => unchangedAfterSigning(signature)),
    ...timestamps.map((timestamp) => timestampValid(timestamp, structure)),
  ]
}

/**
 * What the transaction needs to know about a deed file, from the verdict on it: the same, and as a question of
 * its own, is it the lodging notary who signed?
 * @param expected the certificate with which the notary is enrolled; null when none is
 */
export function deedFindings(
  verdict: DocumentVerdict,
  expected: { readonly notaryCertificateSha256: string | null },
): readonly Finding[] {
  return [...signatureFindings(verdict), signedByLodgingNotary(verdict, expected.notaryCertificateSha256)]
}

function structureSound({ structure, document }: DocumentVerdict): Finding {
  const conclusion = indicationOf(structure)
  const fault = deciding(structure, conclusion)
  const { sha256, bytes, revisions } = document
  return finding(
    'deed-structure-sound',
    VERDICTS[conclusion.indication],
    structureCode(conclusion, fault),
    STRUCTURE_BASIS,
    { sha256, bytes, revisions, ...faultFacts(fault) },
  )
}

function structureCode({ indication, subIndication }: Conclusion, fault?: CheckFinding): DeedFindingCode {
  if (indication === 'TOTAL_PASSED') return 'deed-readable'
  if (fault?.code === 'no-signature') return 'deed-unsigned'
  if (indication === 'TOTAL_FAILED') return 'deed-ambiguous'
  if (subIndication === 'RESOURCE_LIMIT') return 'deed-beyond-limits'
  return subIndication === 'CLERK_REVIEW' ? 'deed-could-change' : 'deed-proofs-unsettled'
}

const SIGNATURE_CODES: Readonly<Record<Verdict, DeedFindingCode>> = {
  passed: 'signature-proven',
  failed: 'signature-disproven',
  indeterminate: 'signature-open',
}

/** A fault of the file is one of each signature in it. */
function signatureValid(signature: SignatureVerdict, structure: readonly CheckFinding[]): Finding {
  const verdict = VERDICTS[signature.indication]
  const fault = deciding([...structure, ...signature.findings, ...signature.path.findings], signature)
  return finding('deed-signature-valid', verdict, SIGNATURE_CODES[verdict], SIGNATURE_BASIS, {
    ...signatureFacts(signature),
    subIndication: signature.subIndication ?? null,
    ...faultFacts(fault),
  })
}

const TIMESTAMP_CODES: Readonly<Record<Verdict, DeedFindingCode>> = {
  passed: 'timestamp-proven',
  failed: 'timestamp-disproven',
  indeterminate: 'timestamp-open',
}

/** No deed needs a timestamp over the whole file; one that is there must hold. */
function timestampValid(timestamp: TimestampVerdict, structure: readonly CheckFinding[]): Finding {
  const { field, revision, token, subIndication } = timestamp
  const verdict = VERDICTS[timestamp.indication]
  const ofToken = token === null ? [] : [...token.findings, ...token.path.findings]
  const fault = deciding([...structure, ...timestamp.findings, ...ofToken], timestamp)
  return finding('deed-timestamp-valid', verdict, TIMESTAMP_CODES[verdict], TIMESTAMP_BASIS, {
    ...{ field, revision, authority: token?.tsa?.subject ?? null, at: token?.genTime ?? null },
    subIndication: subIndication ?? null,
    ...faultFacts(fault),
  })
}

/** The rows that say what a signature covers, and what was done since. */
const CHANGE_CHECKS: readonly string[] = ['S7', 'S8', 'S9', 'S10', 'S11']

function unchangedAfterSigning(signature: SignatureVerdict): Finding {
  const { changesAfter, findings } = signature
  const fault = findings.find(({ level, check }) => level === 'FAIL' && CHANGE_CHECKS.includes(check))
  const make = (verdict: Verdict, code: DeedFindingCode): Finding =>
    finding('deed-unchanged-after-signing', verdict, code, CHANGES_BASIS, {
      ...signatureFacts(signature),
      changes: changesAfter,
      coverage: signature.coverage,
      ...(verdict === 'passed' ? {} : faultFacts(fault)),
    })
  if (signature.coverage !== 'ENTIRE_FILE' && signature.coverage !== 'ENTIRE_REVISION') {
    return make('failed', 'changed-after-signing')
  }
  if (changesAfter === null) return make('indeterminate', 'changes-not-evaluated')
  if (!isLawful(changesAfter)) return make('failed', 'changed-after-signing')
  return make('passed', changesAfter === 'NONE' ? 'nothing-changed' : 'only-lawful-additions')
}

/** A matter of who, not of whether: it counts only signatures whose key and bytes were found to hold. */
function signedByLodgingNotary({ signatures }: DocumentVerdict, enrolled: string | null): Finding {
  const rule = 'signer-is-the-lodging-notary'
  if (enrolled === null) {
    return finding(rule, 'indeterminate', 'notary-certificate-not-enrolled', NOTARY_BASIS, {})
  }
  const holding = signatures.filter(({ crypto }) => crypto?.digestOk === true && crypto.signatureOk === true)
  const his = holding.find(({ signer }) => signer?.certSha256 === enrolled)
  const shown = his ?? holding.at(-1)
  const detail = {
    expected: enrolled,
    found: shown?.signer?.certSha256 ?? null,
    signer: shown?.signer?.subject ?? null,
  }
  if (his !== undefined) return finding(rule, 'passed', 'signed-by-the-lodging-notary', NOTARY_BASIS, detail)
  return finding(rule, 'failed', 'signed-by-another', NOTARY_BASIS, detail)
}

function signatureFacts({ field, signer, revision }: SignatureVerdict): Detail {
  return { field, revision, signer: signer?.subject ?? null, certificate: signer?.certSha256 ?? null }
}

/** The check that decided: the first that comes to what was concluded. */
function deciding(
  findings: readonly CheckFinding[],
  { indication, subIndication }: Conclusion,
): CheckFinding | undefined {
  return findings.find((one) => {
    if (one.level !== 'FAIL') return false
    const [comesTo, because] = outcomeOf(one)
    return comesTo === indication && because === subIndication
  })
}

/** The check that decided, by its row in the deed profile and its place in the file. */
function faultFacts(fault: CheckFinding | undefined): Detail {
  if (fault === undefined) return {}
  return { check: fault.check, reason: fault.code, offset: fault.at?.offset ?? null }
}

function finding(
  rule: string,
  verdict: Verdict,
  code: DeedFindingCode,
  basis: string,
  detail: Detail,
): Finding {
  return { rule, verdict, code, basis, detail }
}
