import type { CheckFinding } from '../../certs/finding.ts'
import type { TimestampEvidence } from '../evidence.ts'
import type { TimestampVerdict } from '../verdict.ts'
import { indicationOf } from './indication.ts'
import { isLawful } from './lawful-changes.ts'

/** Its place in the file must be sound, for it covers the file too; without a verified token it proves no time. */
export function judgeTimestamp(
  { slot, changesAfter, findings }: TimestampEvidence,
  structure: readonly CheckFinding[],
): TimestampVerdict {
  const changed: readonly CheckFinding[] = isLawful(changesAfter)
    ? []
    : [{ check: 'S10', level: 'FAIL', code: 'changed-after-signing' }]
  const unproven: CheckFinding = { check: 'Z2', level: 'FAIL', code: 'timestamp-not-evaluated' }
  const all = [...slot.findings, ...findings, ...changed, unproven]
  return {
    ...indicationOf([...structure, ...all]),
    ...{ field: slot.field, revision: slot.revision, byteRange: slot.byteRange },
    coverage: slot.coverage,
    changesAfter,
    token: null,
    findings: all,
  }
}
