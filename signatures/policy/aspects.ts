import type { CheckFinding } from '../../certs/finding.ts'
import type { Aspect, Aspects } from '../verdict.ts'
import { outcomeOf } from './indication.ts'

type AspectName = keyof Aspects

const BY_CHECK: ReadonlyMap<string, AspectName> = new Map<string, AspectName>([
  ...['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'C1', 'C2', 'C7'].map(
    (check): [string, AspectName] => [check, 'format'],
  ),
  ...['C3', 'C4'].map((check): [string, AspectName] => [check, 'integrity']),
  ...['S10', 'S11'].map((check): [string, AspectName] => [check, 'changesAfter']),
  ...['T1', 'T2'].map((check): [string, AspectName] => [check, 'path']),
  ['T4', 'revocation'],
  ...['Z1', 'Z2', 'Z3'].map((check): [string, AspectName] => [check, 'time']),
  ...['S12', 'C5', 'C6', 'Z4'].map((check): [string, AspectName] => [check, 'policy']),
])

/** Where the code says more than its row: the dates of a chain are a matter of time. */
const BY_CODE: ReadonlyMap<string, AspectName> = new Map<string, AspectName>([
  ['certificate-expired', 'time'],
  ['certificate-not-yet-valid', 'time'],
  ['subfilter-not-accepted', 'policy'],
  ['unsigned-attribute-unknown', 'policy'],
  ['certificate-without-issuer', 'policy'],
])

/** What leaves a question open rather than answers it with no (ETSI EN 319 102-1 5.1.4). */
const OPEN: readonly string[] = [
  'RESOURCE_LIMIT',
  'CLERK_REVIEW',
  'NO_SIGNING_CERTIFICATE_FOUND',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'NO_CERTIFICATE_CHAIN_FOUND_NO_POE',
  'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'REVOKED_NO_POE',
  'REVOKED_CA_NO_POE',
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'REVOCATION_OUT_OF_BOUNDS_NO_POE',
  'NO_POE',
  'TRY_LATER',
]

/**
 * Answers each question on its own. `facts` says what is to be said where no finding bars: the code of the answer,
 * PASSED only where the thing was evaluated.
 */
export function aspectsOf(findings: readonly CheckFinding[], facts: Aspects): Aspects {
  const barring = findings.filter(({ level }) => level === 'FAIL')
  const judge = (name: AspectName): Aspect => {
    const own = barring.filter((finding) => aspectOf(finding) === name)
    const answers = [...own.map(answer), facts[name]]
    return (
      answers.find(({ verdict }) => verdict === 'FAILED') ??
      answers.find(({ verdict }) => verdict === 'INDETERMINATE') ??
      facts[name]
    )
  }
  return {
    format: judge('format'),
    integrity: judge('integrity'),
    changesAfter: judge('changesAfter'),
    path: judge('path'),
    revocation: judge('revocation'),
    time: judge('time'),
    policy: judge('policy'),
  }
}

/** A row that we do not know bars by its form, as in the indication. */
function aspectOf({ check, code }: CheckFinding): AspectName {
  return BY_CODE.get(code) ?? BY_CHECK.get(check) ?? 'format'
}

function answer(finding: CheckFinding): Aspect {
  const open = OPEN.includes(outcomeOf(finding)[1]) || finding.code.endsWith('-not-evaluated')
  return { verdict: open ? 'INDETERMINATE' : 'FAILED', code: finding.code }
}
