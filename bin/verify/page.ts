import type { CheckFinding } from '../../certs/finding.ts'
import type { DocumentVerdict, SignatureVerdict } from '../../signatures/verdict.ts'

export type Conclusion = 'passed' | 'failed' | 'indeterminate'

const BY_DECISION = {
  ACCEPT: 'passed',
  REFUSE: 'failed',
  RETRY: 'indeterminate',
  REVIEW: 'indeterminate',
} as const

export function conclusionOf({ decision }: DocumentVerdict): Conclusion {
  return BY_DECISION[decision]
}

const HEADLINES: Readonly<Record<Conclusion, string>> = {
  passed: 'PASSED: whole, and signed by someone we trust',
  failed: 'FAILED: do not rely on this document',
  indeterminate: 'OPEN: nothing proves it wrong, but not enough proves it right',
}

/** A verdict as a page to be read: the conclusion first, then each signature, then every finding with its place. */
export function page(file: string, verdict: DocumentVerdict): string {
  const { document, policy, validationTime, signatures, structure } = verdict
  return [
    file,
    `  ${HEADLINES[conclusionOf(verdict)]}`,
    `  SHA-256 ${document.sha256}`,
    `  ${document.bytes} bytes, ${document.revisions} revision(s), examined as of ${validationTime}`,
    `  policy ${policy.id} ${policy.version}, algorithms ${policy.algorithms}`,
    ...structure.map(findingLine),
    ...signatures.flatMap(signatureLines),
  ].join('\n')
}

function signatureLines(signature: SignatureVerdict, index: number): readonly string[] {
  const { indication, subIndication, signer, coverage, changesAfter, crypto, times, path, findings } =
    signature
  return [
    `  Signature ${index + 1} (${signature.field}): ${indication}${subIndication === undefined ? '' : ` / ${subIndication}`}`,
    `    signer   ${signer?.subject ?? 'unknown'}`,
    `    issuer   ${signer?.issuer ?? 'unknown'}`,
    `    anchor   ${path.anchorSha256 ?? 'no path to anyone we trust'}`,
    `    covers   ${coverage}; changes after: ${changesAfter ?? 'not evaluated'}`,
    `    crypto   ${crypto === null ? 'not evaluated' : `${crypto.signature} ${crypto.keyBits}, ${crypto.digest}`}`,
    `    time     ${times.claimed ?? 'none claimed'} (a claim); judged as of ${times.best}`,
    ...[...path.findings, ...findings].map((finding) => `  ${findingLine(finding)}`),
  ]
}

function findingLine({ level, check, code, at, detail }: CheckFinding): string {
  const place = at === undefined ? '' : ` at byte ${at.offset}`
  return `  ${level.padEnd(5)} ${check} ${code}${place}${detail === undefined ? '' : `: ${detail}`}`
}
