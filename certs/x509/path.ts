import type { Verdict } from '../../domain/verdict.ts'
import type { CheckFinding } from '../finding.ts'
import { checkAuthorities } from './authority-checks.ts'
import type { Certificate } from './certificate.ts'
import { checkDates, checkExtensions, checkKeys, checkLeaf } from './certificate-checks.ts'
import { checkLinks } from './link-checks.ts'
import { checkNameConstraints } from './name-constraints.ts'
import { checkPolicies } from './policy-checks.ts'
import { candidateChains } from './path-search.ts'
import type { PathQuestion, PathResult } from './path-result.ts'

/** Chains judged before giving up; each costs a few signature checks. */
const MAX_JUDGED = 50

/** Codes that leave the question open rather than answer it with no. */
const OPEN_CODES: readonly string[] = ['chain-not-found', 'extended-key-usage-not-processed']

/**
 * Looks for a chain from the leaf to an anchor and judges it by RFC 5280 section 6, without revocation. All
 * candidates are tried, within bounds, until one passes; otherwise the one with the fewest faults is reported.
 */
export function buildPath(question: PathQuestion): PathResult {
  let best: PathResult | undefined
  let judged = 0
  for (const chain of candidateChains(question)) {
    if ((judged += 1) > MAX_JUDGED) break
    const result = judgeChain(chain, question)
    if (result.verdict === 'passed') return result
    if (best === undefined || faults(result) < faults(best)) best = result
  }
  return best ?? notFound(question.leaf)
}

function judgeChain(chain: readonly Certificate[], question: PathQuestion): PathResult {
  const findings = [
    ...checkLinks(chain),
    ...checkDates(chain, question.at),
    ...checkKeys(chain),
    ...checkAuthorities(chain),
    ...checkExtensions(chain),
    ...checkNameConstraints(chain),
    ...checkPolicies(chain, question.policies),
    ...checkLeaf(question),
  ]
  return { verdict: verdictOf(findings), chain, anchorSha256: chain.at(-1)?.sha256 ?? null, findings }
}

function verdictOf(findings: readonly CheckFinding[]): Verdict {
  const barring = findings.filter(({ level }) => level === 'FAIL')
  if (barring.length === 0) return 'passed'
  return barring.every(({ code }) => OPEN_CODES.includes(code)) ? 'indeterminate' : 'failed'
}

function faults({ findings }: PathResult): number {
  return findings.filter(({ level }) => level === 'FAIL').length
}

function notFound(leaf: Certificate): PathResult {
  const finding: CheckFinding = {
    check: 'T1',
    level: 'FAIL',
    code: 'chain-not-found',
    detail: `No chain from ${leaf.subject.text} to a trusted anchor`,
  }
  return { verdict: 'indeterminate', chain: [leaf], anchorSha256: null, findings: [finding] }
}
