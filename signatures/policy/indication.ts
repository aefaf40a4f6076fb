import type { CheckFinding } from '../../certs/finding.ts'
import type { Conclusion, Indication, SubIndication } from '../verdict.ts'

type Outcome = readonly [Indication, SubIndication]

const FORMAT: Outcome = ['TOTAL_FAILED', 'FORMAT_FAILURE']
const CHAIN: Outcome = ['INDETERMINATE', 'CHAIN_CONSTRAINTS_FAILURE']
const ALGORITHM: Outcome = ['INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE']

const CONSTRAINTS: Outcome = ['INDETERMINATE', 'SIG_CONSTRAINTS_FAILURE']
const OUT_OF_BOUNDS: Outcome = ['INDETERMINATE', 'OUT_OF_BOUNDS_NO_POE']

/** What a failed row of the deed profile means (signatures without a proof of existence; EN 319 102-1 5.2, 5.3). */
const BY_CHECK: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ['S1', ['INDETERMINATE', 'RESOURCE_LIMIT']],
  ...['S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10', 'S11', 'C1', 'C2', 'C7'].map(
    (check): [string, Outcome] => [check, FORMAT],
  ),
  ['C3', ['TOTAL_FAILED', 'HASH_FAILURE']],
  ['C4', ['TOTAL_FAILED', 'SIG_CRYPTO_FAILURE']],
  ['C5', CONSTRAINTS],
  ['C6', ALGORITHM],
  ['S12', ['INDETERMINATE', 'CLERK_REVIEW']],
  ['T1', CHAIN],
  ['T2', ['INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND_NO_POE']],
  ['T4', ['INDETERMINATE', 'TRY_LATER']],
  ['Z2', ['INDETERMINATE', 'NO_POE']],
  ['Z3', OUT_OF_BOUNDS],
  ['Z4', CONSTRAINTS],
])

/** Where the code says more than its row. */
const BY_CODE: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  // Verifiers disagree on such a signature, so it is neither proven nor disproven (RFC 5652 5.4).
  ['signed-attributes-unsorted', ['INDETERMINATE', 'FORMAT_FAILURE']],
  ['signer-certificate-missing', ['INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND']],
  ['document-digest-not-evaluated', ALGORITHM],
  ['signature-not-evaluated', ALGORITHM],
  ['digest-algorithm-expired', ['INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE']],
  ['signature-algorithm-expired', ['INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE']],
  ['chain-not-found', ['INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND']],
  ['certificate-signature-invalid', ['INDETERMINATE', 'CERTIFICATE_CHAIN_GENERAL_FAILURE']],
  ['certificate-expired', OUT_OF_BOUNDS],
  ['certificate-not-yet-valid', OUT_OF_BOUNDS],
  ['certificate-expired-not-revoked', ['INDETERMINATE', 'OUT_OF_BOUNDS_NOT_REVOKED']],
  ['signed-before-certificate', ['TOTAL_FAILED', 'NOT_YET_VALID']],
  ['signed-after-certificate', ['TOTAL_FAILED', 'EXPIRED']],
  ['certificate-revoked', ['INDETERMINATE', 'REVOKED_NO_POE']],
  ['authority-revoked', ['INDETERMINATE', 'REVOKED_CA_NO_POE']],
  ['certificate-revoked-before', ['TOTAL_FAILED', 'REVOKED']],
  ['revocation-not-provable', ['INDETERMINATE', 'REVOCATION_OUT_OF_BOUNDS_NO_POE']],
  ['unsigned-attribute-unknown', CONSTRAINTS],
  ['certificate-without-issuer', CONSTRAINTS],
  ['token-malformed', FORMAT],
  ['imprint-differs', ['TOTAL_FAILED', 'HASH_FAILURE']],
  ['timestamp-open', ['INDETERMINATE', 'TRY_LATER']],
  ['timestamp-order', ['INDETERMINATE', 'TIMESTAMP_ORDER_FAILURE']],
  ['timestamp-in-the-future', ['INDETERMINATE', 'TIMESTAMP_ORDER_FAILURE']],
  ['timestamping-use-not-alone', CHAIN],
])

/** The gravest comes first: what is proven wrong before what is open, and what a retry can cure last of all. */
const GRAVITY: readonly SubIndication[] = [
  'FORMAT_FAILURE',
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'REVOKED',
  'EXPIRED',
  'NOT_YET_VALID',
  'RESOURCE_LIMIT',
  'NO_SIGNING_CERTIFICATE_FOUND',
  'SIG_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  'CHAIN_CONSTRAINTS_FAILURE',
  'NO_CERTIFICATE_CHAIN_FOUND_NO_POE',
  'POLICY_PROCESSING_ERROR',
  'TIMESTAMP_ORDER_FAILURE',
  'REVOKED_CA_NO_POE',
  'REVOKED_NO_POE',
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'REVOCATION_OUT_OF_BOUNDS_NO_POE',
  'NO_POE',
  'CLERK_REVIEW',
  'TRY_LATER',
]

/** What one barring finding comes to. A row that we do not know counts as a format failure. */
export function outcomeOf({ check, code }: CheckFinding): Outcome {
  return BY_CODE.get(code) ?? BY_CHECK.get(check) ?? FORMAT
}

/** The one indication that all findings come to. */
export function indicationOf(findings: readonly CheckFinding[]): Conclusion {
  const [gravest] = findings
    .filter(({ level }) => level === 'FAIL')
    .map((one): Conclusion => {
      const [indication, subIndication] = outcomeOf(one)
      return { indication, subIndication }
    })
    .sort((a, b) => weight(a) - weight(b))
  return gravest ?? { indication: 'TOTAL_PASSED' }
}

/** Several conclusions as one: the gravest, for a whole is no better than its worst part. */
export function gravestOf(conclusions: readonly Conclusion[]): Conclusion {
  const [gravest] = conclusions
    .filter(({ indication }) => indication !== 'TOTAL_PASSED')
    .toSorted((a, b) => weight(a) - weight(b))
  if (gravest?.subIndication === undefined) return { indication: 'TOTAL_PASSED' }
  return { indication: gravest.indication, subIndication: gravest.subIndication }
}

/** What is proven wrong weighs more than anything open. */
function weight({ indication, subIndication }: Conclusion): number {
  const place = subIndication === undefined ? GRAVITY.length : GRAVITY.indexOf(subIndication)
  return indication === 'TOTAL_FAILED' ? place : GRAVITY.length + place
}
