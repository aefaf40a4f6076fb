import type { CheckFinding } from '../../certs/finding.ts'
import type { TimestampEvidence } from '../evidence.ts'
import type { TimestampFacts, TimestampVerdict } from '../verdict.ts'
import { gravestOf, indicationOf } from './indication.ts'
import { isLawful } from './lawful-changes.ts'

/** A document timestamp: its place in the file must be sound, for it covers the file too, and its token must prove. */
export function judgeTimestamp(
  { slot, changesAfter, findings }: TimestampEvidence,
  token: TimestampFacts | null,
  structure: readonly CheckFinding[],
): TimestampVerdict {
  const changed: readonly CheckFinding[] = isLawful(changesAfter)
    ? []
    : [{ check: 'S10', level: 'FAIL', code: 'changed-after-signing' }]
  const missing: readonly CheckFinding[] =
    token === null ? [{ check: 'Z2', level: 'FAIL', code: 'timestamp-not-evaluated' }] : []
  const all = [...slot.findings, ...findings, ...changed, ...missing]
  const whole = indicationOf([...structure, ...all])
  return {
    ...gravestOf(token === null ? [whole] : [whole, token]),
    ...{ field: slot.field, revision: slot.revision, byteRange: slot.byteRange },
    coverage: slot.coverage,
    ...{ changesAfter, token, findings: all },
  }
}
