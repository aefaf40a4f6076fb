import type { SignatureEvidence } from '../evidence.ts'
import type { Aspect, Aspects, TimeSource } from '../verdict.ts'
import type { ChainJudged } from './chain.ts'

/** How each question stands where no finding bars: PASSED where it was evaluated, INDETERMINATE where not. */
export function passedAspects(
  { changesAfter, cms }: SignatureEvidence,
  chain: ChainJudged | null,
  source: TimeSource,
): Aspects {
  const whole = cms?.digestOk === true && cms.signatureOk === true
  const reached = chain !== null && chain.path.anchorSha256 !== null
  return {
    format: state(cms !== null, 'well-formed'),
    integrity: state(whole, 'digest-and-signature-hold'),
    changesAfter: state(changesAfter !== null, CHANGES[changesAfter ?? 'NONE'] ?? 'changed-after-signing'),
    path: state(reached, 'leads-to-an-anchor'),
    revocation: revocation(chain),
    time: state(reached, TIMES[source]),
    policy: state(cms !== null, 'meets-the-policy'),
  }
}

function state(evaluated: boolean, code: string): Aspect {
  return evaluated ? { verdict: 'PASSED', code } : { verdict: 'INDETERMINATE', code: 'not-evaluated' }
}

/** What was not asked for is not proven either. */
function revocation(chain: ChainJudged | null): Aspect {
  if (chain === null || chain.path.anchorSha256 === null) return state(false, '')
  const open = chain.revocation.some(({ status }) => status === 'UNKNOWN')
  return open
    ? { verdict: 'INDETERMINATE', code: 'revocation-not-required' }
    : { verdict: 'PASSED', code: 'not-revoked' }
}

const CHANGES: Readonly<Record<string, string>> = {
  NONE: 'nothing-changed',
  LTA: 'only-proofs-added',
  SIGNATURE: 'only-signatures-added',
}

const TIMES: Readonly<Record<TimeSource, string>> = {
  SIG_TST: 'proven-by-signature-timestamp',
  DOC_TST: 'proven-by-document-timestamp',
  RECEIPT: 'proven-by-receipt',
  ARCHIVE: 'proven-by-archive',
  NOW: 'valid-when-judged',
}
